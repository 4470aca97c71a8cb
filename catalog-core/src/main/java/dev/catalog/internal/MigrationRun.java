package dev.catalog.internal;

import dev.catalog.DatabaseException;
import dev.catalog.MigrationException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** One call of Flyway, on connections without time limits that nobody else uses. */
final class MigrationRun {

  private final MigrationPlan plan;
  private final ServerConnections connections;
  private final Flyway flyway;

  private MigrationRun(MigrationPlan plan, ServerConnections connections, Flyway flyway) {
    this.plan = plan;
    this.connections = connections;
    this.flyway = flyway;
  }

  static MigrationRun of(MigrationPlan plan, ServerConnections connections) {
    FluentConfiguration configuration =
        Flyway.configure(classLoader())
            .loggers("slf4j")
            .dataSource(connections)
            .locations(plan.locations().toArray(String[]::new))
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .baselineOnMigrate(false)
            .cleanDisabled(true)
            .placeholders(plan.placeholders())
            // Flyway asks for its lock once a second
            .lockRetryCount(Math.toIntExact(Math.max(1, plan.deadline().toSeconds())));
    // a lock of the session: CREATE INDEX CONCURRENTLY would wait for a transaction's for ever
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    if (plan.schema() != null) {
      configuration.schemas(plan.schema()).defaultSchema(plan.schema()).createSchemas(true);
    }
    if (plan.historyTable() != null) {
      configuration.table(plan.historyTable());
    }
    return new MigrationRun(plan, connections, configuration.load());
  }

  private static ClassLoader classLoader() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread == null ? MigrationRun.class.getClassLoader() : ofThread;
  }

  /** Returns the scripts that were applied, in order. */
  List<String> run() {
    try {
      boolean none =
          Arrays.stream(flyway.info().all())
              .noneMatch(migration -> migration.getState().isResolved());
      if (none) {
        throw new MigrationException(
            "There are no migrations in %s; name the directory that holds the V1__name.sql files"
                .formatted(plan.locations()),
            null,
            null,
            null,
            null,
            null);
      }
      return flyway.migrate().migrations.stream().map(MigrationRun::file).toList();
    } catch (FlywayException e) {
      throw translate(e);
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

  private DatabaseException translate(FlywayException e) {
    SQLException said = ConnectErrors.cause(e, SQLException.class);
    FlywaySqlScriptException script = ConnectErrors.cause(e, FlywaySqlScriptException.class);
    FlywayMigrateException migration = ConnectErrors.cause(e, FlywayMigrateException.class);
    if (script != null && said != null) {
      return ofScript(script, said, e);
    }
    if (migration != null && migration.getMigration() != null) {
      String name = migration.getMigration().getScript();
      String reason = said == null ? e.getMessage() : said.getMessage();
      return new MigrationException(
          "The migration %s failed: %s".formatted(name, reason),
          name,
          null,
          said == null ? null : said.getSQLState(),
          null,
          e);
    }
    if (said != null && isConnecting(said)) {
      return ConnectErrors.of(said, connections);
    }
    String text = e.getMessage() == null ? e.toString() : e.getMessage();
    if (text.contains("advisory lock")) {
      text =
          "Another migrator held the lock for longer than the deadline of "
              + Durations.text(plan.deadline());
    }
    return new MigrationException(text, null, null, null, null, e);
  }

  private static boolean isConnecting(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return state.startsWith("08") || state.startsWith("28") || state.startsWith("3D");
  }

  private static MigrationException ofScript(
      FlywaySqlScriptException script, SQLException said, FlywayException e) {
    String file =
        script.getResource() == null ? "(unknown file)" : script.getResource().getRelativePath();
    int line = script.getLineNumber();
    String state = said.getSQLState();
    return new MigrationException(
        "%s, line %d: %s".formatted(file, line, Errors.message(message(said), null, state, null)),
        file,
        line,
        state,
        script.getStatement(),
        e);
  }

  private static String message(SQLException said) {
    var server = Errors.serverMessage(said);
    String text = server == null ? said.getMessage() : server.getMessage();
    return text == null ? said.toString() : text;
  }
}
