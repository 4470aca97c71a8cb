package dev.catalog.testing;

import dev.catalog.postgres.MigrationSetup;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * What a template database holds.
 *
 * @param locations Flyway locations; none for an empty database
 * @param schema the schema that Flyway creates and migrates, or null for {@code public}
 * @param historyTable the name of Flyway's table, or null for its default
 */
record Template(List<String> locations, @Nullable String schema, @Nullable String historyTable) {

  Template {
    locations = List.copyOf(locations);
  }

  boolean isEmpty() {
    return locations.isEmpty();
  }

  /**
   * Runs the migrations.
   *
   * @throws IllegalStateException if there are none
   */
  void migrate(DataSource dataSource) {
    Flyway flyway =
        MigrationSetup.of(PostgresExtension.class, schema, historyTable)
            .dataSource(dataSource)
            .locations(locations.toArray(String[]::new))
            .failOnMissingLocations(true)
            .load();
    if (flyway.info().all().length == 0) {
      throw new IllegalStateException(
          "There are no migrations in "
              + locations
              + "; name the directory that holds the V1__name.sql files");
    }
    flyway.migrate();
  }
}
