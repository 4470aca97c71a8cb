package dev.catalog.internal.connection;

import dev.catalog.Isolation;
import dev.catalog.TransactionOptions;
import dev.catalog.internal.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * What a request does to the database. Said once, it decides whether the request needs a
 * transaction and which, whether that is repeated after a conflict, which server may serve it, and
 * what an answer that never came means.
 */
public enum Access {

  /**
   * One statement that can do nothing but read: tables, columns, binds and known operators. When
   * its answer is lost, nothing has changed.
   */
  READ(null),

  /**
   * One statement that changes nothing but needs the present state: it locks rows, or looks what a
   * write has met. No copy of the database may serve it.
   */
  CURRENT(null),

  /**
   * One statement that writes. It commits by itself; when its answer is lost, nobody can tell
   * whether it took effect.
   */
  WRITE(null),

  /**
   * One statement that selects, and that may write as well: it contains a function, a view or plain
   * SQL. It is treated as a write.
   */
  MAY_WRITE(null),

  /** Statements that read one state of the database: REPEATABLE READ READ ONLY. */
  SNAPSHOT(readOnlySnapshot()),

  /**
   * Statements of which all take effect or none: one transaction. One that holds nothing but ours
   * is run again after a conflict.
   */
  ATOMIC(TransactionOptions.defaults().retries(5)),

  /** As {@link #SNAPSHOT}, with code of the caller's between the rows, which runs only once. */
  STREAM(readOnlySnapshot());

  @SuppressWarnings("ImmutableEnumChecker") // it is immutable
  private final @Nullable TransactionOptions transaction;

  Access(@Nullable TransactionOptions transaction) {
    this.transaction = transaction;
  }

  private static TransactionOptions readOnlySnapshot() {
    return TransactionOptions.defaults().isolation(Isolation.REPEATABLE_READ).readOnly().retries(0);
  }

  /** Returns what a transaction with these options does to the database. */
  public static Access of(TransactionOptions options) {
    return options.isReadOnly() ? SNAPSHOT : ATOMIC;
  }

  /** Returns what one statement does that selects. */
  public static Access ofSelect(SqlText text) {
    return text.onlyReads() ? READ : MAY_WRITE;
  }

  /**
   * Returns whether nobody can tell what became of a request whose answer is lost: it may have
   * written, and have committed by itself.
   */
  boolean isInDoubtWhenLost() {
    return this == WRITE || this == MAY_WRITE;
  }

  /** Returns the transaction that a request of this access runs in; null when it needs none. */
  public @Nullable TransactionOptions transaction() {
    return transaction;
  }

  /** Returns whether nothing is written, so that a copy of the database may serve it. */
  public boolean isReadOnly() {
    return this == READ || this == SNAPSHOT || this == STREAM;
  }
}
