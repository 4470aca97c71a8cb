package dev.catalog;

/**
 * A foreign key seen from one of its two tables. Asked for by {@link Rows#with}, never loaded by
 * itself: navigation sends no SQL.
 *
 * <p>Immutable; generated code holds one constant per end of a foreign key.
 *
 * @param <P> the row that has the relation
 * @param <V> what the relation adds to it: {@code C}, {@code Optional<C>} or {@code List<C>}
 */
public interface Relation<P, V> {

  /** Returns the name of the foreign key constraint, as in the database. */
  String constraint();

  /** Returns the qualified name of the table that holds the foreign key. */
  String table();
}
