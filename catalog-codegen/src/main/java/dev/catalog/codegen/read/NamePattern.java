package dev.catalog.codegen.read;

import dev.catalog.codegen.model.Problems;
import dev.catalog.codegen.model.Tag;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A regular expression for names, which remembers whether it matched one. */
public final class NamePattern {
  private final String property;
  private final @Nullable Pattern pattern;
  private boolean isUsed;

  private NamePattern(String property, @Nullable Pattern pattern) {
    this.property = property;
    this.pattern = pattern;
  }

  /** Returns the value of a property, which matches nothing when it is not set. */
  static NamePattern of(String property, Map<String, String> values, Problems problems) {
    String regex = values.getOrDefault(property, "");
    try {
      return new NamePattern(property, regex.isEmpty() ? null : Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      problems.add(
          Tag.OPTION_INVALID,
          "The property %s is not a regular expression: %s (\"%s\")."
              .formatted(property, e.getDescription(), regex),
          e);
      return new NamePattern(property, null);
    }
  }

  /** Returns whether a name matches, alone or behind its schema. */
  boolean matches(String schema, String name) {
    boolean matches =
        pattern != null
            && (pattern.matcher(name).matches() || pattern.matcher(schema + "." + name).matches());
    isUsed |= matches;
    return matches;
  }

  /**
   * Reports a pattern that matched nothing.
   *
   * @param what it should match, with the form of the names, such as {@code "table (schema.table)"}
   */
  void reportUnused(String what, String form, Problems problems) {
    if (pattern != null && !isUsed) {
      problems.add(
          Tag.OPTION_UNUSED,
          "The property %s matches no %s: \"%s\"; correct it (%s) or remove it."
              .formatted(property, what, pattern, form));
    }
  }
}
