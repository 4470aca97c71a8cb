package dev.catalog.internal.session;

import dev.catalog.Block;
import dev.catalog.Transaction;
import dev.catalog.TransactionOptions;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.connection.Statements;
import dev.catalog.internal.fetch.RowStream;
import dev.catalog.internal.fetch.StreamedQuery;
import dev.catalog.internal.query.CursorSeal;
import dev.catalog.internal.transaction.BlockScope;
import dev.catalog.internal.transaction.Cancellation;
import dev.catalog.internal.transaction.Hooks;
import dev.catalog.internal.transaction.RootScope;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs every call on one connection, in the transaction that its owner has begun, if any. */
final class JoinedScope implements RootScope {

  private final Connection connection;
  private final Lease lease;
  private final BlockScope calls;

  JoinedScope(Connection connection) {
    this.connection = connection;
    this.lease = new Lease(lent -> {}, connection, Access.ATOMIC);
    this.calls = new BlockScope("the joined scope", lease, new Statements(null), new Hooks());
  }

  @Override
  public void check() {}

  @Override
  public <T extends @Nullable Object> T run(Request<T> request) {
    return calls.run(request);
  }

  @Override
  public <R, T extends @Nullable Object, X extends Exception> T stream(
      StreamedQuery<R> query, Block<? super RowStream<R>, T, X> block) throws X {
    return calls.stream(query, block);
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T transaction(
      String call, TransactionOptions options, Cancellation any, Block<? super Transaction, T, X> b)
      throws X {
    SessionParts parts = new SessionParts(CursorSeal.OPEN, new Dsl(null));
    BlockScope.Work<T, X> work = () -> b.run(new JdbcTransaction(calls, parts));
    try {
      if (!connection.getAutoCommit()) {
        return calls.savepoint(work);
      }
      lease.begin(options, null);
      try {
        T value = work.run();
        connection.commit();
        return value;
      } finally {
        connection.rollback(); // after a commit there is nothing to roll back
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Lease lend(Access access) {
    return lease;
  }
}
