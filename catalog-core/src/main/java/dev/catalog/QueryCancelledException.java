package dev.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A statement was cancelled: its future was cancelled, the database was closed, or an operator
 * cancelled it on the server. The block it belongs to, if any, is rolled back.
 */
public final class QueryCancelledException extends DatabaseException {

  /** Created by Catalog, and by tests of code that catches it. */
  public QueryCancelledException(
      String message, @Nullable String sqlState, @Nullable String sql, @Nullable Throwable cause) {
    super(message, sqlState, sql, cause);
  }
}
