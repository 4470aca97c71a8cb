package dev.catalog.internal.connection;

import org.jspecify.annotations.Nullable;

/**
 * Whether a transaction can still commit.
 *
 * @param firstFailure the first failure of a statement of ours, the reason why it may not
 * @param mustRollBack whether it must not, though the server would
 */
public record TransactionHealth(@Nullable Throwable firstFailure, boolean mustRollBack) {

  static final TransactionHealth GOOD = new TransactionHealth(null, false);

  TransactionHealth after(Throwable failure) {
    return firstFailure == null ? new TransactionHealth(failure, mustRollBack) : this;
  }

  TransactionHealth unfitToCommit(Throwable reason) {
    return new TransactionHealth(firstFailure == null ? reason : firstFailure, true);
  }
}
