package dev.catalog.internal.transaction;

import dev.catalog.Block;
import dev.catalog.Transaction;
import dev.catalog.TransactionConflictException;
import dev.catalog.TransactionOptions;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.ConnectionSource;
import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.connection.Statements;
import dev.catalog.internal.fetch.RowStream;
import dev.catalog.internal.fetch.StreamedQuery;
import org.jspecify.annotations.Nullable;

/** The scope in which each request borrows a connection and commits by itself. */
public final class AutocommitScope implements RootScope {

  /** As many connections of a given pool as may have to be opened anew after a migration. */
  private static final int MOST_ATTEMPTS = 100;

  private final ConnectionSource source;
  private final NestedCallGuard guard;
  private final Statements statements;
  private final TransactionRunner runner;

  public AutocommitScope(
      ConnectionSource source,
      NestedCallGuard guard,
      Statements statements,
      TransactionRunner runner) {
    this.source = source;
    this.guard = guard;
    this.statements = statements;
    this.runner = runner;
  }

  @Override
  public void check() {
    guard.check();
  }

  @Override
  public <T extends @Nullable Object> T run(Request<T> request) {
    guard.check();
    TransactionOptions options = request.access().transaction();
    if (options != null) {
      return runner.run(request, options);
    }
    for (int attempt = 1; ; attempt++) {
      Lease lease = source.lend(request.access(), null);
      try {
        return statements.run(lease, request);
      } catch (TransactionConflictException e) {
        // a pool that closes a connection whose plan is out of date has others that are
        if (!lease.isBroken() || !Errors.isPlanOutOfDate(e) || attempt == MOST_ATTEMPTS) {
          throw e;
        }
      } finally {
        lease.end();
      }
    }
  }

  @Override
  public <R, T extends @Nullable Object, X extends Exception> T stream(
      StreamedQuery<R> query, Block<? super RowStream<R>, T, X> block) throws X {
    guard.check();
    return runner.stream(query, block);
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T transaction(
      String call,
      TransactionOptions options,
      Cancellation cancellation,
      Block<? super Transaction, T, X> block)
      throws X {
    return runner.run(call, options, cancellation, block);
  }

  @Override
  public @Nullable String inside() {
    return guard.current();
  }

  @Override
  public Lease lend(Access access) {
    guard.check();
    return source.lend(access, null);
  }

  @Override
  public void giveBack(Lease lease) {
    lease.end();
  }
}
