package dev.catalog.testing;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
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
    // the loader of this class sees Flyway's plugins in the same version; the context's may see
    // others
    FluentConfiguration configuration =
        Flyway.configure(PostgresExtension.class.getClassLoader())
            .dataSource(dataSource)
            .locations(locations.toArray(String[]::new))
            .failOnMissingLocations(true);
    // else CREATE INDEX CONCURRENTLY waits for ever for Flyway's own transaction
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    if (schema != null) {
      configuration.schemas(schema).defaultSchema(schema).createSchemas(true);
    }
    if (historyTable != null) {
      configuration.table(historyTable);
    }
    Flyway flyway = configuration.load();
    if (flyway.info().all().length == 0) {
      throw new IllegalStateException(
          "There are no migrations in "
              + locations
              + "; name the directory that holds the V1__name.sql files");
    }
    flyway.migrate();
  }
}
