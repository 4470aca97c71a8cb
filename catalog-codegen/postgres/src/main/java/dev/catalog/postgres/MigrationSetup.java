package dev.catalog.postgres;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

/** Flyway as the build and the test kit set it up, for a database that nobody else uses. */
public final class MigrationSetup {

  private MigrationSetup() {}

  /**
   * Returns a configuration without a data source and locations.
   *
   * @param caller a class whose loader sees Flyway's plugins; the thread's own loader may see those
   *     of another version
   * @param schema the schema that Flyway creates and migrates; null for {@code public}
   * @param historyTable the name of Flyway's table; null for its default
   */
  public static FluentConfiguration of(
      Class<?> caller, @Nullable String schema, @Nullable String historyTable) {
    FluentConfiguration configuration = Flyway.configure(caller.getClassLoader());
    lockTheSession(configuration);
    if (schema != null) {
      configuration.schemas(schema).defaultSchema(schema).createSchemas(true);
    }
    return historyTable == null ? configuration : configuration.table(historyTable);
  }

  /**
   * {@code CREATE INDEX CONCURRENTLY} would wait for ever for a lock that a transaction holds. The
   * newer methods that return these settings are not in Flyway 11.7, and by its name the setting
   * needs Jackson in Flyway 13.
   */
  @SuppressWarnings("deprecation")
  private static void lockTheSession(FluentConfiguration configuration) {
    configuration
        .getPluginRegister()
        .getPlugin(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
  }
}
