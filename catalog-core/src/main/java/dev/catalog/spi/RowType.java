package dev.catalog.spi;

import dev.catalog.Key;
import dev.catalog.Rows;
import dev.catalog.ToMany;
import dev.catalog.ToOne;
import dev.catalog.ToOptional;
import dev.catalog.internal.query.GeneratedRowType;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jooq.ForeignKey;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UniqueKey;

/**
 * What the run time knows of one table or view: its jOOQ table, its columns in the order of the
 * row's components, and the reader. Built once, in the generated holder of the schema; a record's
 * constants only read that holder, and the holder never reads a record's constant (class
 * initialisation of records that point at each other would deadlock).
 *
 * <p>Immutable.
 *
 * @param <R> the row
 */
public interface RowType<R> {

  /** Returns the type of the rows of a table or view; its columns are all columns of the table. */
  static <R> RowType<R> of(Table<?> table, Class<R> row, RowReader<R> reader) {
    return GeneratedRowType.of(table, row, reader);
  }

  /**
   * Initialises jOOQ's class of the keys of a schema, in one thread at a time. Keys of two schemas
   * may point at each other; two threads that touch one each would wait for each other.
   */
  static void initialise(Class<?> keys) {
    GeneratedRowType.initialise(keys);
  }

  /** Returns the jOOQ table. */
  Table<?> table();

  /** Returns the columns in the order in which {@link RowReader} reads them. */
  List<TableField<?, ?>> columns();

  /**
   * Returns the name of a column with its table and schema, as in {@code catalog.products.name}.
   */
  String nameOf(int column);

  /** Returns all rows. */
  Rows<R> rows();

  /** Returns a primary or unique key of one column. */
  <V> Key<R, V> key(UniqueKey<?> key, TableField<?, V> column);

  /** Returns a primary or unique key of several columns. */
  <V> Key<R, V> key(UniqueKey<?> key, CompositeKey<V> values);

  /** Returns the parent that a NOT NULL foreign key points at. */
  <C> ToOne<R, C> toOne(ForeignKey<?, ?> foreignKey, Supplier<RowType<C>> parent);

  /** Returns the parent that a nullable foreign key may point at. */
  <C> ToOptional<R, C> toOptional(ForeignKey<?, ?> foreignKey, Supplier<RowType<C>> parent);

  /** Returns the children whose foreign key points at this table. */
  <C> ToMany<R, C> toMany(ForeignKey<?, ?> foreignKey, Supplier<RowType<C>> child);

  /**
   * Returns the children whose foreign key of one whole-number column points at this table. The
   * rows themselves tell which belong together, so that a key is not read twice.
   *
   * @param key returns the column that is pointed at, which is NOT NULL
   * @param keyOfChild returns the foreign key of a row in which it is not null
   */
  <C> ToMany<R, C> toMany(
      ForeignKey<?, ?> foreignKey,
      Supplier<RowType<C>> child,
      ToLongFunction<R> key,
      ToLongFunction<C> keyOfChild);

  /** Returns the one child that may point here by a foreign key that is also a unique key. */
  <C> ToOptional<R, C> toOptionalChild(ForeignKey<?, ?> foreignKey, Supplier<RowType<C>> child);
}
