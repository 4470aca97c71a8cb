package dev.catalog;

import java.util.List;

/**
 * The session of a {@link Database#transaction} block: everything sent through it commits when the
 * block returns and is rolled back when it throws. What needs a transaction exists only here.
 *
 * <p>Belongs to the thread that runs the block and ends with it: a later call is an {@link
 * IllegalStateException}. Not meant to be implemented by callers; methods may be added.
 */
public interface Transaction extends Session {

  /**
   * Runs a block under a savepoint and returns its value. When the block throws, what it did is
   * undone, the exception goes on to the caller, and the transaction can continue.
   *
   * @throws X what the block throws
   */
  <T, X extends Exception> T savepoint(Block<? super Transaction, T, X> block) throws X;

  /**
   * Has an action run after the commit, in the thread of the block, in the order of registration. It
   * never runs for an attempt that was rolled back, nor after an undone savepoint. What it throws is
   * logged, and the other actions still run.
   */
  void afterCommit(Runnable action);

  /** Has an action run after a rollback; otherwise as {@link #afterCommit}. */
  void afterRollback(Runnable action);

  /**
   * Returns these rows and locks them until the transaction ends: {@code select ... for update}.
   * Only the rows of the root table are locked, not those of its relations.
   */
  <R> List<R> lock(Rows<R> rows);
}
