package dev.catalog.spi;

import dev.catalog.internal.type.ColumnTypes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Reads and binds the values of a column that has no direct JDBC getter and setter: enums, JSON,
 * arrays, ranges, and columns with a forced type.
 *
 * <p>Implementations are stateless and may be shared between threads.
 *
 * @param <T> the Java type of the column
 */
public interface ColumnType<T> {

  /** Returns the type of a column, with its converter or binding if it has one. */
  static <T> ColumnType<T> of(Field<T> column) {
    return ColumnTypes.of(column);
  }

  /**
   * Returns the value at a position, null for SQL NULL.
   *
   * @throws SQLException if the driver cannot read the column
   */
  @Nullable T read(ResultSet result, int position) throws SQLException;

  /**
   * Binds a value; null becomes SQL NULL.
   *
   * @throws SQLException if the driver rejects the value
   */
  void bind(PreparedStatement statement, int position, @Nullable T value) throws SQLException;
}
