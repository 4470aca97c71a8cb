package dev.catalog.internal.transaction;

import dev.catalog.Block;
import dev.catalog.Transaction;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Statements;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A block of a caller's, in the transaction of one attempt.
 *
 * @param call what the caller called, for messages
 */
record BlockWork<T extends @Nullable Object, X extends Exception>(
    String call, Statements statements, Hooks hooks, Block<? super BlockScope, T, X> block)
    implements Attempts.Work<T, X> {

  /** Returns a block that is given a session. */
  static <T extends @Nullable Object, X extends Exception> Block<BlockScope, T, X> inSession(
      Function<BlockScope, Transaction> sessions, Block<? super Transaction, T, X> block) {
    return scope -> block.run(sessions.apply(scope));
  }

  @Override
  public T run(Lease lease) throws X {
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
}
