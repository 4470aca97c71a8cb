package dev.catalog.benchmarks.jdbc;

import dev.catalog.benchmarks.Shop.Part;
import dev.catalog.benchmarks.db.Product;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a page whose rows consist of the total, a marker and a product; past the end, of the total
 * only.
 */
public final class PageReader {

  private PageReader() {}

  /** Runs a statement whose values are already bound. */
  public static Part<Product> read(PreparedStatement statement, int limit) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      List<Product> products = new ArrayList<>(limit);
      long total = 0;
      while (row.next()) {
        if (products.isEmpty()) {
          total = row.getLong(1);
          if (!row.getBoolean(2)) {
            break;
          }
        }
        products.add(RowReaders.product(row, 3));
      }
      return new Part<>(products, total);
    }
  }
}
