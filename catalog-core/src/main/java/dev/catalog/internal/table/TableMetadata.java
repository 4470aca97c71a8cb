package dev.catalog.internal.table;

import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.RowRequest;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.Operators;
import dev.catalog.internal.sql.TextMemory;
import dev.catalog.internal.type.PlainSql;
import dev.catalog.spi.Assignment;
import dev.catalog.spi.Comparison;
import dev.catalog.spi.RowReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * One table or view: its columns in the order of the row's components, the reader of its rows, and
 * the texts that write them. Immutable but for cached texts.
 *
 * @param <R> the row
 */
public final class TableMetadata<R> {

  /** The column of a table that has no version. */
  public static final int NO_VERSION = -1;

  private final Table<?> table;
  private final String rowName;
  private final List<TableField<?, ?>> columns;
  private final RowReader<R> reader;
  private final Map<String, Comparison> comparisons = new HashMap<>();
  private final int version;
  private final TextMemory memory = new TextMemory();
  private final WriteTexts writeTexts;

  public TableMetadata(
      Table<?> table, String rowName, RowReader<R> reader, List<Comparison> comparisons) {
    this.table = table;
    this.rowName = rowName;
    this.columns = columnsOf(table);
    this.reader = reader;
    comparisons.forEach(each -> this.comparisons.put(each.column().getName(), each));
    Field<?> counter = table.getRecordVersion();
    this.version = counter == null ? NO_VERSION : indexOf(counter);
    this.writeTexts = new WriteTexts(this);
  }

  private static List<TableField<?, ?>> columnsOf(Table<?> table) {
    List<TableField<?, ?>> columns = new ArrayList<>();
    for (Field<?> field : table.fields()) {
      columns.add((TableField<?, ?>) field);
    }
    return List.copyOf(columns);
  }

  public Table<?> table() {
    return table;
  }

  public List<TableField<?, ?>> columns() {
    return columns;
  }

  public RowReader<R> reader() {
    return reader;
  }

  /** Returns the memory for the texts of each set of columns that calls write. */
  TextMemory memory() {
    return memory;
  }

  public WriteTexts writeTexts() {
    return writeTexts;
  }

  /** Returns the request that inserts a row and returns it. */
  public RowRequest<R> insert(Assignment<R> row) {
    return new RowRequest<>(Access.WRITE, writeTexts.insert(row), BindValues.of(row), reader);
  }

  /**
   * Returns the position of the column that counts the changes of a row, {@link #NO_VERSION} where
   * there is none; jOOQ's {@code recordVersionFields} names it.
   */
  public int version() {
    return version;
  }

  /** Returns whether an assignment says which version of the row it changes. */
  public boolean expectsVersion(Assignment<?> assignment) {
    return version != NO_VERSION && assignment.isAssigned(version);
  }

  /** Returns the name of the table with its schema, unquoted, as in {@code catalog.products}. */
  public String name() {
    return PlainSql.nameOf(table);
  }

  /** Returns the name of a column with its table and schema. */
  public String nameOf(int column) {
    return name() + "." + columns.get(column).getName();
  }

  /** Returns how the server compares a column, null where Java and any search path know it. */
  public @Nullable Comparison comparison(Field<?> column) {
    return comparisons.get(column.getName());
  }

  /** Returns the operators that compare a column. */
  public Operators operators(Field<?> column) {
    return Operators.of(column.getDataType(), comparison(column));
  }

  /** Returns the operators that compare each of some columns. */
  List<Operators> operators(Field<?>[] some) {
    return Arrays.stream(some).map(this::operators).toList();
  }

  /** Returns a column without its table, for statements in which no other table can stand. */
  static <T> Field<T> bare(Field<T> column) {
    return DSL.field(DSL.name(column.getName()), column.getDataType());
  }

  /** Returns the position of a column among the columns of a row, from 0. */
  public int indexOf(Field<?> column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).getName().equals(column.getName())) {
        return i;
      }
    }
    throw new IllegalStateException(
        "column %s of %s is not part of the row type %s: include it in code generation"
            .formatted(column.getName(), name(), rowName));
  }

  public int[] indexesOf(Field<?>[] fields) {
    return Arrays.stream(fields).mapToInt(this::indexOf).toArray();
  }

  @Override
  public String toString() {
    return rowName + " of " + name();
  }
}
