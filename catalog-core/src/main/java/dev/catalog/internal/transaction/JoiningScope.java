package dev.catalog.internal.transaction;

import dev.catalog.Block;
import dev.catalog.Transaction;
import dev.catalog.TransactionOptions;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.fetch.RowStream;
import dev.catalog.internal.fetch.StreamedQuery;
import dev.catalog.spi.OpenScope;
import dev.catalog.spi.TransactionScope;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The scope of a database that takes part in transactions of others: a call inside one belongs to
 * it, a call outside has a transaction of its own.
 */
public final class JoiningScope implements RootScope {

  private final TransactionScope transactions;
  private final RootScope alone;
  private final Joins joins;
  private final NestedCallGuard guard;
  private final Function<BlockScope, Transaction> sessions;

  /**
   * @param alone for calls outside
   * @param sessions makes the session that a block is given
   */
  public JoiningScope(
      TransactionScope transactions,
      RootScope alone,
      Joins joins,
      NestedCallGuard guard,
      Function<BlockScope, Transaction> sessions) {
    this.transactions = transactions;
    this.alone = alone;
    this.joins = joins;
    this.guard = guard;
    this.sessions = sessions;
  }

  /** Returns the transaction that a call belongs to; null for none. */
  private @Nullable OpenScope open() {
    guard.checkOpen();
    return transactions.current();
  }

  /** Returns the transaction that a call takes part in; null when it has to run alone. */
  private @Nullable Joined joined(Access access) {
    OpenScope open = open();
    if (open == null) {
      return null;
    }
    if (!open.committed()) {
      return joins.of(open);
    }
    if (access != Access.READ && access != Access.SNAPSHOT && access != Access.STREAM) {
      throw new IllegalStateException(
          "The transaction is over although it still shows, so nothing was sent: a write would be"
              + " lost. Write in db.transaction or in a new transaction (REQUIRES_NEW)");
    }
    return null;
  }

  @Override
  public void check() {
    if (open() == null) {
      alone.check();
    }
  }

  @Override
  public @Nullable String inside() {
    OpenScope open = transactions.current();
    boolean joined = open != null && joins.isJoined(open);
    return joined ? "a transaction that this database takes part in" : alone.inside();
  }

  @Override
  public <T extends @Nullable Object> T run(Request<T> request) {
    Joined joined = joined(request.access());
    return joined == null ? alone.run(request) : joined.calls().run(request);
  }

  @Override
  public <R, T extends @Nullable Object, X extends Exception> T stream(
      StreamedQuery<R> query, Block<? super RowStream<R>, T, X> block) throws X {
    Joined joined = joined(Access.STREAM);
    return joined == null ? alone.stream(query, block) : joined.calls().stream(query, block);
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T transaction(
      String call,
      TransactionOptions options,
      Cancellation cancellation,
      Block<? super Transaction, T, X> block)
      throws X {
    OpenScope open = open();
    return open == null || open.committed()
        ? alone.transaction(call, options, cancellation, block)
        : joins.of(open).block(call, options, sessions, block);
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T read(
      String call,
      TransactionOptions options,
      Cancellation cancellation,
      Block<? super Transaction, T, X> block)
      throws X {
    OpenScope open = open();
    return open == null || open.committed()
        ? alone.read(call, options, cancellation, block)
        : joins.of(open).block(call, options.readOnly(), sessions, block);
  }

  @Override
  public Lease lend(Access access) {
    Joined joined = joined(access);
    return joined == null ? alone.lend(access) : joined.calls().lend(access);
  }

  @Override
  public void giveBack(Lease lease) {
    if (!lease.isJoined()) {
      alone.giveBack(lease);
    }
  }
}
