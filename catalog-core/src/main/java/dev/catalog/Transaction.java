package dev.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The session of a {@link Database#transaction} block: everything sent through it is committed when
 * the block returns and rolled back when it throws. Verbs that need a transaction exist only here.
 *
 * <p>Belongs to the thread that runs the block and ends with it: a later call is an {@link
 * IllegalStateException}. Not meant to be implemented by callers; methods may be added.
 */
public interface Transaction extends Session {

  /**
   * Runs a block under a savepoint and returns its value. If the block throws, its work is rolled
   * back, the exception reaches the caller, and the transaction can continue.
   *
   * @throws X what the block throws
   */
  <T extends @Nullable Object, X extends Exception> T savepoint(
      Block<? super Transaction, T, X> block) throws X;

  /**
   * Registers an action to run after the commit, in the thread of the block, in order of
   * registration, once the connection is back in the pool. It does not run if the attempt or a
   * savepoint around it was rolled back, or if the outcome of the commit is not known. An exception
   * from it is logged, and the other actions still run.
   */
  void afterCommit(Runnable action);

  /**
   * Registers an action to run if the work of this attempt is rolled back, even if the block is
   * then run again. Actions registered under a savepoint that was rolled back run once the
   * transaction has ended, however it ends. Otherwise like {@link #afterCommit}.
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
   * waits for another transaction, so many workers can share one table of jobs:
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
   * <p>Empty if no row is free, which does not mean that none is left. Only the rows of the root
   * table are locked, not those of its relations.
   *
   * @param limit the maximum number of rows to take; fewer if the rows have a smaller limit of
   *     their own
   * @throws IllegalArgumentException if the limit is below 1, or the rows have an offset
   */
  <R> List<R> claim(Rows<R> rows, int limit);
}
