package dev.catalog.internal.connection;

import dev.catalog.DatabaseException;
import dev.catalog.SentStatement;
import dev.catalog.StatementListener;
import dev.catalog.TooManyRowsException;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The one way to the database: prepares, binds, sends, reads, times and reports each statement, and
 * translates what goes wrong. Statements of {@code dsl()} report to the same listener.
 *
 * <p>Safe to share between threads.
 */
public final class Statements {

  private final @Nullable StatementListener listener;

  public Statements(@Nullable StatementListener listener) {
    this.listener = listener;
  }

  /** Sends the steps of a request one after another, and returns its result. */
  public <T extends @Nullable Object> T run(Lease lease, Request<T> request) {
    if (request instanceof ExclusiveRequest<T> exclusive) {
      return exclusive.run(this, lease);
    }
    Step first = request.first();
    if (request.access() == Access.MAY_WRITE && first.text(lease).mayChangeSession()) {
      lease.touched();
    }
    send(lease, first);
    sendAll(lease, request);
    return request.result();
  }

  /** Sends steps until none is left. */
  public void sendAll(Lease lease, Step.Sequence steps) {
    for (List<? extends Step> next = steps.next(); !next.isEmpty(); next = steps.next()) {
      for (int i = 0; i < next.size(); i++) {
        send(lease, next.get(i));
      }
    }
  }

  /** Sends a step, and hands its result over. */
  public void send(Lease lease, Step step) {
    while (!isSent(lease, step)) {
      // the server refused it before it ran, and will not again
    }
  }

  /** Returns false for a statement that is to be sent again. */
  private boolean isSent(Lease lease, Step step) {
    lease.check();
    SqlText text = step.text(lease);
    String prefix = lease.prefix();
    long start = startNanos();
    long rows = -1;
    try (PreparedStatement statement = lease.connection().prepareStatement(text.sqlAfter(prefix))) {
      lease.running(statement);
      lease.limit(statement);
      text.bind(statement, 0, step.values());
      lease.prefixSent();
      lease.sending();
      statement.execute();
      lease.answered();
      skipPrefix(lease, statement, prefix);
      long seen = step.returnsRows() ? read(lease, statement, step) : statement.getUpdateCount();
      if (seen < 0 || hasOtherResults(statement, step.results())) {
        throw Errors.unexpectedResults(text.sql(), lease);
      }
      rows = seen;
      step.ended(rows);
      return true;
    } catch (SQLException e) {
      if (startsAgain(lease, e)) {
        return false;
      }
      throw step.failure(Errors.translate(e, text.sql(), lease));
    } catch (RuntimeException | Error e) {
      throw Errors.ofDriver(e, text.sql(), lease);
    } finally {
      lease.running(null);
      report(text.sql(), rows, start);
    }
  }

  private static boolean startsAgain(Lease lease, SQLException refusal) {
    try {
      return lease.startsAgain(refusal);
    } catch (SQLException e) {
      refusal.addSuppressed(e);
      lease.discard();
      return false;
    }
  }

  /** Hands over the rows; returns their number, -1 when the result is not one of rows. */
  private static long read(Lease lease, PreparedStatement statement, Step step)
      throws SQLException {
    long rows = 0;
    try (ResultSet result = statement.getResultSet()) {
      if (result == null) {
        return -1;
      }
      while (result.next()) {
        try {
          step.row(result);
        } catch (SQLException e) {
          throw Unreadable.of(e, step.text(lease), lease, result);
        } catch (RuntimeException | Error e) {
          // of a second row there is nothing to read: the request has said what is written
          if (!step.writes() || e instanceof TooManyRowsException) {
            throw e;
          }
          throw Unreadable.of(e, step.text(lease), lease, result);
        }
        rows++;
      }
    }
    return rows;
  }

  /** Returns whether the answer has other results than the expected ones, the first included. */
  private static boolean hasOtherResults(PreparedStatement statement, int expected)
      throws SQLException {
    for (int more = expected - 1; more > 0; more--) {
      if (statement.getMoreResults() || statement.getUpdateCount() < 0) {
        return true;
      }
    }
    return statement.getMoreResults() || statement.getUpdateCount() >= 0;
  }

  /** Sends commands, parted by semicolons, that have no binds and return nothing. */
  public void send(Lease lease, String commands) {
    int number = (int) commands.chars().filter(c -> c == ';').count() + 1;
    send(lease, new Commands(new SqlText(commands, List.of()), number));
  }

  private record Commands(SqlText text, int results) implements Step {

    @Override
    public SqlText text(Lease lease) {
      return text;
    }

    @Override
    public BindValues values() {
      return BindValues.NONE;
    }

    @Override
    public boolean returnsRows() {
      return false;
    }

    @Override
    public void row(ResultSet result) {
      throw new IllegalStateException("a command returned a row");
    }
  }

  /** The rows of a COPY. */
  public interface CopySource {

    /** Writes the rows. */
    void writeTo(CopyRows copy) throws SQLException;

    /**
     * Returns what to throw for a failure of the COPY.
     *
     * @param said what the driver threw
     */
    DatabaseException failure(DatabaseException e, SQLException said);
  }

