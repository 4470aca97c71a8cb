package dev.catalog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A write, or its commit, violated a constraint of the database. The write had no effect. A
 * transaction around it can then only be rolled back, completely or to a savepoint.
 *
 * <p>All of this is part of PostgreSQL's answer, so reading it costs no query.
 */
public final class ConstraintViolationException extends DatabaseException {

  /** The kind of constraint. */
  public enum Kind {
    /** A primary key, a unique constraint or a unique index: SQLSTATE 23505. */
    UNIQUE,
    /** A foreign key, violated from either of its tables: SQLSTATE 23503 and 23001. */
    FOREIGN_KEY,
    /** A check of a table or a domain: SQLSTATE 23514. */
    CHECK,
    /** NOT NULL: SQLSTATE 23502. */
    NOT_NULL,
    /** An exclusion constraint: SQLSTATE 23P01. */
    EXCLUSION
  }

  /**
   * A constraint that is neither a {@link Key} nor a {@link Relation}: EXCLUDE, and in PostgreSQL
   * 18 a key WITHOUT OVERLAPS or a foreign key of a PERIOD. Generated code holds one constant for
   * each.
   *
   * <p>Immutable.
   */
  public interface Constraint {

    /** Returns the name of the constraint, as in the database. */
    String constraint();

    /** Returns the qualified name of the table that has it, for example {@code shop.bookings}. */
    String table();
  }

  private final Kind kind;
  private final @Nullable String constraint;
  private final @Nullable String table;
  private final @Nullable String column;

  /** Created by Catalog, and by tests of code that catches it. */
  public ConstraintViolationException(
      String message,
      Kind kind,
      @Nullable String constraint,
      @Nullable String table,
      @Nullable String column,
      @Nullable String sqlState,
      @Nullable String sql,
      @Nullable Throwable cause) {
    this(message, kind, constraint, table, column, sqlState, sql, null, cause);
  }

  /** Like the other constructor, for a row of a bulk verb's input. */
  public ConstraintViolationException(
      String message,
      Kind kind,
      @Nullable String constraint,
      @Nullable String table,
      @Nullable String column,
      @Nullable String sqlState,
      @Nullable String sql,
      @Nullable InputRows inputRows,
      @Nullable Throwable cause) {
    super(message, sqlState, sql, inputRows, cause);
    this.kind = kind;
    this.constraint = constraint;
    this.table = table;
    this.column = column;
  }

  /** Returns the kind of constraint that was violated. */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns the name of the constraint; empty if the server does not name it (NOT NULL before
   * PostgreSQL 18).
   */
  public Optional<String> constraint() {
    return Optional.ofNullable(constraint);
  }

  /**
   * Returns the qualified name of the table that has the constraint, for example {@code
   * catalog.products}; for a foreign key, the referencing table. Empty for a domain's check.
   */
  public Optional<String> table() {
    return Optional.ofNullable(table);
  }

  /** Returns the column if the server names it, which it does for NOT NULL. */
  public Optional<String> column() {
    return Optional.ofNullable(column);
  }

  /** Returns whether this key was violated: the same constraint of the same table. */
  public boolean violates(Key<?, ?> key) {
    return kind == Kind.UNIQUE && is(key.constraint(), key.table());
  }

  /** Returns whether this relation's foreign key was violated. */
  public boolean violates(Relation<?, ?> relation) {
    return kind == Kind.FOREIGN_KEY && is(relation.constraint(), relation.table());
  }

  /** Returns whether this constraint was violated: the same one of the same table. */
  public boolean violates(Constraint other) {
    return is(other.constraint(), other.table());
  }

  private boolean is(String otherConstraint, String otherTable) {
    return otherConstraint.equals(constraint) && otherTable.equals(table);
  }
}
