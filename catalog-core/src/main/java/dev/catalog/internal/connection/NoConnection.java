package dev.catalog.internal.connection;

import dev.catalog.ConnectionFailedException;
import dev.catalog.QueryCancelledException;
import java.sql.SQLException;

/** Says why somebody else's pool or transaction gave no connection. */
public final class NoConnection {

  private NoConnection() {}

  /**
   * Returns what to throw.
   *
   * @param fact the beginning of the message, such as {@code The DataSource gave no connection}
   */
  public static RuntimeException of(String fact, SQLException e) {
    if (Thread.currentThread().isInterrupted()) {
      return new QueryCancelledException(
          "The thread was interrupted while it waited for a connection; nothing was sent",
          null,
          null,
          e);
    }
    String state = Errors.state(e, Pgjdbc.serverMessage(e));
    String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new ConnectionFailedException(
        Errors.message(fact + ": " + said, null, state, null),
        state.isEmpty() ? null : state,
        null,
        e);
  }
}
