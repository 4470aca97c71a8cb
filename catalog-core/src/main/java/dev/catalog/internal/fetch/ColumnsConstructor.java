package dev.catalog.internal.fetch;

import dev.catalog.spi.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Hands the columns of a row to a constructor, each as it is read: nothing is kept in between.
 *
 * @param <T> what is built
 */
@FunctionalInterface
public interface ColumnsConstructor<T> {

  /**
   * Builds a value from a row.
   *
   * @param columns the types of the columns
   * @param result positioned on the row
   * @param at the number of columns before the first one
   */
  T of(ColumnType<?>[] columns, ResultSet result, int at) throws SQLException;
}
