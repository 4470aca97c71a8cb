package dev.catalog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A write, or the commit of one, broke a constraint of the database. The write had no effect;
 * inside a transaction, that transaction can then only roll back, to a savepoint or whole.
 *
 * <p>Everything here is in PostgreSQL's answer: asking costs no query.
 */
public final class ConstraintViolationException extends DatabaseException {

  /** What sort of constraint it is. */
  public enum Kind {
    /** A primary key, a unique constraint or a unique index: SQLSTATE 23505. */
    UNIQUE,
    /** A foreign key, from either of its tables: SQLSTATE 23503 and 23001. */
    FOREIGN_KEY,
    /** A check, of a table or of a domain: SQLSTATE 23514. */
    CHECK,
    /** NOT NULL: SQLSTATE 23502. */
    NOT_NULL,
    /** An exclusion constraint: SQLSTATE 23P01. */
    EXCLUSION
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

  /** As above, for a row of a bulk verb's input. */
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

  /** Returns what sort of constraint was broken. */
  public Kind kind() {
    return kind;
  }

  /** Returns the name of the constraint; empty where the server names none (NOT NULL before 18). */
  public Optional<String> constraint() {
    return Optional.ofNullable(constraint);
  }

  /**
   * Returns the qualified name of the table whose constraint it is, for example {@code
   * catalog.products}; for a foreign key, the table that holds it. Empty for a domain's check.
   */
  public Optional<String> table() {
    return Optional.ofNullable(table);
  }

  /** Returns the column, where the server names one: with NOT NULL. */
  public Optional<String> column() {
    return Optional.ofNullable(column);
  }

  /** Returns whether it is this key that was broken: the same constraint of the same table. */
  public boolean violates(Key<?, ?> key) {
    return kind == Kind.UNIQUE && is(key.constraint(), key.table());
  }

  /** Returns whether it is this relation's foreign key that was broken. */
  public boolean violates(Relation<?, ?> relation) {
    return kind == Kind.FOREIGN_KEY && is(relation.constraint(), relation.table());
  }

  private boolean is(String otherConstraint, String otherTable) {
    return otherConstraint.equals(constraint) && otherTable.equals(table);
  }
}
