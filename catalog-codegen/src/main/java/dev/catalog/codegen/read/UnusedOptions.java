package dev.catalog.codegen.read;

import dev.catalog.codegen.model.Problems;
import dev.catalog.codegen.model.Tag;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.meta.Definition;
import org.jooq.meta.Patterns;
import org.jooq.meta.jaxb.ForcedType;

/**
 * jOOQ's own options that match nothing. It only logs forced types of that kind, and says nothing
 * of includes and excludes. What they match is known when all is written.
 */
public final class UnusedOptions {
  private final MigratedSchemas database;
  private final Problems problems;

  private UnusedOptions(MigratedSchemas database, Problems problems) {
    this.database = database;
    this.problems = problems;
  }

  public static void report(MigratedSchemas database, Problems problems) {
    UnusedOptions options = new UnusedOptions(database, problems);
    options.reportForcedTypes();
    options.reportPatterns("includes", database.getIncludes());
    options.reportPatterns("excludes", database.getExcludes());
  }

  private void reportForcedTypes() {
    for (ForcedType type : database.getUnusedForcedTypes()) {
      problems.add(
          Tag.OPTION_UNUSED,
          "The <forcedType> of %s matches no column; correct its expressions or remove it."
              .formatted(described(type)));
    }
  }

  private static String described(ForcedType type) {
    return Stream.of(
            type.getName(), type.getUserType(), type.getIncludeExpression(), type.getIncludeTypes())
        .filter(each -> each != null && !each.isBlank())
        .collect(Collectors.joining(", "));
  }

  private void reportPatterns(String option, String[] expressions) {
    Patterns patterns = new Patterns();
    patterns.setRegexFlags(database.getRegexFlags());
    for (String expression : expressions == null ? new String[0] : expressions) {
      if (!expression.isBlank() && names().noneMatch(matching(patterns, expression))) {
        problems.add(
            Tag.OPTION_UNUSED,
            "jOOQ's option <%s> matches nothing: \"%s\"; correct it or remove it."
                .formatted(option, expression));
      }
    }
  }

  private static Predicate<String> matching(Patterns patterns, String expression) {
    return patterns.pattern(expression).asMatchPredicate();
  }

  private Stream<String> names() {
    return Stream.of(database.getIncluded(), database.getExcluded())
        .flatMap(List::stream)
        .flatMap(UnusedOptions::namesOf);
  }

  private static Stream<String> namesOf(Definition definition) {
    return Stream.concat(
        Stream.of(definition.getName(), definition.getQualifiedName()),
        definition.getPartiallyQualifiedNames().stream());
  }
}
