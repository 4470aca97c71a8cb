package dev.catalog.internal;

import dev.catalog.Key;
import dev.catalog.Rows;
import dev.catalog.ToMany;
import dev.catalog.ToOne;
import dev.catalog.ToOptional;
import dev.catalog.spi.Assignment;
import dev.catalog.spi.CompositeKey;
import dev.catalog.spi.RowReader;
import dev.catalog.spi.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Schema;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;

/**
 * The run time's view of one table or view; see {@link RowType}.
 *
 * @param <R> the row
 */
public final class TableType<R> implements RowType<R> {

  /** The column of a table that has no version. */
  static final int NO_VERSION = -1;

  private final Table<?> table;
  private final String rowName;
  private final List<TableField<?, ?>> columns;
  private final RowReader<R> reader;
  private final Plan plan;
  private final WriteTexts writeTexts;
  private final int version;

  private TableType(Table<?> table, String rowName, RowReader<R> reader) {
    this.table = table;
    this.rowName = rowName;
    List<TableField<?, ?>> fields = new ArrayList<>();
    for (Field<?> field : table.fields()) {
      fields.add((TableField<?, ?>) field);
    }
    this.columns = List.copyOf(fields);
    this.reader = reader;
    this.plan = Plan.of(Node.leaf(reader));
    this.writeTexts = new WriteTexts(this);
    Field<?> counter = table.getRecordVersion();
    this.version = counter == null ? NO_VERSION : indexOf(counter);
  }

  /** Returns the type of the rows of a table. */
  public static <R> TableType<R> of(Table<?> table, Class<R> row, RowReader<R> reader) {
    return new TableType<>(table, row.getSimpleName(), reader);
  }

  /** Initialises a class, in one thread at a time. */
  public static void initialise(Class<?> type) {
    synchronized (TableType.class) {
      try {
        Class.forName(type.getName(), true, type.getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public Table<?> table() {
    return table;
  }

  @Override
  public List<TableField<?, ?>> columns() {
    return columns;
  }

  @Override
  public String nameOf(int column) {
    return name() + "." + columns.get(column).getName();
  }

  @Override
  public Rows<R> rows() {
    return TableRows.of(Tree.of(this));
  }

  @Override
  public <V> Key<R, V> key(UniqueKey<?> key, TableField<?, V> column) {
    return new TableKey<>(this, key, value -> new Object[] {value});
  }

  @Override
  public <V> Key<R, V> key(UniqueKey<?> key, CompositeKey<V> values) {
    return new TableKey<>(this, key, values);
  }

  @Override
  public <C> ToOne<R, C> toOne(ForeignKey<?, ?> foreignKey, Supplier<RowType<C>> parent) {
    return new RelationValue.One<>(Reference.toParent(foreignKey), Tree.lazily(parent));
  }

  @Override
  public <C> ToOptional<R, C> toOptional(ForeignKey<?, ?> foreignKey, Supplier<RowType<C>> parent) {
    return new RelationValue.Maybe<>(Reference.toParent(foreignKey), Tree.lazily(parent));
  }

  @Override
  public <C> ToMany<R, C> toMany(ForeignKey<?, ?> foreignKey, Supplier<RowType<C>> child) {
    return many(Reference.toChild(foreignKey), child);
  }

  @Override
  public <C> ToMany<R, C> toMany(
      ForeignKey<?, ?> foreignKey,
      Supplier<RowType<C>> child,
      ToLongFunction<R> key,
      ToLongFunction<C> keyOfChild) {
    return many(Reference.toChild(foreignKey, NumberKey.of(key, keyOfChild)), child);
  }

  private static <P, C> ToMany<P, C> many(Reference reference, Supplier<RowType<C>> child) {
    return new RelationValue.Many<>(reference, Tree.lazily(child), ManyOptions.NONE);
  }

  @Override
  public <C> ToOptional<R, C> toOptionalChild(
      ForeignKey<?, ?> foreignKey, Supplier<RowType<C>> child) {
    return new RelationValue.Maybe<>(Reference.toChild(foreignKey), Tree.lazily(child));
  }

  /** Returns how to read rows without relations. */
  Plan plan() {
    return plan;
  }

  RowReader<R> reader() {
    return reader;
  }

  /**
   * Returns the position of the column that counts the changes of a row, {@link #NO_VERSION} where
   * there is none; jOOQ's {@code recordVersionFields} names it.
   */
  int version() {
    return version;
  }

  /** Returns whether an assignment says which version of the row it changes. */
  boolean expectsVersion(Assignment<?> assignment) {
    return version != NO_VERSION && assignment.isAssigned(version);
  }

  WriteTexts writeTexts() {
    return writeTexts;
  }

  /** Returns a column without its table, for statements in which no other table can stand. */
  static <T> Field<T> bare(Field<T> column) {
    return DSL.field(DSL.name(column.getName()), column.getDataType());
  }

  /** Returns the position of a column among the columns of a row, from 0. */
  int indexOf(Field<?> column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).getName().equals(column.getName())) {
        return i;
      }
    }
    throw new IllegalStateException(
        "The column %s of %s is not part of the row %s: include it in the generation."
            .formatted(column.getName(), name(), rowName));
  }

  int[] indexesOf(Field<?>[] fields) {
    return Arrays.stream(fields).mapToInt(this::indexOf).toArray();
  }

  /** Returns the name of the table with its schema, unquoted, as in {@code catalog.products}. */
  String name() {
    return nameOf(table);
  }

  /** Returns the name of a table with its schema; generated tables know the schema apart. */
  static String nameOf(Table<?> table) {
    Schema schema = table.getSchema();
    return schema == null ? table.getName() : schema.getName() + "." + table.getName();
  }

  @Override
  public String toString() {
    return rowName + " of " + name();
  }
}
