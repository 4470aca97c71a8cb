package dev.catalog.testing;

import dev.catalog.postgres.MigrationFailure;
import dev.catalog.postgres.MigrationSetup;
import dev.catalog.postgres.PostgresSource;
import dev.catalog.postgres.ThrowawayPostgres;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a template database holds.
 *
 * @param locations Flyway locations; none for an empty database
 * @param schema the schema that Flyway creates and migrates, or null for {@code public}
 * @param historyTable the name of Flyway's table, or null for its default
 * @param placeholders values by the names of placeholders
 * @param encoding of the script files
 * @param mixed whether a script may mix statements that need a transaction with others
 */
record Template(
    List<String> locations,
    @Nullable String schema,
    @Nullable String historyTable,
    Map<String, String> placeholders,
    Charset encoding,
    boolean mixed) {

  Template {
    locations = List.copyOf(locations);
    placeholders = Map.copyOf(placeholders);
  }

  static Template of(List<String> locations) {
    return new Template(locations, null, null, Map.of(), StandardCharsets.UTF_8, false);
  }

  Template schema(String schema) {
    return new Template(locations, schema, historyTable, placeholders, encoding, mixed);
  }

  Template historyTable(String table) {
    return new Template(locations, schema, table, placeholders, encoding, mixed);
  }

  Template placeholders(Map<String, String> values) {
    return new Template(locations, schema, historyTable, values, encoding, mixed);
  }

  Template encoding(Charset charset) {
    return new Template(locations, schema, historyTable, placeholders, charset, mixed);
  }

  Template mixed(boolean allowed) {
    return new Template(locations, schema, historyTable, placeholders, encoding, allowed);
  }

  boolean isEmpty() {
    return locations.isEmpty();
  }

  /**
   * Runs the migrations.
   *
   * @throws IllegalStateException if there are none
   * @throws FlywayException if one fails, with what is wrong and what to change
   */
  void migrate(DataSource dataSource, PostgresSource source, ThrowawayPostgres postgres) {
    Flyway flyway =
        MigrationSetup.of(PostgresExtension.class, schema, historyTable)
            .dataSource(dataSource)
            .locations(locations.toArray(String[]::new))
            .failOnMissingLocations(true)
            .placeholders(placeholders)
            .encoding(encoding)
            .mixed(mixed)
            .load();
    try {
      if (flyway.info().all().length == 0) {
        throw new IllegalStateException(
            "There are no migrations in "
                + locations
                + "; name the directory that holds the V1__name.sql files");
      }
      flyway.migrate();
    } catch (FlywayException e) {
      MigrationFailure failure =
          MigrationFailure.of(e, pending(flyway), source, postgres, new TestWords(locations));
      throw new FlywayException(failure.sentence(), e);
    }
  }

  /** Returns the file that Flyway would run next, or null if it cannot say. */
  private static @Nullable String pending(Flyway flyway) {
    try {
      MigrationInfo[] pending = flyway.info().pending();
      return pending.length == 0 ? null : pending[0].getPhysicalLocation();
    } catch (FlywayException e) {
      return null;
    }
  }

  /** What the author of a test knows and sets. */
  private record TestWords(List<String> locations) implements MigrationFailure.Words {
    @Override
    public String path(String text) {
      return text;
    }

    @Override
    public String refused() {
      return "Flyway refused the migrations in " + String.join(", ", locations) + ": ";
    }

    @Override
    public String server() {
      return "catalog.postgres";
    }

    @Override
    public String option(String name) {
      return switch (name) {
        case "placeholders" -> "set it with PostgresExtension.placeholders";
        case "mixed" -> "run it without a transaction with PostgresExtension.mixed(true)";
        case "baseline" -> "drop what it holds";
        default -> "name its encoding with PostgresExtension.encoding";
      };
    }
  }
}
