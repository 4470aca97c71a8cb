package dev.catalog;

import org.jspecify.annotations.Nullable;

/**
 * There is no usable connection: the server is down or rejects the login, the connection broke, or
 * no pooled connection became free in time. Also when the driver failed while it read an answer, so
 * that the connection had to be closed. An error that PostgreSQL raises while the session goes on
 * is a {@link StatementException}, whatever its SQLSTATE.
 *
 * <p>An open transaction is rolled back; nothing is committed. If that is not certain, the
 * exception is {@link CommitOutcomeUnknownException} instead. It is safe to try again later.
 */
public final class ConnectionFailedException extends DatabaseException {

  /** Created by Catalog, and by tests of code that catches it. */
  public ConnectionFailedException(
      String message, @Nullable String sqlState, @Nullable String sql, @Nullable Throwable cause) {
    super(message, sqlState, sql, cause);
  }
}
