package dev.catalog.internal.session;

import dev.catalog.Block;
import dev.catalog.Rows;
import dev.catalog.Transaction;
import dev.catalog.internal.query.TableRows;
import dev.catalog.internal.transaction.BlockScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The session inside a block. A read-only block sees only its reading half. */
final class JdbcTransaction extends JdbcSession implements Transaction {

  private final BlockScope scope;

  JdbcTransaction(BlockScope scope, SessionParts parts) {
    super(scope, parts, false);
    this.scope = scope;
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T savepoint(
      Block<? super Transaction, T, X> block) throws X {
    return scope.savepoint(() -> block.run(this));
  }

  @Override
  public void afterCommit(Runnable action) {
    scope.afterCommit(action);
  }

  @Override
  public void afterRollback(Runnable action) {
    scope.afterRollback(action);
  }

  @Override
  public <R> List<R> claim(Rows<R> rows, int limit) {
    return scope.run(TableRows.of(rows).claim(limit));
  }

  @Override
  public <R> List<R> lock(Rows<R> rows) {
    return scope.run(TableRows.of(rows).lock());
  }
}
