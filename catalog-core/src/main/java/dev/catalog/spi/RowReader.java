package dev.catalog.spi;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Builds one row from the columns of a result, by position and without reflection.
 *
 * <p>Implementations are stateless and may be shared between threads.
 *
 * @param <R> the row
 */
@FunctionalInterface
public interface RowReader<R> {

  /**
   * Returns the row whose first column is at position {@code at + 1} of the current result row.
   *
   * @param result positioned on a row; neither moved nor closed
   * @param at the number of columns before the first one of this row
   * @throws SQLException if the driver cannot read a column
   */
  R read(ResultSet result, int at) throws SQLException;
}
