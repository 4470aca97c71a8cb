package dev.catalog;

import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL refused a statement for a reason that no other subtype names: bad SQL, a value out of
 * range, a missing privilege, a full disk. Sending it again will not help.
 *
 * <p>Inside a transaction, that transaction can then only roll back, to a savepoint or whole.
 */
public final class StatementException extends DatabaseException {

  /** Created by Catalog, and by tests of code that catches it. */
  public StatementException(
      String message, @Nullable String sqlState, @Nullable String sql, @Nullable Throwable cause) {
    super(message, sqlState, sql, cause);
  }

  /** As above, for a row of a bulk verb's input. */
  public StatementException(
      String message,
      @Nullable String sqlState,
      @Nullable String sql,
      @Nullable InputRows inputRows,
      @Nullable Throwable cause) {
    super(message, sqlState, sql, inputRows, cause);
  }
}
