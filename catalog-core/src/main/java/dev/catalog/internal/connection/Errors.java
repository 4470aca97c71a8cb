package dev.catalog.internal.connection;

import dev.catalog.CommitOutcomeUnknownException;
import dev.catalog.ConnectionFailedException;
import dev.catalog.ConstraintViolationException;
import dev.catalog.ConstraintViolationException.Kind;
import dev.catalog.DatabaseException;
import dev.catalog.QueryCancelledException;
import dev.catalog.QueryTimeoutException;
import dev.catalog.StatementException;
import dev.catalog.TransactionConflictException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Turns what JDBC throws into what a caller can act on, by SQLSTATE. Notes on the lease what
 * follows for its connection.
 */
public final class Errors {

  /** The server ended the connection: shutdown, crash, dropped database, idle limits. */
  private static final Set<String> ENDED =
      Set.of("57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04");

  private static final String OUT_OF_DATE =
      "A table or a type was changed since the statement was prepared, so the server refused it"
          + " before it ran: send it again";

  /** Ends a circle of causes. */
  private static final int DEEPEST = 10;

  private Errors() {}

  static QueryCancelledException cancelled() {
    return new QueryCancelledException(
        "The block was cancelled and is rolled back", null, null, null);
  }

  /** Returns what to throw for a statement that failed. */
  public static DatabaseException translate(SQLException e, @Nullable String sql, Lease lease) {
    DatabaseException failure = classify(e, sql, lease);
    lease.noteFailure(failure);
    return failure;
  }

  private static DatabaseException classify(
      SQLException thrown, @Nullable String sql, Lease lease) {
    ServerErrorMessage server = Pgjdbc.serverMessage(thrown);
    String state = state(thrown, server);
    String fact = fact(thrown, server, state, sql);
    SQLException e = ServerWording.withoutValues(thrown, server, fact, state);
    if (lease.isBroken() || isBroken(state)) {
      return broken(e, fact, state, sql, lease);
    }
    if (Pgjdbc.isPlanOutOfDate(thrown)) {
      return conflict(e, OUT_OF_DATE, state, sql);
    }
    return switch (state) {
      case "23505" -> violation(Kind.UNIQUE, e, server, fact, sql);
      case "23503", "23001" -> violation(Kind.FOREIGN_KEY, e, server, fact, sql);
      case "23514" -> violation(Kind.CHECK, e, server, fact, sql);
      case "23502" -> violation(Kind.NOT_NULL, e, server, fact, sql);
      case "23P01" -> violation(Kind.EXCLUSION, e, server, fact, sql);
      case "40001", "40P01", "55P03" -> conflict(e, fact, state, sql);
      case "57014" -> stopped(e, fact, state, sql, lease);
      default -> statement(e, fact, state, sql, lease);
    };
  }

  /** Returns what to throw for a commit that failed. */
  public static DatabaseException commit(SQLException e, Lease lease) {
    if (lease.access() != Access.ATOMIC || lease.isBroken()) {
      return translate(e, "commit", lease);
    }
    String state = state(e, Pgjdbc.serverMessage(e));
    if (!isBroken(state)) {
      return translate(e, "commit", lease);
    }
    lease.connectionBroke();
    return outcomeUnknown(e, "COMMIT was sent", state, "commit");
  }

  /**
   * Returns what to throw instead of sending a COMMIT that the server would answer with ROLLBACK,
   * as it does, without an error, when the block had swallowed the failure of a statement.
   */
  public static DatabaseException cannotCommit(Lease lease) {
    Throwable first = lease.health().firstFailure();
    String fact =
        "An earlier statement of this transaction failed, so it is rolled back instead of"
            + " committed";
    String why = first == null ? "" : " (" + first.getMessage() + ")";
    if (first instanceof TransactionConflictException conflict) {
      String state = conflict.sqlState().orElse(null);
      String sql = conflict.sql().orElse(null);
      return new TransactionConflictException(fact + why, state, sql, 1, first);
    }
    return new StatementException(
        message(fact, null, "25P02", null) + why, "25P02", "commit", first);
  }

  /** Whether a whole block may be run again after this SQLSTATE. */
  public static boolean isRepeatable(TransactionConflictException e) {
    return !e.sqlState().orElse("").equals("55P03");
  }

  /** Whether a conflict is that of a plan that is out of date, and not with other transactions. */
  public static boolean isPlanOutOfDate(TransactionConflictException e) {
    String state = e.sqlState().orElse("");
    return state.equals("0A000") || state.equals("26000");
  }

