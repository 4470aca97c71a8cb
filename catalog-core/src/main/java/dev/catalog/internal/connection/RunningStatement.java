package dev.catalog.internal.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * What a lease's connection is doing, so that another thread can cancel it. The thread of the lease
 * notes what it sends; any thread cancels.
 */
final class RunningStatement {

  private volatile @Nullable Statement statement;
  private volatile @Nullable PGConnection copy;
  private volatile boolean cancelled;
  private boolean fetching;

  /** Notes the statement that is running; null when it ended. */
  void statement(@Nullable Statement running) {
    statement = running;
  }

  /** Notes the connection that a COPY is running on; null when it ended. */
  void copy(@Nullable PGConnection running) {
    copy = running;
  }

  boolean isCopying() {
    return copy != null;
  }

  /** Notes whether further rows of a portal are being read. */
  synchronized void fetching(boolean now) {
    fetching = now;
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** Cancels what is running in the server, and lets nothing further run. */
  void cancel(Connection connection) {
    cancelled = true;
    Statement running = statement;
    PGConnection copying = copy;
    try {
      if (running != null) {
        running.cancel();
      }
      if (copying != null) {
        copying.cancelQuery();
      }
    } catch (SQLException e) {
      // it has ended meanwhile, or the connection is gone: nothing is left to cancel
    }
    cancelFetching(connection);
  }

  /** A driver's statement counts as ended between its first rows and its last. */
  private synchronized void cancelFetching(Connection connection) {
    if (fetching) {
      try {
        connection.unwrap(PGConnection.class).cancelQuery();
      } catch (SQLException e) {
        // as in cancel()
      }
    }
  }
}
