package dev.catalog.internal.session;

import dev.catalog.AsyncDatabase;
import dev.catalog.Block;
import dev.catalog.ReadSession;
import dev.catalog.Transaction;
import dev.catalog.TransactionOptions;
import dev.catalog.VoidBlock;
import dev.catalog.internal.transaction.AsyncBlocks;
import dev.catalog.internal.transaction.RootScope;
import dev.catalog.internal.transaction.ValuelessBlock;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Runs the blocks of a database in other threads. */
final class JdbcAsyncDatabase implements AsyncDatabase {

  private final RootScope scope;
  private final AsyncBlocks blocks;

  JdbcAsyncDatabase(RootScope scope, AsyncBlocks blocks) {
    this.scope = scope;
    this.blocks = blocks;
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> transaction(
      TransactionOptions options, Block<? super Transaction, T, ?> block) {
    return submit("async.transaction", options, block);
  }

  @Override
  public CompletableFuture<@Nullable Void> run(
      TransactionOptions options, VoidBlock<? super Transaction, ?> block) {
    return submit("async.run", options, new ValuelessBlock<>(block));
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> read(
      TransactionOptions options, Block<? super ReadSession, T, ?> block) {
    scope.check();
    return blocks.submit(cancellation -> scope.read("async.read", options, cancellation, block));
  }

  private <T extends @Nullable Object> CompletableFuture<T> submit(
      String call, TransactionOptions options, Block<? super Transaction, T, ?> block) {
    scope.check();
    return blocks.submit(cancellation -> scope.transaction(call, options, cancellation, block));
  }
}
