package dev.catalog.internal.transaction;

import dev.catalog.Block;
import dev.catalog.Isolation;
import dev.catalog.Transaction;
import dev.catalog.TransactionOptions;
import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.connection.JoinedTransaction;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Statements;
import dev.catalog.internal.connection.TimeLimit;
import dev.catalog.spi.OpenScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of somebody else's in which the calls of a database take part: one lease and one
 * set of hooks for the whole of it. Used by the thread of the transaction.
 */
final class Joined {

  private final OpenScope open;
  private final Lease lease;
  private final JoinedTransaction limit;
  private final Statements statements;
  private final Hooks hooks;
  private final BlockScope calls;
  private boolean committing;

  /**
   * @param lease has joined the transaction
   */
  Joined(OpenScope open, Lease lease, JoinedTransaction limit, Statements statements, Hooks hooks) {
    this.open = open;
    this.lease = lease;
    this.limit = limit;
    this.statements = statements;
    this.hooks = hooks;
    this.calls = new BlockScope("the transaction", lease, statements, hooks);
    open.beforeCommit(this::checkCommit);
  }

  /**
   * Opens a transaction that was begun for a block of Catalog's. Its isolation is told at once, in
   * a round trip of its own, because others may send the first statement.
   */
  void open(TransactionOptions options, @Nullable TimeLimit blockLimit) {
    limit.block(blockLimit);
    if (options.isolation().isPresent() || options.isDeferrable()) {
      try {
        lease.sendPrefix();
      } catch (SQLException e) {
        throw Errors.translate(e, null, lease);
      }
    }
  }

  /** Runs last before somebody else commits. */
  private void checkCommit() {
    RuntimeException ended = lease.endedByOthers();
    if (ended != null) {
      throw ended;
    }
    try {
      if (lease.cannotCommit()) {
        throw Errors.cannotCommit(lease);
      }
    } catch (SQLException e) {
      throw Errors.translate(e, null, lease);
    }
    committing = true;
  }

  /** Returns whether nothing has kept the transaction from its commit. */
  boolean isCommitting() {
    return committing;
  }

  /** Lets no further call through. */
  void end() {
    calls.end();
    limit.ended(lease.connection());
  }

  Lease lease() {
    return lease;
  }

  /** Returns the scope of calls on the database itself. */
  BlockScope calls() {
    lookForOthers();
    return calls;
  }

  /** A statement that others have sent is not undone for one of ours to start again. */
  private void lookForOthers() {
    try {
      lease.lookForOthers();
    } catch (SQLException e) {
      throw Errors.translate(e, null, lease);
    }
  }

  /**
   * Runs a block between two savepoints; its hooks wait for the end of the transaction.
   *
   * @throws IllegalStateException if the options ask for what the transaction does not give
   * @throws X what the block throws; what it did is undone
   */
  <T extends @Nullable Object, X extends Exception> T block(
      String call,
      TransactionOptions options,
      Function<BlockScope, Transaction> sessions,
      Block<? super Transaction, T, X> block)
      throws X {
    lookForOthers();
    refuse(call, options);
    BlockScope scope = new BlockScope(call, lease, statements, hooks);
    TimeLimit ofBlock = options.timeout().map(TimeLimit::startingNow).orElse(null);
    BlockScope.Work<T, X> work =
        () -> {
          TimeLimit before = limit.block(ofBlock);
          try {
            return block.run(sessions.apply(scope));
          } finally {
            // what is left to do is to end the savepoint, and that has the time of the transaction
            limit.block(before);
          }
        };
    try {
      if (!options.isReadOnly()) {
        return scope.savepoint(work);
      }
      return open.readOnly() ? work.run() : scope.savepoint(() -> reading(work));
    } finally {
      scope.end();
    }
  }

  /** What a savepoint is told of the transaction ends with it. */
  private <T extends @Nullable Object, X extends Exception> T reading(BlockScope.Work<T, X> work)
      throws X {
    statements.send(lease, "set transaction read only");
    return work.run();
  }

  private void refuse(String call, TransactionOptions options) {
    if (options.asksForRetries()) {
      throw refused(call, "retries(%d)".formatted(options.retries()), "cannot be repeated alone");
    }
    if (options.isDeferrable()) {
      throw refused(call, "deferrable()", "has begun already");
    }
    Isolation asked = options.isolation().orElse(null);
    if (asked != null) {
      Isolation given = isolation();
      if (given.compareTo(asked) < 0) {
        throw refused(call, "isolation(%s)".formatted(asked), "is " + given);
      }
    }
  }

  private static IllegalStateException refused(String call, String asked, String given) {
    return new IllegalStateException(
        "%s asks for %s, but joins a transaction that %s; ask for it where that transaction begins, or call it outside"
            .formatted(call, asked, given));
  }

  /** One round trip. */
  private Isolation isolation() {
    try {
      return switch (lease.connection().getTransactionIsolation()) {
        case Connection.TRANSACTION_SERIALIZABLE -> Isolation.SERIALIZABLE;
        case Connection.TRANSACTION_REPEATABLE_READ -> Isolation.REPEATABLE_READ;
        default -> Isolation.READ_COMMITTED;
      };
    } catch (SQLException e) {
      throw Errors.translate(e, null, lease);
    }
  }
}
