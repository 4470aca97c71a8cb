package dev.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
  <T extends @Nullable Object, X extends Exception> T savepoint(
      Block<? super Transaction, T, X> block) throws X;

  /**
   * Has an action run after the commit, in the thread of the block, in the order of registration,
   * once the connection is back in the pool. It never runs for an attempt that was rolled back, nor
   * after an undone savepoint, nor when the outcome of the commit is not known. What it throws is
   * logged, and the other actions still run.
   */
  void afterCommit(Runnable action);

  /**
   * Has an action run when the work of this attempt is undone: after each rollback of an attempt
   * that registered it, also when the block is then run again. The actions of an undone savepoint
   * run once the transaction has ended, however it ends. Otherwise as {@link #afterCommit}.
   */
  void afterRollback(Runnable action);

  /**
   * Returns these rows and locks them until the transaction ends: {@code select ... for update}.
   * Only the rows of the root table are locked, not those of its relations.
   */
  <R> List<R> lock(Rows<R> rows);

  /**
   * Returns the first of these rows that no other transaction has locked, in their order, and locks
   * them until the transaction ends: {@code select ... limit ? for update skip locked}. It never
   * waits for another transaction, so that many workers can share one table of jobs:
   *
   * <pre>{@code
   * db.run(tx -> {
   *   for (Job job : tx.claim(Job.ROWS.where(JOBS.DONE.isFalse()).orderBy(JOBS.ID), 10)) {
   *     ...
   *     tx.update(Job.BY_ID, job.id(), new JobPatch().done(true));
   *   }
   * });
   * }</pre>
   *
   * <p>Empty when no row is free, which does not say that none is left. Only the rows of the root
   * table are locked, not those of its relations.
   *
   * @param limit rows to take at most; fewer if the rows have a smaller limit of their own
   * @throws IllegalArgumentException if the limit is below 1, or the rows have an offset
   */
  <R> List<R> claim(Rows<R> rows, int limit);
}
