package dev.catalog.internal.table;

import dev.catalog.spi.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a key or of a foreign key as they are stored. Those of types whose equality is
 * certain are equal where PostgreSQL's are; of other types only those are that are written alike.
 */
public final class KeyValue {

  private final Object[] columns;
  private final Object[] compared;

  private KeyValue(Object[] columns) {
    this.columns = columns;
    this.compared = new Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      compared[i] = comparable(columns[i]);
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
    return new KeyValue(columns);
  }

  private static Object comparable(Object column) {
    return column instanceof OffsetDateTime time ? time.toInstant() : column;
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
