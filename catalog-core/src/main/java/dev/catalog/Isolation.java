package dev.catalog;

/** How far a transaction is isolated from others that run at the same time. */
public enum Isolation {

  /** Each statement sees what was committed before it began. PostgreSQL's own default. */
  READ_COMMITTED,

  /**
   * Every statement sees what was committed before the first one began. Changing a row that another
   * transaction has changed since then fails with {@link TransactionConflictException}.
   */
  REPEATABLE_READ,

  /**
   * The outcome is as if the transactions had run one after another. If no such order exists, one
   * of them fails with {@link TransactionConflictException}.
   */
  SERIALIZABLE
}
