package dev.catalog.internal.transaction;

import dev.catalog.Block;
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
}
