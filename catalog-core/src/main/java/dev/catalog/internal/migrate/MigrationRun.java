package dev.catalog.internal.migrate;

import dev.catalog.MigrationException;
import dev.catalog.Migrations;
import dev.catalog.internal.connection.ServerConnections;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** One call of Flyway, on connections without time limits that nobody else uses. */
public final class MigrationRun {

  private final Migrations migrations;
  private final ServerConnections connections;
  private final Flyway flyway;

  private MigrationRun(Migrations migrations, ServerConnections connections, Flyway flyway) {
    this.migrations = migrations;
    this.connections = connections;
    this.flyway = flyway;
  }

  public static MigrationRun of(Migrations migrations, ServerConnections connections) {
    FluentConfiguration configuration =
        Flyway.configure(classLoader())
            .loggers("slf4j")
            .dataSource(connections)
            .locations(migrations.locations().toArray(String[]::new))
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .baselineOnMigrate(false)
            .cleanDisabled(true)
            .placeholders(migrations.placeholders())
            // Flyway asks for its lock once a second
            .lockRetryCount(Math.toIntExact(Math.max(1, migrations.deadline().toSeconds())));
    // a lock of the session: CREATE INDEX CONCURRENTLY would wait for a transaction's for ever
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    migrations
        .schema()
        .ifPresent(
            schema -> configuration.schemas(schema).defaultSchema(schema).createSchemas(true));
    migrations.historyTable().ifPresent(configuration::table);
    return new MigrationRun(migrations, connections, configuration.load());
  }

  private static ClassLoader classLoader() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread == null ? MigrationRun.class.getClassLoader() : ofThread;
  }

  /** Returns the scripts that were applied, in order. */
  public List<String> run() {
    try {
      boolean none =
          Arrays.stream(flyway.info().all())
              .noneMatch(migration -> migration.getState().isResolved());
      if (none) {
        throw new MigrationException(
            "There are no migrations in %s; name the directory that holds the V1__name.sql files"
                .formatted(migrations.locations()),
            null,
            null,
            null,
            null,
            null);
      }
      return flyway.migrate().migrations.stream().map(MigrationRun::file).toList();
    } catch (FlywayException e) {
      throw FlywayErrors.translate(e, migrations, connections);
    }
  }

  /** Returns the name of the script; Flyway gives the path it has on this machine. */
  private static String file(MigrateOutput migration) {
    return migration.filepath == null || migration.filepath.isEmpty()
        ? migration.description
        : migration.filepath.substring(
            Math.max(migration.filepath.lastIndexOf('/'), migration.filepath.lastIndexOf('\\'))
                + 1);
  }
}
