package dev.catalog;

import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL rejected a statement for a reason that no other subtype covers: invalid SQL, a value
 * out of range, a missing privilege, a full disk. Sending it again will not help.
 *
 * <p>A transaction around it can then only be rolled back, completely or to a savepoint.
 */
public final class StatementException extends DatabaseException {

  /** Created by Catalog, and by tests of code that catches it. */
  public StatementException(
      String message, @Nullable String sqlState, @Nullable String sql, @Nullable Throwable cause) {
    super(message, sqlState, sql, cause);
  }

  /** Like the other constructor, for a row of a bulk verb's input. */
  public StatementException(
      String message,
      @Nullable String sqlState,
      @Nullable String sql,
      @Nullable InputRows inputRows,
      @Nullable Throwable cause) {
    super(message, sqlState, sql, inputRows, cause);
  }
}
