package dev.catalog.internal.connection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where connections come from: a pool of Catalog's own, or whatever else can lend some. Safe to
 * share between threads.
 */
public interface ConnectionSource {

  /**
   * Borrows a connection in autocommit mode, on which nothing has been sent.
   *
   * @param access what it is for, by which a source with several servers chooses one
   * @param limit the time that the borrower's block has; null for none
   * @throws dev.catalog.ConnectionFailedException if there is none
   * @throws IllegalStateException if the source is closed
   */
  Lease lend(Access access, @Nullable TimeLimit limit);

  /**
   * Returns who ends a connection of this source that broke in a transaction of somebody else's.
   */
  default Lender lenderToOthers() {
    return lease -> {};
  }

  /** Returns how many connections it lends at most at a time. */
  int size();

  /** Waits until no connection is in use; returns whether that came about in time. */
  boolean awaitIdle(Duration limit);

  /** Closes what belongs to it. */
  void close();
}
