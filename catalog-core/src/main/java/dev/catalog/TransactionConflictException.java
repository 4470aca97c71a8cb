package dev.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A conflict with another transaction: a serialization failure (SQLSTATE 40001), a deadlock
 * (40P01), or a lock that was not available (55P03). The transaction is rolled back, or can only be
 * rolled back; running all of it again may succeed.
 *
 * <p>After the first two, Catalog repeats the block as often as {@link TransactionOptions#retries}
 * allows; the exception then contains the number of attempts.
 */
public final class TransactionConflictException extends DatabaseException {

  private final int attempts;

  /** Created by Catalog, and by tests of code that catches it. */
  public TransactionConflictException(
      String message,
      @Nullable String sqlState,
      @Nullable String sql,
      int attempts,
      @Nullable Throwable cause) {
    super(message, sqlState, sql, cause);
    this.attempts = attempts;
  }

  /** Returns how often the block was run before Catalog gave up; 1 if it was not repeated. */
  public int attempts() {
    return attempts;
  }
}
