package dev.catalog.internal.transaction;

import dev.catalog.Block;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.Fitness;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.connection.Statements;
import dev.catalog.internal.fetch.RowStream;
import dev.catalog.internal.fetch.StreamedQuery;
import org.jspecify.annotations.Nullable;

/**
 * The scope inside a block: every request uses the block's one connection and transaction. For the
 * thread of the block, until it has ended.
 */
public final class BlockScope implements Scope {

  private final String call;
  private final Lease lease;
  private final Statements statements;
  private final Hooks hooks;
  private final Thread owner = Thread.currentThread();
  private int savepoints;
  private volatile boolean ended;

  /**
   * @param call what the caller called, for messages
   */
  public BlockScope(String call, Lease lease, Statements statements, Hooks hooks) {
    this.call = call;
    this.lease = lease;
    this.statements = statements;
    this.hooks = hooks;
  }

  @Override
  public void check() {
    if (ended) {
      throw new IllegalStateException(
          "The session of %s was used after its block had ended".formatted(call));
    }
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "The session of %s belongs to thread %s but was used by thread %s"
              .formatted(call, owner.getName(), Thread.currentThread().getName()));
    }
  }

  /** Lets no further call through. */
  public void end() {
    ended = true;
  }

  @Override
  public <T extends @Nullable Object> T run(Request<T> request) {
    check();
    if (request.access() != Access.ATOMIC) {
      return statements.run(lease, request);
    }
    try {
      return statements.run(lease, request);
    } catch (RuntimeException | Error e) {
      // part of the work may be done, and the server may not know that the rest failed
      lease.mustRollBack(e);
      throw e;
    }
  }

  @Override
  public <R, T extends @Nullable Object, X extends Exception> T stream(
      StreamedQuery<R> query, Block<? super RowStream<R>, T, X> block) throws X {
    check();
    try (RowStream<R> rows = RowStream.open(statements, lease, query)) {
      return block.run(rows);
    }
  }

  /** A piece of work between two savepoints. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object, X extends Exception> {
    T run() throws X;
  }

  /**
   * Runs a piece of work, and undoes it when it throws.
   *
   * @throws X what the work throws
   */
  public <T extends @Nullable Object, X extends Exception> T savepoint(Work<T, X> work) throws X {
    String name = "catalog_" + savepoints;
    send("savepoint " + name);
    savepoints++;
    Hooks.Mark mark = hooks.mark();
    Fitness.Health health = lease.health();
    try {
      T value = work.run();
      // fails, as the work should have, when it swallowed the failure of a statement
      send("release savepoint " + name);
      return value;
    } catch (Throwable t) {
      undo(name, health, t);
      hooks.undoTo(mark);
      throw t;
    } finally {
      savepoints--;
    }
  }

  private void undo(String name, Fitness.Health before, Throwable reason) {
    try {
      send("rollback to savepoint " + name + "; release savepoint " + name);
      lease.savepointUndone(before);
    } catch (RuntimeException e) {
      // cancelled, out of time or broken: the whole transaction is about to be rolled back
      reason.addSuppressed(e);
    }
  }

  private void send(String sql) {
    check();
    statements.send(lease, sql);
  }

  /** Registers what to do once the transaction has committed. */
  public void afterCommit(Runnable action) {
    check();
    hooks.afterCommit(action);
  }

  /** Registers what to do once the transaction, or the savepoint around this call, is undone. */
  public void afterRollback(Runnable action) {
    check();
    hooks.afterRollback(action);
  }

  @Override
  public Lease lend(Access access) {
    check();
    return lease;
  }
}
