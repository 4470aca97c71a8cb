package dev.catalog.internal;

import dev.catalog.Block;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Where the verbs of a session get their connection from. Outside a block, each method borrows one
 * and commits by itself; inside a block, all of them use the block's transaction.
 */
interface Link {

  /** Runs one statement that only reads; it may have been run when its answer is lost. */
  <T extends @Nullable Object> T single(Work<T> work);

  /**
   * Runs one statement that writes. When its answer is lost, nobody knows whether it took effect:
   * {@link dev.catalog.CommitOutcomeUnknownException}.
   */
  <T extends @Nullable Object> T write(Work<T> work);

  /** Runs several reads that must see one state of the database: REPEATABLE READ READ ONLY. */
  <T> T snapshot(Work<T> work);

  /**
   * Runs several writes of which all take effect or none: one transaction. Outside a block it is
   * run again after a conflict.
   */
  <T> T together(Work<T> work);

  /**
   * Runs a caller's block over one state of the database, and lets what it throws through.
   *
   * @param kind what the caller called, for messages
   */
  <T extends @Nullable Object, X extends Exception> T reading(
      String kind, Block<? super Unit, T, X> block) throws X;

  /** What runs on a connection. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T run(Unit unit) throws SQLException;
  }
}