  /** Where the rows of a running COPY go. */
  public static final class CopyRows {

    private final Lease lease;
    private final CopyIn copy;

    private CopyRows(Lease lease, CopyIn copy) {
      this.lease = lease;
      this.copy = copy;
    }

    /** Hands rows over to the driver. */
    public void write(byte[] rows) throws SQLException {
      lease.sending();
      copy.writeToCopy(rows, 0, rows.length);
      lease.answered();
    }
  }

  /** Sends a COPY ... FROM STDIN, and returns the number of rows it loaded; all or none. */
  public long copy(Lease lease, String sql, CopySource source) {
    lease.check();
    long start = startNanos();
    long rows = -1;
    boolean ending = false;
    try {
      lease.sendPrefix();
      PGConnection connection = lease.connection().unwrap(PGConnection.class);
      lease.copying(connection);
      lease.sending();
      CopyIn copy = connection.getCopyAPI().copyIn(sql);
      lease.answered();
      write(lease, copy, source);
      ending = true;
      lease.sending();
      long loaded = copy.endCopy();
      lease.answered();
      rows = loaded;
      return rows;
    } catch (SQLException e) {
      DatabaseException failure =
          ending ? Errors.translate(e, sql, lease) : Errors.cutCopy(e, sql, lease);
      throw source.failure(failure, e);
    } catch (RuntimeException | Error e) {
      throw ending ? Errors.ofDriver(e, sql, lease) : Errors.ofDriverInCopy(e, sql, lease);
    } finally {
      lease.copying(null);
      report(sql, rows, start);
    }
  }

  private static void write(Lease lease, CopyIn copy, CopySource source) throws SQLException {
    try {
      source.writeTo(new CopyRows(lease, copy));
    } catch (Throwable t) {
      if (!lease.isAwaiting()) {
        cancel(lease, copy, t);
      } else if (!(t instanceof SQLException e) || Pgjdbc.serverMessage(e) == null) {
        // a message may have been sent in part, so the server would not understand another
        lease.abort();
      }
      throw t;
    }
  }

  private static void cancel(Lease lease, CopyIn copy, Throwable reason) {
    try {
      copy.cancelCopy();
    } catch (SQLException | RuntimeException | Error e) {
      // the connection may still be in the COPY; closing it ends that too
      lease.abort();
      reason.addSuppressed(e);
    }
  }

  /**
   * Sends a statement whose rows the server hands over in parts; the caller closes it. Must be in a
   * transaction. The idle limit is lifted while it is open.
   */
  public ServerCursor open(Lease lease, SqlText text, BindValues values, int fetchSize) {
    ServerCursor cursor = null;
    while (cursor == null) {
      cursor = opened(lease, text, values, fetchSize);
    }
    return cursor;
  }

  /** Returns null for a statement that is to be sent again. */
  private @Nullable ServerCursor opened(
      Lease lease, SqlText text, BindValues values, int fetchSize) {
    lease.check();
    lease.idleLimit().lift();
    String prefix = lease.prefix();
    long start = System.nanoTime();
    PreparedStatement statement = null;
    ServerCursor cursor = null;
    try {
      statement = lease.connection().prepareStatement(text.sqlAfter(prefix));
      lease.running(statement);
      lease.limit(statement);
      text.bind(statement, 0, values);
      statement.setFetchSize(fetchSize);
      lease.prefixSent();
      lease.sending();
      statement.execute();
      lease.answered();
      skipPrefix(lease, statement, prefix);
      if (statement.getResultSet() == null) {
        throw Errors.unexpectedResults(text.sql(), lease);
      }
      cursor = new ServerCursor(this, lease, text, statement, fetchSize, System.nanoTime() - start);
      return cursor;
    } catch (SQLException e) {
      if (startsAgain(lease, e)) {
        return null;
      }
      throw Errors.translate(e, text.sql(), lease);
    } catch (RuntimeException | Error e) {
      throw Errors.ofDriver(e, text.sql(), lease);
    } finally {
      lease.running(null);
      if (cursor == null) {
        lease.idleLimit().restore();
        closeFailed(statement);
        report(text.sql(), -1, start);
      }
    }
  }

  private static void closeFailed(@Nullable PreparedStatement statement) {
    if (statement != null) {
      try {
        statement.close();
      } catch (SQLException e) {
        // it is the failure before that counts
      }
    }
  }

  private static void skipPrefix(Lease lease, PreparedStatement statement, @Nullable String prefix)
      throws SQLException {
    if (prefix != null) {
      for (int skip = lease.prefixStatements(); skip > 0; skip--) {
        statement.getMoreResults();
      }
    }
  }

  private long startNanos() {
    return listener == null ? 0 : System.nanoTime();
  }

  private void report(String sql, long rows, long startNanos) {
    if (listener != null) {
      reportAfter(sql, rows, System.nanoTime() - startNanos);
    }
  }

  /** Reports a statement; one whose rows are -1 has failed. */
  void reportAfter(String sql, long rows, long nanos) {
    if (listener != null) {
      listener.sent(new SentStatement(sql, rows, nanos, rows < 0));
    }
  }
}
