package dev.catalog.internal.fetch;

import dev.catalog.UnexpectedNullException;
import dev.catalog.internal.sql.Lazy;
import dev.catalog.internal.table.TableMetadata;
import dev.catalog.internal.type.ColumnTypes;
import dev.catalog.spi.ColumnType;
import dev.catalog.spi.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.Field;

/** Hands the columns of a row to a constructor. */
public final class ConstructorReader<R> implements RowReader<R> {

  private static final Set<Class<?>> UNBOXED =
      Set.of(
          Long.class,
          Integer.class,
          Short.class,
          Byte.class,
          Double.class,
          Float.class,
          Boolean.class,
          Character.class);

  private final List<Field<?>> columns;
  private final Lazy<ColumnType<?>[]> types;
  private final Constructor<R> constructor;

  private ConstructorReader(
      List<Field<?>> columns, Supplier<ColumnType<?>[]> types, Constructor<R> constructor) {
    this.columns = columns;
    this.types = new Lazy<>(types);
    this.constructor = constructor;
  }

  /** Returns the reader of columns that may all be null. */
  public static <R> ConstructorReader<R> of(List<Field<?>> columns, Constructor<R> constructor) {
    ColumnType<?>[] types = types(columns);
    return new ConstructorReader<>(columns, () -> types, constructor);
  }

  /**
   * Returns the reader of columns among which those of a table that are NOT NULL must not be null.
   *
   * @param table looked up at first use
   */
  static <R> ConstructorReader<R> of(
      Supplier<TableMetadata<?>> table, List<Field<?>> columns, Constructor<R> constructor) {
    return new ConstructorReader<>(columns, () -> types(table.get(), columns), constructor);
  }

  private static ColumnType<?>[] types(TableMetadata<?> table, List<Field<?>> columns) {
    ColumnType<?>[] types = types(columns);
    for (int i = 0; i < types.length; i++) {
      Field<?> column = columns.get(i);
      if (table.columns().contains(column) && !column.getDataType().nullable()) {
        types[i] =
            ColumnTypes.notNull(types[i], table.table(), table.nameOf(table.indexOf(column)));
      }
    }
    return types;
  }

  @Override
  public R read(ResultSet result, int at) throws SQLException {
    try {
      return constructor.of(types.get(), result, at);
    } catch (NullPointerException e) {
      throw UnboxingFailure.is(e) ? unexpectedNull(types.get(), result, at, e) : e;
    }
  }

  private RuntimeException unexpectedNull(
      ColumnType<?>[] types, ResultSet result, int at, NullPointerException e) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      if (types[i].read(result, at + i + 1) == null && UNBOXED.contains(columns.get(i).getType())) {
        names.add(columns.get(i).getName());
      }
    }
    if (names.isEmpty()) {
      return e;
    }
    return new UnexpectedNullException(
        "column %s is null and its component is a primitive: use a type that can hold null, such as Integer or Long"
            .formatted(String.join(", ", names)),
        names,
        null);
  }

  public static ColumnType<?>[] types(List<Field<?>> columns) {
    return columns.stream().map(ColumnTypes::of).toArray(ColumnType<?>[]::new);
  }
}
