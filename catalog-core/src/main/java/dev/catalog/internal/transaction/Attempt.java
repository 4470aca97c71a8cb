package dev.catalog.internal.transaction;

import dev.catalog.TransactionOptions;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.connection.TimeLimit;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt to run a transaction is told.
 *
 * @param call what the caller called, for messages; null for a request, which runs no code of the
 *     caller's
 * @param limit the time that all attempts have together; null for none
 * @param cancellation null when nobody cancels
 * @param hooks what the block registers; run by whoever runs the attempts
 */
record Attempt(
    @Nullable String call,
    Access access,
    TransactionOptions options,
    @Nullable TimeLimit limit,
    @Nullable Cancellation cancellation,
    Hooks hooks) {

  static Attempt of(Request<?> request, TransactionOptions options) {
    return new Attempt(null, request.access(), options, null, null, Hooks.NONE);
  }

  /** Notes the connection that the block uses now; null when it has given it back. */
  void using(@Nullable Lease lease) {
    if (cancellation != null) {
      cancellation.using(lease);
    }
  }

  /** Has the server told of the limit anew: it is another transaction. */
  void startTelling() {
    if (limit != null) {
      limit.forget();
    }
  }
}
