package dev.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A statement, or a whole block, ran longer than its limit. A statement is stopped in the server; a
 * block is rolled back.
 */
public final class QueryTimeoutException extends DatabaseException {

  /** Created by Catalog, and by tests of code that catches it. */
  public QueryTimeoutException(
      String message, @Nullable String sqlState, @Nullable String sql, @Nullable Throwable cause) {
    super(message, sqlState, sql, cause);
  }
}
