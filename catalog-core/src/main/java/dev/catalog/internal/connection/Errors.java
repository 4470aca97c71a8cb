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

  /**
   * What the driver refuses before it sends anything: a bind without a value, too many binds, a
   * statement that is closed. It has no such state for an answer that it cannot read.
   */
  private static final Set<String> NOT_SENT = Set.of("07006", "22023", "55000");

  private static final String LEFT_OPEN =
      "SQL began a transaction and left it open, so it is rolled back: use db.transaction";

  private static final String OUT_OF_DATE =
      "A table or a type was changed since the statement was prepared, so the server refused it"
          + " before it ran: send it again";

  private static final int DEEPEST_CAUSE = 10;

  private Errors() {}

  static QueryCancelledException cancelled() {
    return new QueryCancelledException(
        "The block was cancelled and is rolled back", null, null, null);
  }

  /** Returns what to throw for a statement that failed. */
  public static DatabaseException translate(SQLException e, @Nullable String sql, Lease lease) {
    return noted(classify(e, sql, lease, mayHaveWritten(lease) ? null : then(lease)), lease);
  }

  /** Returns what to throw for a COPY that failed before its end was sent: it loaded nothing. */
  static DatabaseException cutCopy(SQLException e, String sql, Lease lease) {
    return noted(classify(e, sql, lease, thenOfCutCopy(lease)), lease);
  }

  /** Returns whether a write of its own was sent, and its answer has not come. */
  private static boolean mayHaveWritten(Lease lease) {
    return lease.access().isInDoubtWhenLost() && lease.isAwaiting();
  }

  private static String sent(Lease lease) {
    boolean writes = lease.access() == Access.WRITE;
    return writes ? "A write was sent" : "A statement that may write was sent";
  }

  /** Returns what became of the work before, for messages. */
  private static String then(Lease lease) {
    return lease.access() == Access.ATOMIC ? "; the transaction is rolled back" : "";
  }

  private static String thenOfCutCopy(Lease lease) {
    return lease.access() == Access.ATOMIC
        ? then(lease)
        : "; no row was loaded, because the end of the COPY was not sent";
  }

  /** Returns what to throw when SQL of a caller's has left a transaction open, and did not fail. */
  public static IllegalStateException leftOpen(@Nullable String sql) {
    return new IllegalStateException(message(LEFT_OPEN, null, null, sql));
  }

  /** As above, when it failed. */
  public static StatementException leftOpen(@Nullable RuntimeException failure, String sql) {
    String state = failure instanceof DatabaseException e ? e.sqlState().orElse(null) : null;
    String why = failure == null ? "" : " (" + failure.getMessage() + ")";
    return new StatementException(LEFT_OPEN + why, state, sql, failure);
  }

  /** Returns whether a failure is an answer of the server's. */
  public static boolean isOfServer(Throwable failure) {
    SQLException said = cause(failure, SQLException.class);
    return said != null && Pgjdbc.serverMessage(said) != null;
  }

  /**
   * Closes the connection after a failure in the middle of an answer, for callers that may swallow
   * what the driver threw.
   */
  public static void guard(SQLException e, Lease lease) {
    boolean unread = lease.isAwaiting() && Pgjdbc.serverMessage(e) == null;
    if (unread && !NOT_SENT.contains(state(e, null))) {
      lease.abort();
    }
  }

  private static <E extends DatabaseException> E noted(E failure, Lease lease) {
    lease.noteFailure(failure);
    return failure;
  }

  /** What became of the work when the answer is lost is {@code then}; null: nobody knows. */
  private static DatabaseException classify(
      SQLException thrown, @Nullable String sql, Lease lease, @Nullable String then) {
    ServerErrorMessage server = Pgjdbc.serverMessage(thrown);
    String state = state(thrown, server);
    String fact = fact(thrown, server, state, sql);
    SQLException e = ServerWording.withoutValues(thrown, server, fact, state);
    if (!lease.isBroken() && Pgjdbc.isClosedByPool(server, lease.connection())) {
      lease.abort();
    } else if (isBroken(server, state, lease)) {
      return broken(e, fact, state, sql, lease, then);
    }
    if (server == null && lease.isAwaiting() && !NOT_SENT.contains(state)) {
      return unreadable(e, fact, state, sql, lease, then);
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

  /**
   * Returns whether the connection is gone. What the server says does not decide that: a trigger
   * and a foreign server raise class 08 too, and the session goes on.
   */
  private static boolean isBroken(@Nullable ServerErrorMessage server, String state, Lease lease) {
    return lease.isBroken() || !Fitness.isOpen(lease) || (server == null && state.startsWith("08"));
  }

  /** Returns what to throw for a commit that failed. */
  public static DatabaseException commit(SQLException e, Lease lease) {
    ServerErrorMessage server = Pgjdbc.serverMessage(e);
    String state = state(e, server);
    boolean refused = server != null && Fitness.isOpen(lease);
    // the server had ended the session, and with it the transaction, before the COMMIT came
    boolean tooLate = server != null && state.equals("25P03");
    if (lease.access() != Access.ATOMIC || lease.isBroken() || refused || tooLate) {
      return translate(e, "commit", lease);
    }
    lease.connectionBroke();
    return noted(outcomeUnknown(e, "COMMIT was sent", state, "commit"), lease);
  }

  /**
   * Returns what to throw for something that is no SQLException. When the driver threw it while it
   * talked to the server, the rest of the answer may be unread, so the connection is closed, and
   * what was sent may have taken effect; otherwise it is returned as it is, as the caller's own.
   */
  public static RuntimeException ofDriver(Throwable e, @Nullable String sql, Lease lease) {
    return ofDriver(e, sql, lease, mayHaveWritten(lease) ? null : then(lease), sent(lease));
  }

  /** As {@link #ofDriver}, for a COPY whose end was not sent: it loaded nothing. */
  static RuntimeException ofDriverInCopy(Throwable e, String sql, Lease lease) {
    return ofDriver(e, sql, lease, thenOfCutCopy(lease), "");
  }

  /** As {@link #ofDriver}, for a commit. */
  public static RuntimeException ofDriverAtCommit(Throwable e, Lease lease) {
    String then = lease.access() == Access.ATOMIC ? null : "";
    return ofDriver(e, "commit", lease, then, "COMMIT was sent");
  }

  private static RuntimeException ofDriver(
      Throwable e, @Nullable String sql, Lease lease, @Nullable String then, String sent) {
    if (!lease.isAwaiting()) {
      if (e instanceof VirtualMachineError
          || (!(e instanceof DatabaseException) && Pgjdbc.isThrownByDriver(e))) {
        // it may ask the server for a type while a value is bound or read
        lease.discard();
      }
      return unchecked(e);
    }
    lease.abort();
    String fact =
        "the driver failed while it talked to the server (" + e.getClass().getName() + ")";
    if (then == null) {
      return noted(unknown(e, sent + " and " + fact, "", sql), lease);
    }
    if (e instanceof Error) {
      lease.noteFailure(new ConnectionFailedException(fact, null, sql, e));
      return unchecked(e);
    }
    String what = "The connection was closed, because " + fact;
    return noted(
        new ConnectionFailedException(message(what + then, null, null, sql), null, sql, e), lease);
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> RuntimeException unchecked(Throwable e) throws X {
    throw (X) e;
  }

  /** Returns what to throw when an answer holds other results than its text has. */
  static DatabaseException unexpectedResults(String sql, Lease lease) {
    lease.abort();
    String fact = "The answer has other results than the statement, so the connection was closed";
    return noted(
        lease.access().isInDoubtWhenLost()
            ? unknown(null, sent(lease) + ". " + fact, "", sql)
            : new StatementException(message(fact + then(lease), null, null, sql), null, sql, null),
        lease);
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

  private static DatabaseException broken(
      SQLException e,
      String fact,
      String state,
      @Nullable String sql,
      Lease lease,
      @Nullable String then) {
    if (state.startsWith("25P") || state.equals("57P05")) {
      // a time limit of this one session
      lease.abort();
    } else if (!lease.isBroken()) {
      lease.connectionBroke();
    }
    if (then == null) {
      return outcomeUnknown(e, sent(lease), state, sql);
    }
    if (state.equals("25P03") || state.equals("25P04")) {
      return new QueryTimeoutException(message(fact + then, null, state, sql), state, sql, e);
    }
    String what =
        e.getCause() instanceof SocketTimeoutException
            ? "The server did not answer within socketTimeout, and the connection was closed"
            : "The connection to the server broke (" + fact + ")";
    return new ConnectionFailedException(message(what + then, null, state, sql), state, sql, e);
  }

  /** Returns what to throw when the driver could not read an answer that may have a rest. */
  private static DatabaseException unreadable(
      SQLException e,
      String fact,
      String state,
      @Nullable String sql,
      Lease lease,
      @Nullable String then) {
    lease.abort();
    String what = "The driver could not read the answer (" + fact + "), and closed the connection";
    if (then == null) {
      return unknown(e, sent(lease) + ". " + what, state, sql);
    }
    return new StatementException(message(what + then, null, state, sql), state, sql, e);
  }

  private static CommitOutcomeUnknownException outcomeUnknown(
      SQLException e, String what, String state, @Nullable String sql) {
    return unknown(e, what + " and the connection broke before the answer came", state, sql);
  }

  private static CommitOutcomeUnknownException unknown(
      @Nullable Throwable e, String what, String state, @Nullable String sql) {
    return new CommitOutcomeUnknownException(
        message(what + "; it may have taken effect or not", null, state, sql),
        state.isEmpty() ? null : state,
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
    if (lease.isCancelled() || (ServerWording.isStoppedOnRequest(fact) && !lease.isTimeUp())) {
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
    for (int depth = 0; at != null && depth < DEEPEST_CAUSE; depth++) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
      at = at.getCause();
    }
    return null;
  }

  public static String state(SQLException e, @Nullable ServerErrorMessage server) {
    String state = server == null ? e.getSQLState() : server.getSQLState();
    return state == null ? "" : state;
  }
}
