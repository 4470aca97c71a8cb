package dev.catalog.spi;

import dev.catalog.Block;
import dev.catalog.TransactionOptions;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of somebody else, such as a framework's, in which a database takes part. Given
 * to {@link dev.catalog.DataSourceConfig.Builder#transactions}.
 *
 * <p>Safe to share between threads.
 */
public interface TransactionScope {

  /**
   * Returns the transaction that a call of this thread belongs to; null for none. Asked once per
   * call, so it must be fast, and it sends nothing.
   */
  @Nullable OpenScope current();

  /**
   * Runs a block in a new transaction that {@link #current} returns while the block runs. Commits
   * when the block returns, and rolls back when it throws.
   *
   * <p>Of the options, read-only and the time limit concern an implementation. The isolation is set
   * by a statement in front of the first one; repetitions are calls of this method.
   *
   * @throws X what the block throws, unchanged; the transaction is rolled back
   */
  <T extends @Nullable Object, X extends Exception> T begin(
      TransactionOptions options, Block<? super OpenScope, T, X> block) throws X;
}
