package dev.catalog.internal.transaction;

import dev.catalog.TransactionConflictException;
import dev.catalog.TransactionOptions;
import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.connection.Pgjdbc;
import dev.catalog.internal.connection.TimeLimit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a transaction that failed is run again, and waits before it is. One call, one
 * thread.
 */
final class Retry {

  /** Full jitter, as in "Exponential Backoff And Jitter" of the AWS Architecture Blog. */
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** As many as the statements of one verb whose tables a migration may change one by one. */
  private static final int MOST_OUT_OF_DATE = 10;

  private final int retries;
  private final @Nullable TimeLimit limit;
  private final Cancellation cancellation;
  private final boolean ours;
  private int attempts;

  /**
   * @param ours whether no code of the caller's runs in the transaction, so that it may be run
   *     again when a plan was out of date, whatever the options say
   */
  Retry(
      TransactionOptions options,
      @Nullable TimeLimit limit,
      Cancellation cancellation,
      boolean ours) {
    this.retries = options.retries();
    this.limit = limit;
    this.cancellation = cancellation;
    this.ours = ours;
  }

  /** Returns whether to run again after a failure, once the pause is over. */
  boolean again(Throwable failure) {
    attempts++;
    TransactionConflictException conflict =
        Errors.cause(failure, TransactionConflictException.class);
    if (conflict == null) {
      // of a statement that others have sent in the block
      return Pgjdbc.isConflict(failure) && attempts <= retries && pause();
    }
    if (!Errors.isRepeatable(conflict)) {
      return false;
    }
    if (ours && attempts < MOST_OUT_OF_DATE && Errors.isPlanOutOfDate(conflict)) {
      return true;
    }
    return attempts <= retries && pause();
  }

  /** Waits before the next attempt; returns false when there is to be none. */
  private boolean pause() {
    long longest = Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(attempts - 1, 6));
    long nanos = ThreadLocalRandom.current().nextLong(longest);
    if (limit != null && limit.remainingNanos() <= nanos) {
      return false;
    }
    try {
      return cancellation.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Throws the conflict with the number of attempts, where there was more than one; returns
   * otherwise.
   */
  void throwCounted(Throwable failure) {
    if (attempts > 1 && failure instanceof TransactionConflictException last) {
      throw new TransactionConflictException(
          last.getMessage() + " (given up after " + attempts + " attempts)",
          last.sqlState().orElse(null),
          last.sql().orElse(null),
          attempts,
          last);
    }
  }
}
