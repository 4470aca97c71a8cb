package dev.catalog;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Runs blocks in other threads and returns immediately. The threads are virtual on Java 21 and
 * later, and daemon threads before. As many blocks run at a time as the pool has connections; the
 * others wait in order of arrival, at most {@link DatabaseConfig.Builder#asyncQueue} of them.
 *
 * <p>A future completes with the block's value or with the exception that it threw. If the block
 * cannot be queued, the future completes with a {@link
 * java.util.concurrent.RejectedExecutionException}. If the caller completes a future ({@code
 * cancel}, {@code orTimeout}, {@code completeExceptionally}), its statement is cancelled on the
 * server and the block is rolled back, unless its COMMIT has already been sent. Completing a
 * dependent future cancels nothing.
 *
 * <p>Safe to share between threads.
 */
public interface AsyncDatabase {

  /** As {@link Database#transaction(Block)}, in another thread. */
  default <T extends @Nullable Object> CompletableFuture<T> transaction(
      Block<? super Transaction, T, ?> block) {
    return transaction(TransactionOptions.defaults(), block);
  }

  /** As {@link Database#transaction(TransactionOptions, Block)}, in another thread. */
  <T extends @Nullable Object> CompletableFuture<T> transaction(
      TransactionOptions options, Block<? super Transaction, T, ?> block);

  /** As {@link Database#run(VoidBlock)}, in another thread. */
  default CompletableFuture<@Nullable Void> run(VoidBlock<? super Transaction, ?> block) {
    return run(TransactionOptions.defaults(), block);
  }

  /** As {@link Database#run(TransactionOptions, VoidBlock)}, in another thread. */
  CompletableFuture<@Nullable Void> run(
      TransactionOptions options, VoidBlock<? super Transaction, ?> block);

  /** As {@link Database#read(Block)}, in another thread. */
  default <T extends @Nullable Object> CompletableFuture<T> read(
      Block<? super ReadSession, T, ?> block) {
    return read(TransactionOptions.defaults(), block);
  }

  /** As {@link Database#read(TransactionOptions, Block)}, in another thread. */
  <T extends @Nullable Object> CompletableFuture<T> read(
      TransactionOptions options, Block<? super ReadSession, T, ?> block);
}
