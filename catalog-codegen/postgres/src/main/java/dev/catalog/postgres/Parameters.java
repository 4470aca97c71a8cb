package dev.catalog.postgres;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Server parameters that can be written into {@code postgresql.conf} as they are. */
final class Parameters {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*(\\.[A-Za-z_][A-Za-z0-9_$]*)*");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)?");

  private Parameters() {}

  static Map<String, String> copyOf(Map<String, String> parameters) {
    parameters.forEach(Parameters::check);
    return Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  static Map<String, String> with(Map<String, String> parameters, String name, String value) {
    Map<String, String> copy = new LinkedHashMap<>(parameters);
    copy.put(name, value);
    return copy;
  }

  private static void check(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("\"" + name + "\" is not the name of a server parameter");
    }
    if (value.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException(
          "The value of the server parameter " + name + " is more than one line");
    }
  }

  static Set<String> checksums(Set<String> checksums) {
    Set<String> lower = new LinkedHashSet<>();
    for (String each : checksums) {
      if (!SHA256.matcher(each).matches()) {
        throw new IllegalArgumentException(
            "\"" + each + "\" is not a SHA-256; write 64 hexadecimal digits");
      }
      lower.add(each.toLowerCase(Locale.ROOT));
    }
    return Collections.unmodifiableSet(lower);
  }

  /** Returns the properties whose names begin in this way, by the rest of their names. */
  static Map<String, String> below(String prefix, Map<String, String> properties) {
    Map<String, String> found = new TreeMap<>();
    properties.forEach(
        (name, value) -> {
          if (name.startsWith(prefix) && !value.isBlank()) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return found;
  }

  static Map<String, String> systemProperties(String prefix) {
    Map<String, String> all = new TreeMap<>();
    Properties properties = System.getProperties();
    properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
    return below(prefix, all);
  }

  static String systemProperty(String name, String otherwise) {
    String value = System.getProperty(name);
    return value == null || value.isBlank() ? otherwise : value;
  }

  static void checkVersion(@Nullable String version) {
    if (version != null && !VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "\"" + version + "\" is not a PostgreSQL version; write it as 18 or 18.6");
    }
  }
}
