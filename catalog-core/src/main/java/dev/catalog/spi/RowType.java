package dev.catalog.spi;

import dev.catalog.ConstraintViolationException;
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
 * What the run time knows about one table or view: its jOOQ table, its columns in the order of the
 * row's components, and the reader. Built once, in the generated holder of the schema. A record's
 * constants only read that holder, and the holder never reads a record's constants: otherwise the
 * class initialisation of records that refer to each other could deadlock.
 *
 * <p>Immutable.
 *
 * @param <R> the row
 */
public interface RowType<R> {

  /**
   * Returns the type of the rows of a table or view; its columns are all columns of the table.
   *
   * @param comparisons of the columns that Java or the search path would compare otherwise
   */
  static <R> RowType<R> of(
      Table<?> table, Class<R> row, RowReader<R> reader, Comparison... comparisons) {
    return GeneratedRowType.of(table, row, reader, comparisons);
  }

  /**
   * Initialises jOOQ's class for the keys of a schema, in one thread at a time. Keys of two schemas
   * may refer to each other, so two threads that each touch one of them could deadlock.
   */
  static void initialise(Class<?> keys) {
    GeneratedRowType.initialise(keys);
  }

  /** Returns the record, whose components are the columns. */
  Class<R> row();

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

  /** Returns a constraint that is no key and no foreign key by equality. */
  ConstraintViolationException.Constraint constraint(String name);

  /**
   * Returns the relation to the parent that a NOT NULL foreign key references.
   *
   * @param equality for each column of the key, the condition that {@code {0}}, the referenced
   *     column, equals {@code {1}}, the column that references it; none where both are of one type
   *     whose equality in Java is the server's
   */
  <C> ToOne<R, C> toOne(
      ForeignKey<?, ?> foreignKey, Supplier<RowType<C>> parent, String... equality);

  /**
   * Returns the relation to the parent that a nullable foreign key may reference.
   *
   * @param equality for each column of the key, the condition that {@code {0}}, the referenced
   *     column, equals {@code {1}}, the column that references it; none where both are of one type
   *     whose equality in Java is the server's
   */
  <C> ToOptional<R, C> toOptional(
      ForeignKey<?, ?> foreignKey, Supplier<RowType<C>> parent, String... equality);

  /**
   * Returns the relation to the children whose foreign key references this table.
   *
   * @param equality for each column of the key, the condition that {@code {0}}, the referenced
   *     column, equals {@code {1}}, the column that references it; none where both are of one type
   *     whose equality in Java is the server's
   */
  <C> ToMany<R, C> toMany(
      ForeignKey<?, ?> foreignKey, Supplier<RowType<C>> child, String... equality);

  /**
   * Returns the relation to the children whose foreign key, a single integer column, references
   * this table. Parents and children are matched by the values in the rows, so that keys are not
   * read twice.
   *
   * @param key returns the referenced column, which is NOT NULL
   * @param keyOfChild returns the foreign key of a child; called only if it is not null
   */
  <C> ToMany<R, C> toMany(
      ForeignKey<?, ?> foreignKey,
      Supplier<RowType<C>> child,
      ToLongFunction<R> key,
      ToLongFunction<C> keyOfChild);

  /**
   * Returns the relation to the one child whose foreign key, which is also a unique key, may
   * reference this table.
   *
   * @param equality for each column of the key, the condition that {@code {0}}, the referenced
   *     column, equals {@code {1}}, the column that references it; none where both are of one type
   *     whose equality in Java is the server's
   */
  <C> ToOptional<R, C> toOptionalChild(
      ForeignKey<?, ?> foreignKey, Supplier<RowType<C>> child, String... equality);
}
