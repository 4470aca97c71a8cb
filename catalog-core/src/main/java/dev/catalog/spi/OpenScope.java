package dev.catalog.spi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that somebody else began, and that somebody else ends. Used by one thread at a
 * time.
 */
public interface OpenScope {

  /** What became of a transaction. */
  enum Outcome {
    COMMITTED,
    ROLLED_BACK,
    /** The answer to COMMIT was lost, or the end was not noticed. */
    UNKNOWN
  }

  /**
   * Returns an object that stands for the transaction: the same for every call inside it, and
   * another one for every other transaction that is open. Compared by identity.
   */
  Object identity();

  /**
   * Returns the transaction's connection, with autocommit off. It is used until the transaction
   * ends, and never closed, committed or rolled back.
   *
   * @throws SQLException if there is none
   */
  Connection connection() throws SQLException;

  /** Returns whether the transaction was begun to read only. */
  boolean readOnly();

  /**
   * Returns whether the transaction is over although it still shows: true in callbacks after the
   * commit, and after the rollback.
   */
  boolean committed();

  /**
   * Returns the time that the transaction has left, zero or less when it is over; null when it has
   * no limit.
   */
  @Nullable Duration remaining();

  /**
   * Registers a check that runs last before the commit, after everything that may still write. What
   * it throws reaches whoever commits, and the transaction is rolled back. Does not run before a
   * rollback.
   */
  void beforeCommit(Runnable check);

  /** Registers what to do after the end of the transaction. Runs exactly once. */
  void afterEnd(Consumer<Outcome> hook);
}
