package dev.catalog.internal.transaction;

import dev.catalog.Block;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.fetch.RowStream;
import dev.catalog.internal.fetch.StreamedQuery;
import org.jspecify.annotations.Nullable;

/**
 * Whose transaction the requests of a session belong to: one of their own, that of a block, or one
 * that somebody else began. Who begins, commits and rolls back is the scope's matter alone.
 */
public interface Scope {

  /**
   * Lets a call through, or not.
   *
   * @throws IllegalStateException if the scope has ended, or may not be used by this thread now
   */
  void check();

  /** Sends a request and returns its result. */
  <T extends @Nullable Object> T run(Request<T> request);

  /**
   * Runs a caller's block over the rows of a query, and lets what it throws through.
   *
   * @throws X what the block throws
   */
  <R, T extends @Nullable Object, X extends Exception> T stream(
      StreamedQuery<R> query, Block<? super RowStream<R>, T, X> block) throws X;

  /** Lends a connection for one statement of jOOQ's. */
  Lease lend(Access access);

  /** Takes back what {@link #lend} has lent; a scope that keeps its connection does nothing. */
  default void giveBack(Lease lease) {
    // the statement has ended, and the connection stays with the scope
  }
}
