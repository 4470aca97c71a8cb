package dev.catalog.internal.fetch;

import dev.catalog.UnexpectedNullException;
import dev.catalog.internal.type.ColumnTypes;
import dev.catalog.spi.ColumnType;
import dev.catalog.spi.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
  private final ColumnType<?>[] types;
  private final Constructor<R> constructor;

  public ConstructorReader(List<Field<?>> columns, Constructor<R> constructor) {
    this.columns = columns;
    this.types = types(columns);
    this.constructor = constructor;
  }

  @Override
  public R read(ResultSet result, int at) throws SQLException {
    try {
      return constructor.of(types, result, at);
    } catch (NullPointerException e) {
      throw UnboxingFailure.is(e) ? unexpectedNull(result, at, e) : e;
    }
  }

  private RuntimeException unexpectedNull(ResultSet result, int at, NullPointerException e)
      throws SQLException {
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
