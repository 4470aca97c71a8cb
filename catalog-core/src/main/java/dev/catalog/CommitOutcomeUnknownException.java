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
 * of {@link Database#read}, and a call that the database runs READ ONLY, never end like this.
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
