package dev.catalog.benchmarks.jdbc;

import dev.catalog.benchmarks.db.Category;
import dev.catalog.benchmarks.db.Product;
import dev.catalog.benchmarks.db.Review;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows by the index of their first column. */
public final class RowReaders {

  /** The columns of a product, in the order of its record. */
  public static final String PRODUCT =
      "id, name, description, price, stock, is_active, created_at, updated_at, category_id";

  private RowReaders() {}

  /** Reads a product. */
  public static Product product(ResultSet row, int at) throws SQLException {
    return new Product(
        row.getLong(at),
        row.getString(at + 1),
        row.getString(at + 2),
        row.getBigDecimal(at + 3),
        row.getInt(at + 4),
        row.getBoolean(at + 5),
        row.getObject(at + 6, OffsetDateTime.class),
        row.getObject(at + 7, OffsetDateTime.class),
        nullableLong(row, at + 8));
  }

  /** Reads a category. */
  public static Category category(ResultSet row, int at) throws SQLException {
    return new Category(row.getLong(at), row.getString(at + 1), row.getString(at + 2));
  }

  /** Reads a review. */
  public static Review review(ResultSet row, int at) throws SQLException {
    return new Review(
        row.getLong(at), row.getLong(at + 1), row.getInt(at + 2), row.getString(at + 3));
  }

  /** Returns keys in the form that the driver takes: a primitive array is sent in binary. */
  public static long[] array(List<Long> keys) {
    long[] array = new long[keys.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = keys.get(i);
    }
    return array;
  }

  private static @Nullable Long nullableLong(ResultSet row, int at) throws SQLException {
    long value = row.getLong(at);
    return value == 0 && row.wasNull() ? null : value;
  }
}
