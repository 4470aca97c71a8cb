package dev.catalog.internal.connection;

import dev.catalog.internal.sql.SqlText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A statement whose rows the server hands over bit by bit, through a portal that stays open in the
 * transaction while other statements run. Used by one thread.
 */
public final class ServerCursor implements AutoCloseable {

  private final Statements statements;
  private final Lease lease;
  private final SqlText text;
  private final PreparedStatement statement;
  private final ResultSet result;
  private final int fetchSize;
  private long nanos;
  private long rows;
  private boolean firstIsRead;
  private boolean failed;

  /**
   * @param nanos what opening took
   */
  ServerCursor(
      Statements statements,
      Lease lease,
      SqlText text,
      PreparedStatement statement,
      int fetchSize,
      long nanos)
      throws SQLException {
    this.statements = statements;
    this.lease = lease;
    this.text = text;
    this.statement = statement;
    this.result = statement.getResultSet();
    this.fetchSize = fetchSize;
    this.nanos = nanos;
  }

  /** Takes one row of a result, which stands on it. */
  @FunctionalInterface
  public interface RowHandler {
    void row(ResultSet result) throws SQLException;
  }

  /**
   * Hands over the next rows, as many as one answer of the server holds.
   *
   * @return whether there may be more
   */
  public boolean fetch(RowHandler handler) {
    lease.check();
    long start = System.nanoTime();
    int read = 0;
    // the first rows came with the answer to the statement itself
    lease.fetching(firstIsRead);
    try {
      firstIsRead = true;
      while (read < fetchSize && next()) {
        row(handler);
        read++;
      }
      return read == fetchSize;
    } catch (SQLException e) {
      failed = true;
      throw Errors.translate(e, text.sql(), lease);
    } catch (RuntimeException | Error e) {
      failed = true;
      throw Errors.ofDriver(e, text.sql(), lease);
    } finally {
      lease.fetching(false);
      rows += read;
      nanos += System.nanoTime() - start;
    }
  }

  private void row(RowHandler handler) {
    try {
      handler.row(result);
    } catch (SQLException e) {
      throw Unreadable.of(e, text, lease, result);
    }
  }

  private boolean next() throws SQLException {
    lease.sending();
    boolean found = result.next();
    lease.answered();
    return found;
  }

  /** Closes the portal, with the next message to the server, and reports the statement. */
  @Override
  public void close() {
    lease.idleLimit().restore();
    try {
      boolean others = !failed && (statement.getMoreResults() || statement.getUpdateCount() >= 0);
      statement.close();
      if (others) {
        throw Errors.unexpectedResults(text.sql(), lease);
      }
    } catch (SQLException e) {
      throw Errors.translate(e, text.sql(), lease);
    } finally {
      statements.reportAfter(text.sql(), failed ? -1 : rows, nanos);
    }
  }
}
