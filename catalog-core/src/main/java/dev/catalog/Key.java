package dev.catalog;

/**
 * A primary key or unique constraint, used to find, update and delete single rows: {@code
 * Product.BY_ID}, {@code Category.BY_SLUG}.
 *
 * <p>Immutable; generated code holds one constant per key.
 *
 * @param <R> the row
 * @param <V> the key's value: the column's type, or a generated record for several columns
 */
public interface Key<R, V> {

  /** Returns the name of the constraint, as in the database. */
  String constraint();

  /** Returns the qualified name of the table, for example {@code catalog.products}. */
  String table();
}
