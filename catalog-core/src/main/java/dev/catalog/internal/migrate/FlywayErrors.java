package dev.catalog.internal.migrate;

import dev.catalog.DatabaseException;
import dev.catalog.MigrationException;
import dev.catalog.Migrations;
import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.connection.Pgjdbc;
import dev.catalog.internal.pool.ConnectErrors;
import dev.catalog.internal.pool.ServerConnections;
import dev.catalog.internal.type.Durations;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Turns what Flyway throws into what a caller can act on, with all facts that it gives. With {@code
 * HistoryProblem} the one place that knows Flyway's internal exceptions and its wording.
 */
final class FlywayErrors {

  private static final String ACTIVE_TRANSACTION = "25001";
  private static final Pattern UNREADABLE = Pattern.compile("Unable to calculate checksum of (.+)");
  private static final Pattern UNPARSED =
      Pattern.compile("Unable to parse statement in (.+) at line (\\d+) col (\\d+)\\.");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("No value provided for placeholder: (.+?)\\.? +Check your configuration!");
  private static final Pattern OFFENDING_LINE =
      Pattern.compile("Offending statement found at line (\\d+): ");

  private final Migrations migrations;
  private final ServerConnections connections;
  private final Flyway flyway;

  FlywayErrors(Migrations migrations, ServerConnections connections, Flyway flyway) {
    this.migrations = migrations;
    this.connections = connections;
    this.flyway = flyway;
  }

  DatabaseException translate(FlywayException e) {
    FlywayMigrateException migration = Errors.cause(e, FlywayMigrateException.class);
    FlywaySqlScriptException script = Errors.cause(e, FlywaySqlScriptException.class);
    SQLException said = said(e);
    if (script != null && script.getResource() != null && said != null && !file(script).isEmpty()) {
      return ofScript(script, said, migration, e);
    }
    if (migration != null && migration.getMigration() != null) {
      return ofMigration(migration.getMigration().getScript(), said, e);
    }
    SQLException first = Errors.cause(e, SQLException.class);
    if (first != null && isConnecting(first)) {
      return ConnectErrors.of(first, connections);
    }
    if (said != null) {
      return ofStatement(said, e);
    }
    return ofRefusal(e);
  }

  private MigrationException ofScript(
      FlywaySqlScriptException script,
      SQLException said,
      @Nullable FlywayMigrateException migration,
      FlywayException e) {
    String file = file(script);
    int line = script.getLineNumber();
    String state = said.getSQLState();
    return new MigrationException(
        "%s, line %d: %s%s"
            .formatted(
                file,
                line,
                Errors.message(message(said), null, state, null),
                wayOut(file, state) + (migration == null ? "" : left(migration))),
        file,
        line,
        state,
        script.getStatement(),
        e);
  }

  private static String wayOut(String file, @Nullable String state) {
    // Flyway does not recognise all statements that PostgreSQL refuses inside a transaction
    return ACTIVE_TRANSACTION.equals(state)
        ? "; put executeInTransaction=false into a file %s.conf beside it".formatted(file)
        : "";
  }

  /** Returns what a script that ran outside a transaction left behind, and the way on. */
  private String left(FlywayMigrateException migration) {
    if (migration.isExecutableInTransaction()) {
      return "";
    }
    List<String> indexes = InvalidIndexes.of(connections, migrations);
    return "; it ran outside a transaction, so what it did before that stays"
        + (indexes.isEmpty() ? "" : ", and " + InvalidIndexes.sentence(indexes))
        + "; undo it, correct the cause, call Database.repair(migrations, Repair.FAILED), and migrate"
        + " again";
  }

  private static MigrationException ofMigration(
      String script, @Nullable SQLException said, FlywayException e) {
    String reason = said == null ? oneLine(root(e)) : message(said);
    return new MigrationException(
        "The migration %s failed: %s".formatted(script, reason),
        script,
        null,
        said == null ? null : said.getSQLState(),
        null,
        e);
  }

  /** A statement of Flyway's own, for its history table or the schema. */
  private static MigrationException ofStatement(SQLException said, FlywayException e) {
    FlywaySqlException statement = Errors.cause(e, FlywaySqlException.class);
    String what =
        statement == null || statement instanceof FlywaySqlScriptException
            ? "Flyway cannot set up its history table"
            : oneLine(firstLine(statement));
    return new MigrationException(
        what + ": " + Errors.message(message(said), null, said.getSQLState(), null),
        null,
        null,
        said.getSQLState(),
        null,
        e);
  }

  private MigrationException ofRefusal(FlywayException e) {
    String text = String.valueOf(e.getMessage());
    if (isLocked(text)) {
      return exception(
          "Another migrator held the lock for longer than the deadline of "
              + Durations.text(migrations.deadline()),
          e);
    }
    if (e instanceof FlywayValidateException) {
      String problems =
          HistoryProblem.of(flyway).stream()
              .map(HistoryProblem::sentence)
              .collect(Collectors.joining("\n"));
      return exception(problems.isEmpty() ? oneLine(text) : problems, e);
    }
    Matcher unreadable = UNREADABLE.matcher(text);
    if (unreadable.find()) {
      String file = unreadable.group(1).strip();
      return exception(
          "%s cannot be read as %s; save it so, or name its encoding with Migrations.encoding"
              .formatted(file, migrations.encoding()),
          file,
          null,
          e);
    }
    Matcher unparsed = UNPARSED.matcher(text);
    if (unparsed.find()) {
      return ofParser(unparsed, e);
    }
    if (text.contains("even though mixed is false")) {
      return ofMixed(text, e);
    }
    return exception(oneLine(text) + wayOut(e), e);
  }

