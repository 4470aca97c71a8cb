package dev.catalog;

/**
 * A relation to exactly one row: the parent that a NOT NULL foreign key points at. Joined in the
 * same statement, by an outer join: a row is never left out because its parent is.
 *
 * <p>A foreign key does not promise that its parent can be read. Row-level security may hide it,
 * and it may be missing: the key is NOT VALID or NOT ENFORCED, or is deferred and the parent comes
 * later. A query that meets such a row throws {@link ParentNotFoundException}; {@link #optional}
 * reads it.
 *
 * <p>Immutable.
 *
 * @param <P> the row that has the relation
 * @param <C> the related row, or the type it was put into
 */
public interface ToOne<P, C> extends Relation<P, C>, ToOneWith<P, C> {

  /**
   * Returns this relation with an Optional, empty where the parent is missing or not visible. The
   * SQL is the same.
   */
  ToOptional<P, C> optional();

  /**
   * The parent that a NOT NULL foreign key points at is missing, or not visible to the user of the
   * connection. The query was sent and returns nothing; it changed nothing. Rows that a stream has
   * already handed over stand. Use {@link ToOne#optional} to read such rows.
   *
   * <p>Safe to share between threads once thrown.
   */
  final class ParentNotFoundException extends DatabaseException {

    private final String constraint;
    private final String table;
    private final transient Object row;

    /** Created by Catalog, and by tests of code that catches it. */
    public ParentNotFoundException(String message, String constraint, String table, Object row) {
      super(message, null, null, null);
      this.constraint = constraint;
      this.table = table;
      this.row = row;
    }

    /** Returns the name of the foreign key constraint, as in the database. */
    public String constraint() {
      return constraint;
    }

    /** Returns the qualified name of the table that holds the foreign key. */
    public String table() {
      return table;
    }

    /**
     * Returns the row whose parent was not found.
     *
     * @param type the class of the row, such as {@code Order.class}
     * @throws ClassCastException if the row is of another class
     */
    public <R> R row(Class<R> type) {
      return type.cast(row);
    }
  }
}