  private static boolean isBroken(String state) {
    return state.startsWith("08") || ENDED.contains(state);
  }

  private static DatabaseException broken(
      SQLException e, String fact, String state, @Nullable String sql, Lease lease) {
    boolean before = lease.isBroken();
    lease.connectionBroke();
    if (state.equals("25P03") || state.equals("25P04")) {
      return new QueryTimeoutException(message(fact, null, state, sql), state, sql, e);
    }
    if (lease.access().isInDoubtWhenLost() && !before) {
      String sent = lease.access() == Access.WRITE ? "A write" : "A statement that may write";
      return outcomeUnknown(e, sent + " was sent", state, sql);
    }
    String what =
        e.getCause() instanceof SocketTimeoutException
            ? "The server did not answer within socketTimeout, and the connection was closed"
            : "The connection to the server broke (" + fact + ")";
    String then = lease.access() == Access.ATOMIC ? "; the transaction is rolled back" : "";
    return new ConnectionFailedException(message(what + then, null, state, sql), state, sql, e);
  }

  private static CommitOutcomeUnknownException outcomeUnknown(
      SQLException e, String what, String state, @Nullable String sql) {
    return new CommitOutcomeUnknownException(
        message(
            what
                + " and the connection broke before the answer came; it may have taken effect or"
                + " not",
            null,
            state,
            sql),
        state,
        sql,
        e);
  }

  private static ConstraintViolationException violation(
      Kind kind,
      SQLException e,
      @Nullable ServerErrorMessage server,
      String fact,
      @Nullable String sql) {
    String constraint = server == null ? null : server.getConstraint();
    String column = server == null ? null : server.getColumn();
    String table = server == null ? null : qualified(server);
    String object = table == null ? null : "table " + table;
    String state = e.getSQLState();
    return new ConstraintViolationException(
        message(fact, object, state, sql), kind, constraint, table, column, state, sql, e);
  }

  private static @Nullable String qualified(ServerErrorMessage server) {
    String table = server.getTable();
    return table == null || server.getSchema() == null ? table : server.getSchema() + "." + table;
  }

  private static TransactionConflictException conflict(
      SQLException e, String fact, String state, @Nullable String sql) {
    return new TransactionConflictException(message(fact, null, state, sql), state, sql, 1, e);
  }

  private static DatabaseException stopped(
      SQLException e, String fact, String state, @Nullable String sql, Lease lease) {
    // the server's own words differ by language; where they are not English, a limit is likelier
    if (lease.isCancelled() || ServerWording.isStoppedOnRequest(fact)) {
      return new QueryCancelledException(message(fact, null, state, sql), state, sql, e);
    }
    return new QueryTimeoutException(message(fact, null, state, sql), state, sql, e);
  }

  private static StatementException statement(
      SQLException e, String fact, String state, @Nullable String sql, Lease lease) {
    String text = fact;
    if (state.equals("25006") && !isReadOnlyTransaction(lease.access())) {
      // the server turned read-only, by failover for example: another connection may find the
      // primary
      lease.discard();
    }
    if (state.equals("25P02")) {
      text = "An earlier statement of this transaction failed, so it can only roll back";
    }
    return new StatementException(message(text, null, state, sql), state, sql, e);
  }

  private static boolean isReadOnlyTransaction(Access access) {
    return access == Access.SNAPSHOT || access == Access.STREAM;
  }

  /** Builds a message from the fact, its object, the SQLSTATE and the SQL. */
  public static String message(
      String fact, @Nullable String object, @Nullable String state, @Nullable String sql) {
    StringBuilder text = new StringBuilder(fact);
    if (object != null || (state != null && !state.isEmpty())) {
      text.append(" [").append(object == null ? "" : object);
      if (state != null && !state.isEmpty()) {
        text.append(object == null ? "" : ", ").append("SQLSTATE ").append(state);
      }
      text.append(']');
    }
    return sql == null ? text.toString() : text.append("; SQL: ").append(sql).toString();
  }

  private static String fact(
      SQLException e, @Nullable ServerErrorMessage server, String state, @Nullable String sql) {
    String said = server == null ? e.getMessage() : server.getMessage();
    return ServerWording.withoutValues(server, said, state, sql);
  }

  /** Returns the first of a type: the exception itself, or one of its causes; null for none. */
  public static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> type) {
    Throwable at = e;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
      at = at.getCause();
    }
    return null;
  }

  static String state(SQLException e, @Nullable ServerErrorMessage server) {
    String state = server == null ? e.getSQLState() : server.getSQLState();
    return state == null ? "" : state;
  }
}
