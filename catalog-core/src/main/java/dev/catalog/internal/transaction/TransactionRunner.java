package dev.catalog.internal.transaction;

import dev.catalog.Block;
import dev.catalog.CommitOutcomeUnknownException;
import dev.catalog.DatabaseException;
import dev.catalog.Transaction;
import dev.catalog.TransactionOptions;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.ConnectionSource;
import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.connection.Statements;
import dev.catalog.internal.connection.TimeLimit;
import dev.catalog.internal.connection.Unreadable;
import dev.catalog.internal.fetch.RowStream;
import dev.catalog.internal.fetch.StreamedQuery;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs blocks and requests in transactions of their own: one connection and one transaction for
 * each attempt, commit when it returns, roll back when it throws anything, and another attempt
 * where {@link Retry} says so. Safe to share between threads.
 */
public final class TransactionRunner {

  private final ConnectionSource source;
  private final NestedCallGuard guard;
  private final Statements statements;
  private final Function<BlockScope, Transaction> sessions;

  /**
   * @param sessions makes the session that a block is given
   */
  public TransactionRunner(
      ConnectionSource source,
      NestedCallGuard guard,
      Statements statements,
      Function<BlockScope, Transaction> sessions) {
    this.source = source;
    this.guard = guard;
    this.statements = statements;
    this.sessions = sessions;
  }

  /** What runs inside a transaction. */
  @FunctionalInterface
  private interface Work<T extends @Nullable Object, X extends Exception> {
    T run(Lease lease) throws X;
  }

  /** Runs a request, and again after a conflict: everything in the transaction is ours. */
  <T extends @Nullable Object> T run(Request<T> request, TransactionOptions options) {
    Retry retry = null;
    while (true) {
      try {
        return attempt(
            request.access(), options, null, null, lease -> statements.run(lease, request));
      } catch (RuntimeException | Error e) {
        if (retry == null) {
          retry = new Retry(options, null, Cancellation.NEVER, true);
        }
        if (!retry.again(e)) {
          retry.throwCounted(e);
          if (e instanceof RuntimeException failure) {
            throw Unreadable.rolledBack(failure);
          }
          throw e;
        }
      }
    }
  }

  /**
   * Runs a block as its caller sees it: with its repetitions and its hooks.
   *
   * @param call what the caller called, for messages
   */
  <T extends @Nullable Object, X extends Exception> T run(
      String call,
      TransactionOptions options,
      Cancellation cancellation,
      Block<? super Transaction, T, X> block)
      throws X {
    return block(
        call, Access.of(options), options, cancellation, scope -> block.run(sessions.apply(scope)));
  }

  /** Runs a block over the rows of a query, in a transaction of its own. */
  <R, T extends @Nullable Object, X extends Exception> T stream(
      StreamedQuery<R> query, Block<? super RowStream<R>, T, X> block) throws X {
    TransactionOptions options = Objects.requireNonNull(Access.STREAM.transaction());
    return block(
        query.call(),
        Access.STREAM,
        options,
        new Cancellation(),
        scope -> scope.stream(query, block));
  }

  private <T extends @Nullable Object, X extends Exception> T block(
      String call,
      Access access,
      TransactionOptions options,
      Cancellation cancellation,
      Block<BlockScope, T, X> block)
      throws X {
    Duration timeout = options.timeout().orElse(null);
    TimeLimit limit = timeout == null ? null : TimeLimit.startingNow(timeout);
    Retry retry = new Retry(options, limit, cancellation, false);
    while (true) {
      Hooks hooks = new Hooks();
      T value;
      try {
        guard.enter(call);
        try {
          value =
              attempt(
                  access,
                  options,
                  limit,
                  cancellation,
                  lease -> inBlock(call, lease, hooks, block));
        } finally {
          guard.leave();
        }
      } catch (Throwable t) {
        if (!(t instanceof CommitOutcomeUnknownException)) {
          hooks.rolledBack();
        }
        if (retry.again(t)) {
          continue;
        }
        retry.throwCounted(t);
        throw t;
      }
      hooks.committed();
      return value;
    }
  }

  private <T extends @Nullable Object, X extends Exception> T inBlock(
      String call, Lease lease, Hooks hooks, Block<BlockScope, T, X> block) throws X {
    BlockScope scope = new BlockScope(call, lease, statements, hooks);
    try {
      lease.check();
      T value = block.run(scope);
      lease.check();
      return value;
    } finally {
      scope.end();
    }
  }

  private <T extends @Nullable Object, X extends Exception> T attempt(
      Access access,
      TransactionOptions options,
      @Nullable TimeLimit limit,
      @Nullable Cancellation cancellation,
      Work<T, X> work)
      throws X {
    if (limit != null) {
      limit.forget();
    }
    Lease lease = source.lend(access, limit);
    try {
      lease.begin(options, limit);
      if (cancellation != null) {
        cancellation.using(lease);
      }
      T value;
      try {
        value = work.run(lease);
      } catch (Throwable t) {
        rollback(lease, t);
        CommitOutcomeUnknownException unknown = lease.endedByOthers();
        if (unknown != null && unknown != t) {
          unknown.addSuppressed(t);
          throw unknown;
        }
        throw t;
      }
      commit(lease);
      return value;
    } finally {
      if (cancellation != null) {
        cancellation.using(null);
      }
      lease.end();
    }
  }

  private static void commit(Lease lease) {
    try {
      if (lease.cannotCommit()) {
        DatabaseException failure = Errors.cannotCommit(lease);
        rollback(lease, failure);
        throw failure;
      }
      lease.sending();
      lease.connection().commit();
      lease.answered();
    } catch (SQLException e) {
      throw Errors.commit(e, lease);
    } catch (RuntimeException | Error e) {
      throw Errors.ofDriverAtCommit(e, lease);
    }
  }

  private static void rollback(Lease lease, Throwable reason) {
    if (lease.isBroken()) {
      return;
    }
    try {
      lease.connection().rollback();
    } catch (SQLException | RuntimeException | Error e) {
      // closing the connection rolls back too
      lease.discard();
      reason.addSuppressed(e);
    }
  }
}
