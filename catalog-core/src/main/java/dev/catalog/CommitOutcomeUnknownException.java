package dev.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A commit, or a write that commits by itself, was sent, and the connection broke before the answer
 * came: it may or may not have taken effect. Catalog never repeats it. Look in the database before
 * you do.
 *
 * <p>A select counts as a write unless it can do nothing but read: tables and materialized views,
 * their columns, binds, and operators and functions of PostgreSQL's own that have no effect. A
 * view, a function of a schema, a sequence, {@code FOR UPDATE} and plain SQL may do more. A block
 * of {@link Database#read}, and a call that the database runs READ ONLY, end like this only when
 * SQL ends their transaction.
 *
 * <p>The same goes for what the driver could not read: when it fails in the middle of an answer,
 * with an exception of its own or an error of the JVM such as {@link OutOfMemoryError}, that is the
 * cause, and the connection is closed. (In a read or a block, where nothing is in doubt, such an
 * error is thrown as it is.) And when SQL of a caller's ends the transaction of a block, with
 * {@code COMMIT} for example, nobody knows what of the block is committed.
 *
 * <p>Neither {@link Transaction#afterCommit} nor {@link Transaction#afterRollback} actions run.
 */
public final class CommitOutcomeUnknownException extends DatabaseException {

  /** Created by Catalog, and by tests of code that catches it. */
  public CommitOutcomeUnknownException(
      String message, @Nullable String sqlState, @Nullable String sql, @Nullable Throwable cause) {
    super(message, sqlState, sql, cause);
  }
}
