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
  private @Nullable PGConnection copy;
  private volatile boolean cancelled;
  private boolean fetching;

  /** Notes the statement that is running; null when it ended. */
  void statement(@Nullable Statement running) {
    statement = running;
  }

  /** Notes the connection that a COPY is running on; null when it ended. */
  synchronized void copy(@Nullable PGConnection running) {
    copy = running;
  }

  synchronized boolean isCopying() {
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
    try {
      if (running != null) {
        running.cancel();
      }
    } catch (SQLException e) {
      // it has ended meanwhile, or the connection is gone: nothing is left to cancel
    }
    cancelUnknownToDriver(connection);
  }

  /**
   * Cancels what no statement of the driver's stands for: a COPY, and a portal between its first
   * rows and its last. Locked, because neither may end, and the connection be lent again, before
   * the server has been asked.
   */
  private synchronized void cancelUnknownToDriver(Connection connection) {
    if (fetching || copy != null) {
      try {
        connection.unwrap(PGConnection.class).cancelQuery();
      } catch (SQLException e) {
        // as in cancel()
      }
    }
  }
}
