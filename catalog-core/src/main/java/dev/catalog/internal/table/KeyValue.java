package dev.catalog.internal.table;

import dev.catalog.internal.type.ColumnTypes;
import dev.catalog.spi.ColumnType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of a key or of a foreign key, equal where PostgreSQL's own are. */
public final class KeyValue {

  private final Object[] columns;
  private final Object[] compared;

  private KeyValue(Object[] columns, List<ColumnType<?>> types) {
    this.columns = columns;
    this.compared = new Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      compared[i] = comparable(columns[i], types.get(i));
    }
  }

  /** Reads a key; null when one of its columns is null, which refers to nothing. */
  public static @Nullable KeyValue read(
      ResultSet result, int base, int[] positions, List<ColumnType<?>> types) throws SQLException {
    Object[] columns = new Object[positions.length];
    for (int i = 0; i < columns.length; i++) {
      Object column = types.get(i).read(result, base + positions[i]);
      if (column == null) {
        return null;
      }
      columns[i] = column;
    }
    return new KeyValue(columns, types);
  }

  /** Returns the key of a row, none of whose columns is null. */
  static KeyValue of(Object[] columns, List<ColumnType<?>> types) {
    return new KeyValue(columns, types);
  }

  private static Object comparable(Object column, ColumnType<?> type) {
    if (ColumnTypes.ignoresCase(type)) {
      return ((String) column).toLowerCase(Locale.ROOT);
    }
    if (column instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    return column instanceof BigDecimal number ? number.stripTrailingZeros() : column;
  }

  public Object[] columns() {
    return columns;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeyValue key && Arrays.deepEquals(compared, key.compared);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(compared);
  }
}
