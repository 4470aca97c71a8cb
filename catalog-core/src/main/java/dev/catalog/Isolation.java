package dev.catalog;

/** How far a transaction is kept apart from others that run at the same time. */
public enum Isolation {

  /** Each statement sees what was committed before it began; PostgreSQL's own default. */
  READ_COMMITTED,

  /**
   * Every statement sees what was committed before the first of them began; a change to a row that
   * another transaction has changed since is a {@link TransactionConflictException}.
   */
  REPEATABLE_READ,

  /**
   * The outcome is that of running the transactions one after another; what cannot be put into an
   * order is a {@link TransactionConflictException}.
   */
  SERIALIZABLE
}
