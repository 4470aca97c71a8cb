package dev.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A statement, or a whole block, exceeded its time limit. The statement is stopped on the server;
 * the block is rolled back.
 */
public final class QueryTimeoutException extends DatabaseException {

  /** Created by Catalog, and by tests of code that catches it. */
  public QueryTimeoutException(
      String message, @Nullable String sqlState, @Nullable String sql, @Nullable Throwable cause) {
    super(message, sqlState, sql, cause);
  }
}
