package dev.catalog.internal.transaction;

import dev.catalog.internal.connection.Lease;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt of a block comes by its transaction: one of Catalog's own, or one that somebody
 * else begins for it. Safe to share between threads.
 */
public interface Attempts {

  /** What runs inside a transaction. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object, X extends Exception> {
    T run(Lease lease) throws X;
  }

  /**
   * Runs a piece of work in a new transaction, which is committed when it returns and rolled back
   * when it throws.
   *
   * @throws X what the work throws
   */
  <T extends @Nullable Object, X extends Exception> T run(Attempt attempt, Work<T, X> work)
      throws X;
}
