package dev.catalog.internal.connection;

import dev.catalog.DatabaseException;
import dev.catalog.SentStatement;
import dev.catalog.StatementListener;
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
    send(lease, request.first());
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
      text.bind(statement, 0, step.values());
      lease.prefixSent();
      statement.execute();
      lease.answered();
      skipPrefix(lease, statement, prefix);
      rows = step.returnsRows() ? read(lease, statement, step) : statement.getUpdateCount();
      step.ended(rows);
      return true;
    } catch (SQLException e) {
      if (startsAgain(lease, e)) {
        return false;
      }
      throw step.failure(Errors.translate(e, text.sql(), lease));
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

  private static long read(Lease lease, PreparedStatement statement, Step step)
      throws SQLException {
    long rows = 0;
    try (ResultSet result = statement.getResultSet()) {
      while (result.next()) {
        try {
          step.row(result);
        } catch (SQLException e) {
          throw Unreadable.of(e, step.text(lease), lease, result);
        } catch (RuntimeException | Error e) {
          if (!step.writes()) {
            throw e;
          }
          throw Unreadable.of(e, step.text(lease), lease, result);
        }
        rows++;
      }
    }
    return rows;
  }

  /** Sends SQL that has no binds and returns nothing. */
  public void send(Lease lease, String sql) {
    send(lease, new CountRequest(lease.access(), new SqlText(sql, List.of()), BindValues.NONE));
  }

  /** The rows of a COPY. */
  public interface CopySource {

    /** Writes the rows. */
    void writeTo(CopyIn copy) throws SQLException;

    /**
     * Returns what to throw for a failure of the COPY.
     *
     * @param said what the driver threw
     */
    DatabaseException failure(DatabaseException e, SQLException said);
  }

  /** Sends a COPY ... FROM STDIN, and returns the number of rows it loaded; all or none. */
  public long copy(Lease lease, String sql, CopySource source) {
    lease.check();
    long start = startNanos();
    long rows = -1;
    try {
      lease.sendPrefix();
      PGConnection connection = lease.connection().unwrap(PGConnection.class);
      lease.copying(connection);
      CopyIn copy = connection.getCopyAPI().copyIn(sql);
      write(copy, source);
      rows = copy.endCopy();
      return rows;
    } catch (SQLException e) {
      throw source.failure(Errors.translate(e, sql, lease), e);
    } finally {
      lease.copying(null);
      report(sql, rows, start);
    }
  }

  private static void write(CopyIn copy, CopySource source) throws SQLException {
    try {
      source.writeTo(copy);
    } catch (Throwable t) {
      try {
        copy.cancelCopy();
      } catch (SQLException e) {
        t.addSuppressed(e);
      }
      throw t;
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
      text.bind(statement, 0, values);
      statement.setFetchSize(fetchSize);
      lease.prefixSent();
      statement.execute();
      lease.answered();
      skipPrefix(lease, statement, prefix);
      cursor = new ServerCursor(this, lease, text, statement, fetchSize, System.nanoTime() - start);
      return cursor;
    } catch (SQLException e) {
      if (startsAgain(lease, e)) {
        return null;
      }
      throw Errors.translate(e, text.sql(), lease);
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
