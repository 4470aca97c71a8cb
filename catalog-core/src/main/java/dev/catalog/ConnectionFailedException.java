package dev.catalog;

import org.jspecify.annotations.Nullable;

/**
 * There is no usable connection: the server is down or refuses the login, the connection broke, or
 * none in the pool became free in time.
 *
 * <p>What had been sent in an open transaction is rolled back; nothing is committed. Where that is
 * not known, the exception is {@link CommitOutcomeUnknownException} instead. Trying again later is
 * safe.
 */
public final class ConnectionFailedException extends DatabaseException {

  /** Created by Catalog, and by tests of code that catches it. */
  public ConnectionFailedException(
      String message, @Nullable String sqlState, @Nullable String sql, @Nullable Throwable cause) {
    super(message, sqlState, sql, cause);
  }
}
