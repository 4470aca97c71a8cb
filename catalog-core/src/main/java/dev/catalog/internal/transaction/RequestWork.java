package dev.catalog.internal.transaction;

import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.connection.Statements;
import org.jspecify.annotations.Nullable;

/** A request that needs a transaction: everything in it is ours. */
record RequestWork<T extends @Nullable Object>(Statements statements, Request<T> request)
    implements Attempts.Work<T, RuntimeException> {

  @Override
  public T run(Lease lease) {
    return statements.run(lease, request);
  }
}