  private static MigrationException ofParser(Matcher unparsed, FlywayException e) {
    String file = fileName(unparsed.group(1));
    String reason = root(e);
    Matcher placeholder = PLACEHOLDER.matcher(reason);
    if (placeholder.find()) {
      // the line that Flyway names is where it began to read
      return exception(
          "%s: the placeholder %s has no value; give it one with Migrations.placeholders"
              .formatted(file, placeholder.group(1)),
          file,
          null,
          e);
    }
    int line = Integer.parseInt(unparsed.group(2));
    return exception("%s, line %d: %s".formatted(file, line, oneLine(reason)), file, line, e);
  }

  /** Flyway does not say which script; it is the first one that did not run yet. */
  private MigrationException ofMixed(String text, FlywayException e) {
    MigrationInfo[] pending = flyway.info().pending();
    String file = pending.length == 0 ? null : fileName(pending[0].getScript());
    Matcher offending = OFFENDING_LINE.matcher(text);
    Integer line = offending.find() ? Integer.valueOf(offending.group(1)) : null;
    return exception(
        (file == null ? "A script" : file)
            + (line == null ? "" : ", line " + line)
            + ": the script has statements that need a transaction and others that cannot run in"
            + " one; divide it, or run it without a transaction with Migrations.mixed(true)",
        file,
        line,
        e);
  }

  private static String wayOut(FlywayException e) {
    return switch (String.valueOf((Object) e.getErrorCode())) {
      case "NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE" ->
          "; say which version the database has with Migrations.baseline, or name another schema";
      case "DUPLICATE_VERSIONED_MIGRATION" -> "; give each file a version of its own";
      case "DUPLICATE_REPEATABLE_MIGRATION" -> "; give each file a description of its own";
      default -> "";
    };
  }

  /** Returns whether Flyway gave up waiting for another migrator. */
  static boolean isLocked(String message) {
    return message.contains("advisory lock");
  }

  private static boolean isConnecting(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return state.startsWith("08") || state.startsWith("28") || state.startsWith("3D");
  }

  static MigrationException exception(String message, @Nullable FlywayException cause) {
    return exception(message, null, null, cause);
  }

  private static MigrationException exception(
      String message,
      @Nullable String script,
      @Nullable Integer line,
      @Nullable FlywayException cause) {
    return new MigrationException(message, script, line, null, null, cause);
  }

  /**
   * Returns all of a message of Flyway on one line: lists get commas, advertisements go, and so
   * does advice for its command line.
   */
  static String oneLine(String message) {
    List<String> sentences = new ArrayList<>();
    boolean listed = false;
    for (String raw : message.strip().lines().toList()) {
      String line = raw.strip();
      if (line.isEmpty() || line.matches("-{5,}") || isAdvice(line)) {
        continue;
      }
      boolean item = line.startsWith("->");
      String text = item ? line.substring(2).strip() : withoutEnd(line);
      if (item && !sentences.isEmpty()) {
        int last = sentences.size() - 1;
        sentences.set(last, sentences.get(last) + (listed ? ", " : ": ") + text);
      } else if (!text.equals("Offenders")) {
        sentences.add(text);
      }
      listed = item;
    }
    return String.join("; ", sentences);
  }

  private static boolean isAdvice(String line) {
    return line.startsWith("Need more flexibility")
        || line.startsWith("Please ensure you have configured the correct file encoding")
        || line.startsWith("Statement  : Run Flyway");
  }

  private static String withoutEnd(String line) {
    String text =
        line.replace(
            " Use baseline() or set baselineOnMigrate to true to initialize the schema history table.",
            "");
    return text.endsWith(".") || text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
  }

  /** Returns what the deepest cause says. */
  private static String root(Throwable e) {
    Throwable root = e;
    for (int depth = 0; root.getCause() != null && depth < 10; depth++) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }

  /** Returns what the server said; a COPY hides it behind exceptions of others. */
  private static @Nullable SQLException said(FlywayException e) {
    SQLException first = Errors.cause(e, SQLException.class);
    Throwable at = e;
    for (int depth = 0; at != null && depth < 10; depth++) {
      if (at instanceof SQLException sql && Pgjdbc.serverMessage(sql) != null) {
        return sql;
      }
      at = at.getCause();
    }
    return first;
  }

  private static String message(SQLException said) {
    ServerErrorMessage server = Pgjdbc.serverMessage(said);
    String text = server == null ? said.getMessage() : server.getMessage();
    String hint = server == null ? null : server.getHint();
    String whole = text == null ? said.toString() : text;
    return hint == null ? whole : whole + " (" + hint + ")";
  }

  private static String file(FlywaySqlScriptException script) {
    String path = script.getResource() == null ? null : script.getResource().getRelativePath();
    return path == null ? "" : path;
  }

  static String fileName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
