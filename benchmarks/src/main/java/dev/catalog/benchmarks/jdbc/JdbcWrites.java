package dev.catalog.benchmarks.jdbc;

import dev.catalog.benchmarks.Shop.Change;
import dev.catalog.benchmarks.Shop.Draft;
import dev.catalog.benchmarks.Writes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

final class JdbcWrites implements Writes {

  private static final String INSERT =
      "insert into products (name, description, price, stock, category_id)"
          + " values (?, ?, ?, ?, ?) returning "
          + RowReaders.PRODUCT;

  private static final String PATCH =
      "update products set price = ?, stock = ? where id = ? returning " + RowReaders.PRODUCT;

  private final DataSource pool;

  JdbcWrites(DataSource pool) {
    this.pool = pool;
  }

  @Override
  public Object insert(Draft draft) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, draft.name());
      statement.setString(2, draft.description());
      statement.setBigDecimal(3, draft.price());
      statement.setInt(4, draft.stock());
      statement.setLong(5, draft.categoryId());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return RowReaders.product(row, 1);
      }
    }
  }

  @Override
  public Object patch(Change change) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(PATCH)) {
      statement.setBigDecimal(1, change.price());
      statement.setInt(2, change.stock());
      statement.setLong(3, change.id());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(RowReaders.product(row, 1)) : Optional.empty();
      }
    }
  }
}
