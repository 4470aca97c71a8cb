package dev.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Another transaction was in the way: a serialization failure (SQLSTATE 40001), a deadlock (40P01),
 * or a lock that was not to be waited for (55P03). The transaction is rolled back, or can only roll
 * back; running the whole of it again may succeed.
 *
 * <p>Blocks repeat the first two by themselves as often as {@link TransactionOptions#retries} says;
 * the exception that is thrown then tells the number of attempts.
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

  /** Returns how often the block was run before Catalog gave up; 1 when it was not repeated. */
  public int attempts() {
    return attempts;
  }
}
