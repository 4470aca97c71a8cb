package dev.catalog.internal.transaction;

import dev.catalog.Block;
import dev.catalog.CommitOutcomeUnknownException;
import dev.catalog.Transaction;
import dev.catalog.TransactionOptions;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.connection.Statements;
import dev.catalog.internal.connection.TimeLimit;
import dev.catalog.internal.connection.Unreadable;
import dev.catalog.internal.fetch.RowStream;
import dev.catalog.internal.fetch.StreamedQuery;
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

  private final Attempts own;
  private final Attempts ofBlocks;
  private final Statements statements;
  private final Function<BlockScope, Transaction> sessions;

  /**
   * @param own attempts for what runs no block with a session
   * @param ofBlocks attempts for blocks, in which others may take part
   * @param sessions makes the session that a block is given
   */
  public TransactionRunner(
      Attempts own,
      Attempts ofBlocks,
      Statements statements,
      Function<BlockScope, Transaction> sessions) {
    this.own = own;
    this.ofBlocks = ofBlocks;
    this.statements = statements;
    this.sessions = sessions;
  }

  /** Runs a request, and again after a conflict: everything in the transaction is ours. */
  <T extends @Nullable Object> T run(Request<T> request, TransactionOptions options) {
    Retry retry = null;
    while (true) {
      try {
        return own.run(Attempt.of(request, options), new RequestWork<>(statements, request));
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
        ofBlocks,
        call,
        Access.of(options),
        options,
        cancellation,
        BlockWork.inSession(sessions, block));
  }

  /** Runs a block over the rows of a query, in a transaction of its own. */
  <R, T extends @Nullable Object, X extends Exception> T stream(
      StreamedQuery<R> query, Block<? super RowStream<R>, T, X> block) throws X {
    TransactionOptions options = Objects.requireNonNull(Access.STREAM.transaction());
    return block(
        own,
        query.call(),
        Access.STREAM,
        options,
        new Cancellation(),
        scope -> scope.stream(query, block));
  }

  private <T extends @Nullable Object, X extends Exception> T block(
      Attempts attempts,
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
        value =
            attempts.run(
                new Attempt(call, access, options, limit, cancellation, hooks),
                new BlockWork<>(call, statements, hooks, block));
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
}
