package dev.catalog.codegen.read;

import dev.catalog.codegen.model.Problems;
import dev.catalog.codegen.model.Tag;
import dev.catalog.postgres.PostgresSource;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code <database><properties>} says, read once.
 *
 * @param migrations directories of migrations, absolute
 * @param schema Flyway's default schema, or null for PostgreSQL's
 * @param encoding of the migrations
 * @param mixed whether a migration may mix statements that need a transaction with others
 * @param outOfOrder whether a migration may run after a later one, on a database with a history
 * @param baseline the version that a database with contents and without a history has, or null
 * @param triggerKept matches the qualified names of columns that a trigger keeps
 * @param readOnly matches the names of tables that are only read
 * @param notNull matches the qualified names of columns of views that are never null
 * @param rowNames row names by table name, {@code table} or {@code schema.table}
 * @param relationNames names of relations by foreign key: that of the parent, and behind a slash
 *     that of the children
 */
public record Options(
    Path basedir,
    List<Path> migrations,
    @Nullable String schema,
    String historyTable,
    Map<String, String> placeholders,
    Charset encoding,
    boolean mixed,
    boolean outOfOrder,
    @Nullable String baseline,
    PostgresSource postgres,
    NamePattern triggerKept,
    NamePattern readOnly,
    NamePattern notNull,
    Map<String, String> rowNames,
    Map<String, String> relationNames) {

  public static final String DEFAULT_MIGRATIONS = "src/main/resources/db/migration";
  private static final String PLACEHOLDERS = "placeholders.";
  private static final String PARAMETERS = "postgres.parameters.";
  private static final Set<String> KEYS =
      new TreeSet<>(
          Set.of(
              "migrations",
              "schema",
              "historyTable",
              "encoding",
              "mixed",
              "outOfOrder",
              "baseline",
              "postgres",
              "postgres.image",
              "postgres.sha256",
              "postgres.user",
              "postgres.password",
              "postgres.version",
              "postgres.allowContents",
              "triggerKept",
              "readOnly",
              "notNull",
              "rowNames",
              "relationNames"));

  /**
   * Reads the properties.
   *
   * @throws dev.catalog.codegen.model.CatalogGenerationException with every property that is
   *     unknown or cannot be used
   */
  static Options from(Path basedir, Properties properties) {
    Problems problems = new Problems();
    Map<String, String> values = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      values.put(key, properties.getProperty(key).strip());
      if (!KEYS.contains(key) && !key.startsWith(PLACEHOLDERS) && !key.startsWith(PARAMETERS)) {
        problems.add(
            Tag.OPTION_UNKNOWN,
            "There is no property \"%s\"; use one of %s, %sname or %sname."
                .formatted(key, String.join(", ", KEYS), PARAMETERS, PLACEHOLDERS));
      }
    }
    Options options =
        new Options(
            basedir,
            list(values.getOrDefault("migrations", DEFAULT_MIGRATIONS))
                .map(each -> basedir.resolve(each).normalize())
                .toList(),
            blankToNull(values.get("schema")),
            values.getOrDefault("historyTable", "flyway_schema_history"),
            placeholders(values),
            encoding(values, problems),
            flag("mixed", values, problems),
            flag("outOfOrder", values, problems),
            baseline(values, problems),
            postgres(values, problems),
            NamePattern.of("triggerKept", values, problems),
            NamePattern.of("readOnly", values, problems),
            NamePattern.of("notNull", values, problems),
            pairs("rowNames", "table=RowName", values, problems),
            pairs("relationNames", "foreign_key=PARENT/CHILDREN", values, problems));
    problems.throwIfAny();
    return options;
  }

  private static Stream<String> list(String value) {
    return Stream.of(value.split(",")).map(String::strip).filter(each -> !each.isEmpty());
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }

  private static Map<String, String> placeholders(Map<String, String> values) {
    Map<String, String> placeholders = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(PLACEHOLDERS)) {
            placeholders.put(key.substring(PLACEHOLDERS.length()), value);
          }
        });
    return placeholders;
  }

  private static PostgresSource postgres(Map<String, String> values, Problems problems) {
    String source = values.getOrDefault("postgres", "");
    String version = values.getOrDefault("postgres.version", "");
    try {
      PostgresSource postgres =
          source.isEmpty()
              ? PostgresSource.fromSystemProperties()
              : PostgresSource.fromProperties(values);
      return version.isEmpty() ? postgres : postgres.withVersion(version);
    } catch (IllegalArgumentException e) {
      problems.add(Tag.OPTION_INVALID, sentence(e.getMessage()), e);
      return PostgresSource.embedded();
    }
  }

  private static Charset encoding(Map<String, String> values, Problems problems) {
    String name = values.getOrDefault("encoding", "UTF-8");
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      problems.add(
          Tag.OPTION_INVALID,
          "The property encoding is \"%s\"; name one that Java has, such as ISO-8859-1."
              .formatted(name),
          e);
      return StandardCharsets.UTF_8;
    }
  }

  private static boolean flag(String key, Map<String, String> values, Problems problems) {
    String value = values.getOrDefault(key, "false");
    if (!value.equals("true") && !value.equals("false")) {
      problems.add(
          Tag.OPTION_INVALID,
          "The property %s is \"%s\"; set it to true or false.".formatted(key, value));
    }
    return value.equals("true");
  }

  private static @Nullable String baseline(Map<String, String> values, Problems problems) {
    String version = blankToNull(values.get("baseline"));
    if (version != null && !version.matches("\\d+([._]\\d+)*")) {
      problems.add(
          Tag.OPTION_INVALID,
          "The property baseline is \"%s\"; write a version such as 7 or 2.1.".formatted(version));
      return null;
    }
    return version;
  }

  private static Map<String, String> pairs(
      String key, String form, Map<String, String> values, Problems problems) {
    Map<String, String> pairs = new LinkedHashMap<>();
    list(values.getOrDefault(key, ""))
        .forEach(
            pair -> {
              int sign = pair.indexOf('=');
              if (sign < 1 || sign == pair.length() - 1) {
                problems.add(
                    Tag.OPTION_INVALID,
                    "The property %s holds \"%s\"; write %s, with commas between them."
                        .formatted(key, pair, form));
              } else {
                pairs.put(pair.substring(0, sign).strip(), pair.substring(sign + 1).strip());
              }
            });
    return pairs;
  }

  private static String sentence(@Nullable String message) {
    return message == null || message.endsWith(".") ? String.valueOf(message) : message + ".";
  }
}
