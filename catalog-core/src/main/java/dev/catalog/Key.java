package dev.catalog;

/**
 * A primary key or unique constraint, used to find, update and delete single rows: {@code
 * Product.BY_ID}, {@code Category.BY_SLUG}.
 *
 * <p>A value names the row whose key the server takes for equal, by the operators of the key's
 * columns: in a {@code citext} column or under a collation that ignores case, {@code "ANNA"} names
 * the row of {@code "Anna"}.
 *
 * <p>In a transaction that violates a deferrable constraint, a value may name two rows. {@code
 * find}, {@code get}, {@code update} and {@code delete} then throw {@link TooManyRowsException}.
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
