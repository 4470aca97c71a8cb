package dev.catalog.internal.migrate;

import dev.catalog.DatabaseException;
import dev.catalog.MigrationException;
import dev.catalog.Migrations;
import dev.catalog.internal.connection.Causes;
import dev.catalog.internal.connection.ConnectErrors;
import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.connection.Pgjdbc;
import dev.catalog.internal.connection.ServerConnections;
import dev.catalog.internal.type.Durations;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Turns what Flyway throws into what a caller can act on. The one place that knows Flyway's
 * internal exceptions and the wording of its lock.
 */
final class FlywayErrors {

  private FlywayErrors() {}

  static DatabaseException translate(
      FlywayException e, Migrations migrations, ServerConnections connections) {
    SQLException said = Causes.first(e, SQLException.class);
    FlywaySqlScriptException script = Causes.first(e, FlywaySqlScriptException.class);
    if (script != null && said != null) {
      return ofScript(script, said, e);
    }
    FlywayMigrateException migration = Causes.first(e, FlywayMigrateException.class);
    if (migration != null && migration.getMigration() != null) {
      return ofMigration(migration.getMigration().getScript(), said, e);
    }
    if (said != null && isConnecting(said)) {
      return ConnectErrors.of(said, connections);
    }
    String text = e.getMessage() == null ? e.toString() : e.getMessage();
    if (isLocked(text)) {
      text =
          "Another migrator held the lock for longer than the deadline of "
              + Durations.text(migrations.deadline());
    }
    return new MigrationException(text, null, null, null, null, e);
  }

  /** Returns whether Flyway gave up waiting for another migrator. */
  static boolean isLocked(String message) {
    return message.contains("advisory lock");
  }

  private static MigrationException ofMigration(
      String script, @Nullable SQLException said, FlywayException e) {
    String reason = said == null ? e.getMessage() : said.getMessage();
    return new MigrationException(
        "The migration %s failed: %s".formatted(script, reason),
        script,
        null,
        said == null ? null : said.getSQLState(),
        null,
        e);
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
    ServerErrorMessage server = Pgjdbc.serverMessage(said);
    String text = server == null ? said.getMessage() : server.getMessage();
    return text == null ? said.toString() : text;
  }
}
