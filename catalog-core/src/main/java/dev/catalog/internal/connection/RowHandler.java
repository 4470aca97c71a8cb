package dev.catalog.internal.connection;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Takes one row of a result, which stands on it. */
@FunctionalInterface
public interface RowHandler {
  void row(ResultSet result) throws SQLException;
}
