package dev.catalog.internal.transaction;

import dev.catalog.Block;
import dev.catalog.Isolation;
import dev.catalog.Transaction;
import dev.catalog.TransactionOptions;
import org.jspecify.annotations.Nullable;

/** The scope of a database itself: it also runs blocks in transactions. */
public interface RootScope extends Scope {

  /**
   * Runs a block in a transaction, and commits when it returns. The caller has called {@link
   * #check}, perhaps in another thread and some time before.
   *
   * @param call what the caller called, for messages
   * @throws X what the block throws; the transaction is rolled back
   */
  <T extends @Nullable Object, X extends Exception> T transaction(
      String call,
      TransactionOptions options,
      Cancellation cancellation,
      Block<? super Transaction, T, X> block)
      throws X;

  /**
   * Runs a block that sees one state of the database and cannot write: REPEATABLE READ READ ONLY,
   * unless the options name another isolation. As {@link #transaction} otherwise.
   *
   * @throws X what the block throws
   */
  default <T extends @Nullable Object, X extends Exception> T read(
      String call,
      TransactionOptions options,
      Cancellation cancellation,
      Block<? super Transaction, T, X> block)
      throws X {
    TransactionOptions reading = options.readOnly();
    TransactionOptions snapshot =
        options.isolation().isPresent() ? reading : reading.isolation(Isolation.REPEATABLE_READ);
    return transaction(call, snapshot, cancellation, block);
  }

  /** Returns what this thread is inside of, for messages; null for nothing. */
  @Nullable String inside();
}
