package dev.catalog.internal;

import dev.catalog.Block;
import dev.catalog.CommitOutcomeUnknownException;
import dev.catalog.DatabaseException;
import dev.catalog.TransactionConflictException;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs blocks: one connection and one transaction for each attempt, commit when the block returns,
 * roll back when it throws anything, and run it again after a conflict if that was asked for.
 */
final class Blocks {

  /** Full jitter, as in "Exponential Backoff And Jitter" of the AWS Architecture Blog. */
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final int BULK_REPETITIONS = 5;

  private final Pool pool;
  private final Guard guard;
  private final Statements statements;
  private final CursorSeal seal;
  private final Dsl dsl;

  Blocks(Pool pool, Guard guard, Statements statements, CursorSeal seal, Dsl dsl) {
    this.seal = seal;
    this.pool = pool;
    this.guard = guard;
    this.statements = statements;
    this.dsl = dsl;
  }

  /**
   * Runs a block as its caller sees it: with its repetitions and its hooks.
   *
   * @param kind what the caller called, for messages
   */
  <T extends @Nullable Object, X extends Exception> T run(
      String kind,
      BlockOptions options,
      Cancellation cancellation,
      Block<? super OpenTransaction, T, X> block)
      throws X {
    TimeLimit limit = options.timeout() == null ? null : TimeLimit.startingNow(options.timeout());
    for (int attempt = 1; ; attempt++) {
      Hooks hooks = new Hooks();
      T value;
      try {
        value = attempt(kind, options, limit, cancellation, hooks, block);
      } catch (Throwable t) {
        if (!(t instanceof CommitOutcomeUnknownException)) {
          hooks.rolledBack();
        }
        if (attempt <= options.repetitions()
            && isRepeatable(t)
            && pause(attempt, limit, cancellation)) {
          continue;
        }
        if (attempt > 1 && t instanceof TransactionConflictException conflict) {
          throw counted(conflict, attempt);
        }
        throw t;
      }
      hooks.committed();
      return value;
    }
  }

  /** As {@link #once}, and again after a conflict: everything in the transaction is ours. */
  <T extends @Nullable Object> T repeated(BlockOptions options, Link.Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(options, work);
      } catch (TransactionConflictException e) {
        if (attempt > BULK_REPETITIONS
            || !Errors.isRepeatable(e)
            || !pause(attempt, null, new Cancellation())) {
          throw attempt == 1 ? e : counted(e, attempt);
        }
      }
    }
  }

  /** Runs several statements of ours in a transaction of their own. */
  <T extends @Nullable Object> T once(BlockOptions options, Link.Work<T> work) {
    Unit unit = pool.begin(options, null);
    try {
      T value;
      try {
        value = work.run(unit);
      } catch (Throwable t) {
        rollback(unit, t);
        throw t;
      }
      commit(unit);
      return value;
    } catch (SQLException e) {
      throw Errors.translate(e, null, unit);
    } finally {
      pool.release(unit);
    }
  }

  private <T extends @Nullable Object, X extends Exception> T attempt(
      String kind,
      BlockOptions options,
      @Nullable TimeLimit limit,
      Cancellation cancellation,
      Hooks hooks,
      Block<? super OpenTransaction, T, X> block)
      throws X {
    guard.enter(kind);
    try {
      if (limit != null) {
        limit.forget();
      }
      Unit unit = pool.begin(options, limit);
      try {
        cancellation.using(unit);
        return inTransaction(new BlockLink(kind, unit), hooks, block);
      } finally {
        cancellation.using(null);
        pool.release(unit);
      }
    } finally {
      guard.leave();
    }
  }

  private <T extends @Nullable Object, X extends Exception> T inTransaction(
      BlockLink link, Hooks hooks, Block<? super OpenTransaction, T, X> block) throws X {
    Unit unit = link.unit();
    T value;
    try {
      unit.check();
      value = block.run(new OpenTransaction(link, statements, seal, dsl.inside(link), hooks));
      unit.check();
    } catch (Throwable t) {
      rollback(unit, t);
      throw t;
    } finally {
      link.end();
    }
    commit(unit);
    return value;
  }

  private static void commit(Unit unit) {
    try {
      if (unit.cannotCommit()) {
        DatabaseException failure = Errors.cannotCommit(unit);
        rollback(unit, failure);
        throw failure;
      }
      unit.connection().commit();
    } catch (SQLException e) {
      throw Errors.commit(e, unit);
    }
  }

  private static void rollback(Unit unit, Throwable reason) {
    if (unit.isBroken()) {
      return;
    }
    try {
      unit.connection().rollback();
    } catch (SQLException e) {
      // closing the connection rolls back too
      unit.evict();
      reason.addSuppressed(e);
    }
  }

  private static boolean isRepeatable(Throwable t) {
    TransactionConflictException conflict =
        ConnectErrors.cause(t, TransactionConflictException.class);
    return conflict != null && Errors.isRepeatable(conflict);
  }

  /** Waits before the next attempt; returns false when there is to be none. */
  private static boolean pause(int attempt, @Nullable TimeLimit limit, Cancellation cancellation) {
    long longest = Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(attempt - 1, 6));
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

  private static TransactionConflictException counted(
      TransactionConflictException last, int attempts) {
    return new TransactionConflictException(
        last.getMessage() + " (given up after " + attempts + " attempts)",
        last.sqlState().orElse(null),
        last.sql().orElse(null),
        attempts,
        last);
  }
}
