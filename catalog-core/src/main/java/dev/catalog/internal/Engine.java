package dev.catalog.internal;

import dev.catalog.Block;
import dev.catalog.ReadSession;
import dev.catalog.Session;
import dev.catalog.StatementListener;
import dev.catalog.Transaction;
import dev.catalog.VoidBlock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a {@link dev.catalog.Database} is made of. Safe to share between threads. */
public final class Engine {

  private final Settings settings;
  private final Pool pool;
  private final Guard guard = new Guard();
  private final Blocks blocks;
  private final AsyncBlocks async;
  private final Session session;

  private Engine(Settings settings, Pool pool) {
    this.settings = settings;
    this.pool = pool;
    StatementListener listener = SqlLog.listener(settings);
    Statements statements = new Statements(listener);
    Dsl dsl = new Dsl(pool, guard, listener);
    this.blocks = new Blocks(pool, guard, statements, settings.seal(), dsl);
    this.async = new AsyncBlocks(pool.size(), settings.asyncQueue());
    this.session =
        new Verbs(
            new AutocommitLink(pool, guard, blocks),
            statements,
            settings.seal(),
            () -> {
              guard.check();
              return dsl.outside();
            });
  }

  /** Opens the pool with its first connection; when that fails, nothing is left open. */
  public static Engine open(Settings settings) {
    JooqStart.ensure();
    return new Engine(settings, Pool.open(settings));
  }

  /** Returns the session whose calls commit by themselves. */
  public Session session() {
    return session;
  }

  /** Runs a block in a transaction. */
  public <T extends @Nullable Object, X extends Exception> T transaction(
      String kind, BlockOptions options, Block<? super Transaction, T, X> block) throws X {
    guard.check();
    return blocks.run(kind, options, new Cancellation(), block);
  }

  /** Runs a block without a value in a transaction. */
  public <X extends Exception> void run(
      String kind, BlockOptions options, VoidBlock<? super Transaction, X> block) throws X {
    guard.check();
    blocks.<@Nullable Void, X>run(kind, options, new Cancellation(), valueless(block));
  }

  private static <X extends Exception> Block<Transaction, @Nullable Void, X> valueless(
      VoidBlock<? super Transaction, X> block) {
    return tx -> {
      block.run(tx);
      return null;
    };
  }

  /** Runs a block in a read-only transaction. */
  public <T extends @Nullable Object, X extends Exception> T read(
      BlockOptions options, Block<? super ReadSession, T, X> block) throws X {
    guard.check();
    return blocks.run("db.read", options.forReading(), new Cancellation(), block);
  }

  /** As {@link #transaction}, in another thread. */
  public <T extends @Nullable Object> CompletableFuture<T> transactionAsync(
      String kind, BlockOptions options, Block<? super Transaction, T, ?> block) {
    guard.check();
    return async.submit(cancellation -> blocks.run(kind, options, cancellation, block));
  }

  /** As {@link #run}, in another thread. */
  public CompletableFuture<@Nullable Void> runAsync(
      String kind, BlockOptions options, VoidBlock<? super Transaction, ?> block) {
    return transactionAsync(kind, options, valueless(block));
  }

  /** As {@link #read}, in another thread. */
  public <T extends @Nullable Object> CompletableFuture<T> readAsync(
      BlockOptions options, Block<? super ReadSession, T, ?> block) {
    guard.check();
    return async.submit(
        cancellation -> blocks.run("async.read", options.forReading(), cancellation, block));
  }

  /** Runs migrations on a connection of their own; returns the scripts that were applied. */
  public List<String> migrate(MigrationPlan plan) {
    guard.check();
    return MigrationRun.of(plan, ServerConnections.unlimited(settings)).run();
  }

  /** Waits for what is running, then closes every connection; further calls do nothing. */
  public void close() {
    String inside = guard.current();
    if (inside != null) {
      throw new IllegalStateException("The database was closed from inside " + inside);
    }
    if (guard.close()) {
      async.close(settings.closeTimeout());
      pool.awaitIdle(settings.closeTimeout());
      pool.close();
    }
  }
}
