package dev.catalog.postgres;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads a source from properties, of the build or of the JVM. */
final class NamedSource {
  private static final String INSTALLED = "installed";

  private NamedSource() {}

  /**
   * Returns the source.
   *
   * @param subject what messages call the property that names it
   * @param property the value of a property by the end of its name, such as {@code .image}; empty
   *     for none
   */
  static PostgresSource of(
      String subject, UnaryOperator<String> property, Map<String, String> parameters) {
    PostgresSource source = source(subject, property);
    for (Map.Entry<String, String> each : parameters.entrySet()) {
      source = with(source, each.getKey(), each.getValue());
    }
    return source;
  }

  private static PostgresSource source(String subject, UnaryOperator<String> property) {
    String source = property.apply("");
    if (source.isEmpty() || source.equals("embedded")) {
      return embedded(property.apply(".sha256"));
    }
    if (source.equals(INSTALLED)) {
      return PostgresSource.installed();
    }
    if (source.startsWith(INSTALLED + ":")) {
      return PostgresSource.installed(directory(source.substring(INSTALLED.length() + 1)));
    }
    if (source.equals("testcontainers")) {
      return PostgresSource.container(orElse(property.apply(".image"), "postgres:18"));
    }
    if (source.startsWith("jdbc:")) {
      PostgresSource.Given given =
          PostgresSource.given(
              source, orElse(property.apply(".user"), "postgres"), property.apply(".password"));
      return property.apply(".allowContents").equals("true") ? given.allowingContents() : given;
    }
    throw new IllegalArgumentException(
        subject
            + " is \""
            + JdbcUrl.shown(source)
            + "\"; set it to embedded, installed, testcontainers or a URL that starts with"
            + " jdbc:postgresql:");
  }

  private static PostgresSource.Embedded embedded(String checksums) {
    PostgresSource.Embedded embedded = PostgresSource.embedded();
    for (String each : checksums.split("[,\\s]+")) {
      embedded = each.isEmpty() ? embedded : embedded.withChecksum(each);
    }
    return embedded;
  }

  private static Path directory(String text) {
    try {
      return Path.of(text.strip());
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no directory; write installed:/usr/lib/postgresql/18/bin", e);
    }
  }

  private static PostgresSource with(PostgresSource source, String name, String value) {
    if (source instanceof PostgresSource.Embedded embedded) {
      return embedded.withParameter(name, value);
    }
    if (source instanceof PostgresSource.Installed installed) {
      return installed.withParameter(name, value);
    }
    if (source instanceof PostgresSource.Container container) {
      return container.withParameter(name, value);
    }
    throw new IllegalArgumentException(
        "The server parameter " + name + " cannot be set on a server that others run; remove it");
  }

  private static String orElse(String value, String otherwise) {
    return value.isEmpty() ? otherwise : value;
  }
}
