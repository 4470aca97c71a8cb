package dev.catalog.benchmarks;

import dev.catalog.benchmarks.db.Category;
import dev.catalog.benchmarks.db.Product;
import dev.catalog.benchmarks.db.Review;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Fills, restores and inspects a database of the benchmarks, on its own connection. */
final class ShopDatabase implements AutoCloseable {

  private final Connection connection;

  ShopDatabase(String url, String user, String password) {
    try {
      this.connection = DriverManager.getConnection(url, user, password);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot connect to " + url, e);
    }
  }

  /** Fills empty tables with a number of products, and with reviews if they are needed. */
  void fill(int products, boolean reviews) {
    copy(
        "categories (id, name, slug)",
        Shop.CATEGORIES,
        id -> {
          Category category = Shop.category(id);
          return line(category.id(), category.name(), category.slug());
        });
    copyProducts(products);
    if (reviews) {
      copy(
          "reviews (id, product_id, stars, body)",
          products * Shop.REVIEWS_PER_PRODUCT,
          id -> {
            Review review = Shop.review(id);
            return line(review.id(), review.productId(), review.stars(), review.body());
          });
    }
    execute("vacuum analyze");
  }

  private void copyProducts(int products) {
    copy(
        "products (id, name, description, price, stock, is_active, created_at, updated_at,"
            + " category_id)",
        products,
        id -> {
          Product product = Shop.product(id);
          return line(
              product.id(),
              product.name(),
              product.description(),
              product.price(),
              product.stock(),
              product.isActive(),
              product.createdAt(),
              product.updatedAt(),
              product.categoryId());
        });
    execute("select setval('products_id_seq', greatest(1, " + products + "))");
  }

  private interface Line {
    String of(long id);
  }

  private void copy(String table, int rows, Line line) {
    try {
      CopyIn copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy " + table + " from stdin");
      for (long id = 1; id <= rows; id++) {
        byte[] bytes = line.of(id).getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
      }
      copy.endCopy();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String line(@Nullable Object... values) {
    StringBuilder line = new StringBuilder();
    for (Object value : values) {
      line.append(line.isEmpty() ? "" : "\t").append(value == null ? "\\N" : value);
    }
    return line.append('\n').toString();
  }

  /** Removes the products that were stored since then, including dead rows. */
  void keepOnly(int products) {
    execute("delete from products where id > " + products);
    execute("vacuum analyze products");
  }

  /** Restores this number of products to their original state. */
  void refill(int products) {
    execute("truncate products, reviews");
    copyProducts(products);
    execute("vacuum analyze products");
    execute("checkpoint");
  }

  void checkChanged(int products) {
    Shop.Change last = Shop.change(products);
    expect(products, "select count(*) from products");
    expect(
        products,
        "select count(*) from products where stock = id % 77 and updated_at > created_at");
    expect(
        1,
        "select count(*) from products where id = %d and price = %s and stock = %d"
            .formatted(last.id(), last.price(), last.stock()));
  }

  void checkUpserted(int products) {
    Shop.Draft last = Shop.draft(products);
    expect(products, "select count(*) from products");
    expect(
        1,
        "select count(*) from products where id = %d and name = '%s' and price = %s"
            .formatted(last.id(), last.name(), last.price()));
    expect(products / 2, "select count(*) from products where updated_at > created_at");
  }

  private void expect(long expected, String sql) {
    long actual = number(sql);
    if (actual != expected) {
      throw new AssertionError("expected %d but was %d: %s".formatted(expected, actual, sql));
    }
  }

  /** Resets the count of statements. */
  void forgetStatements() {
    execute("select pg_stat_statements_reset()");
  }

  /**
   * Returns how many statements were run in this database since then, including BEGIN and COMMIT.
   */
  long statements() {
    return number(
        "select coalesce(sum(calls), 0) from pg_stat_statements"
            + " where dbid = (select oid from pg_database where datname = current_database())"
            + " and query not like '%pg_stat_statements%'");
  }

  private long number(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
