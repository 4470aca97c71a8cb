package dev.catalog.internal.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Undoes what SQL of a caller's has left in a session, before somebody else uses it: one round
 * trip. What DISCARD ALL does, without its DEALLOCATE ALL and DISCARD PLANS, which would drop the
 * plans of the driver's prepared statements. Settings go back to those of the startup packet.
 */
public final class SessionReset {

  private static final AtomicLong NUMBER = new AtomicLong();

  /** The statements that were prepared by SQL, to be dropped by name; null for none. */
  private static final String PREPARED =
      "(select pg_catalog.string_agg(pg_catalog.format('deallocate %I', name), '; ')"
          + " from pg_catalog.pg_prepared_statements where from_sql)";

  private static final String RESET =
      "close all; set session authorization default; reset role; reset all; unlisten *;"
          + " discard temp; discard sequences; select pg_catalog.pg_advisory_unlock_all(), "
          + PREPARED
          + ", ";

  private SessionReset() {}

  /**
   * Resets the session.
   *
   * @throws SQLException if that is not possible, or the answer is not the one to this question;
   *     then nobody may use the connection
   */
  public static void run(Connection connection) throws SQLException {
    long number = NUMBER.incrementAndGet();
    try (Statement statement = connection.createStatement()) {
      String prepared = answer(statement, number);
      if (prepared != null) {
        statement.execute(prepared);
      }
    }
  }

  /** Rolls back what is open on a lease; returns whether there was anything. */
  static boolean undoTransaction(Lease lease) {
    Connection connection = lease.connection();
    if (!Pgjdbc.isOpen(connection)) {
      lease.discard();
      return false;
    }
    try {
      if (Pgjdbc.isIdle(connection)) {
        if (lease.isTouched() && !lease.isBegun() && !Pgjdbc.isAsOpened(connection)) {
          undoSettings(lease);
        }
        return false;
      }
      if (!lease.mayReturn()) {
        // the driver may be in the middle of something that only its end ends
        lease.abort();
        return true;
      }
      lease.execute("rollback");
      if (!Pgjdbc.isIdle(connection)) {
        lease.abort();
      }
    } catch (SQLException | RuntimeException | Error e) {
      // closing the connection rolls back too
      lease.abort();
    }
    return true;
  }

  private static void undoSettings(Lease lease) throws SQLException {
    lease.connection().setAutoCommit(true);
    lease.connection().setReadOnly(false);
    if (!Pgjdbc.isAsOpened(lease.connection())) {
      lease.discard();
    }
  }

  /** Returns the statements that drop what SQL has prepared. */
  private static @Nullable String answer(Statement statement, long number) throws SQLException {
    boolean hasRows = statement.execute(RESET + number);
    while (!hasRows) {
      if (statement.getUpdateCount() < 0) {
        throw new SQLException("the reset of a session was not answered");
      }
      hasRows = statement.getMoreResults();
    }
    try (ResultSet result = statement.getResultSet()) {
      if (!result.next() || result.getLong(3) != number) {
        throw new SQLException("the reset of a session was answered with something else");
      }
      return result.getString(2);
    }
  }
}
