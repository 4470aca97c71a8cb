package dev.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A conflict with another transaction: a serialization failure (SQLSTATE 40001), a deadlock
 * (40P01), or a lock that was not available (55P03); or with a migration: a table or a type was
 * changed since the statement was prepared on this connection (0A000), or the prepared statement
 * was discarded (26000). The transaction is rolled back, or can only be rolled back; running all of
 * it again may succeed.
 *
 * <p>After a conflict with a migration, Catalog itself sends a statement again that commits by
 * itself or is the first of its transaction, and a verb of several statements outside blocks, at
 * any isolation level. The exception reports it only later in a block, and for a statement that
 * {@link ReadSession#dsl} sends in a block; in neither case has the statement run.
 *
 * <p>After all of these but 55P03, Catalog repeats the block as often as {@link
 * TransactionOptions#retries} allows; the exception then contains the number of attempts.
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
