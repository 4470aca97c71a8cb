package dev.catalog.benchmarks.jdbc;

import static dev.catalog.benchmarks.jdbc.RowReaders.category;
import static dev.catalog.benchmarks.jdbc.RowReaders.product;
import static dev.catalog.benchmarks.jdbc.RowReaders.review;

import dev.catalog.benchmarks.Reads;
import dev.catalog.benchmarks.Shop.CategoryStats;
import dev.catalog.benchmarks.Shop.Filters;
import dev.catalog.benchmarks.Shop.Part;
import dev.catalog.benchmarks.Shop.ProductWithCategory;
import dev.catalog.benchmarks.Shop.ProductWithReviews;
import dev.catalog.benchmarks.Shop.Shelf;
import dev.catalog.benchmarks.db.Product;
import dev.catalog.benchmarks.db.Review;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

final class JdbcReads implements Reads {

  private static final int ROWS_AT_A_TIME = 1_000;
  private static final int CATEGORIES_EXPECTED = 100;
  private static final int PRODUCTS_EXPECTED = 10;
  private static final int REVIEWS_EXPECTED = 4;

  private static final String BY_ID =
      "select " + RowReaders.PRODUCT + " from products where id = ?";

  private static final String BY_IDS =
      "select p.id, p.name, p.description, p.price, p.stock, p.is_active, p.created_at,"
          + " p.updated_at, p.category_id from unnest(?) with ordinality as k (id, place)"
          + " join products p on p.id = k.id order by k.place";

  private static final String ALL =
      "select " + RowReaders.PRODUCT + " from products order by id limit ?";

  private static final String EVERY = "select " + RowReaders.PRODUCT + " from products";

  private static final String WITH_CATEGORY =
      "select p.id, p.name, p.description, p.price, p.stock, p.is_active, p.created_at,"
          + " p.updated_at, p.category_id, c.id, c.name, c.slug"
          + " from products p left join categories c on c.id = p.category_id order by p.id";

  private static final String CATEGORIES =
      "set transaction isolation level repeatable read;"
          + " select id, name, slug from categories order by id";

  private static final String PRODUCTS_OF =
      "select " + RowReaders.PRODUCT + " from products where category_id = any(?) order by id";

  private static final String REVIEWS_OF =
      "select id, product_id, stars, body from reviews where product_id = any(?) order by id";

  private static final String STATS =
      "select c.name, count(p.id), round(avg(p.price), 2), sum(p.stock) from categories c"
          + " left join products p on p.category_id = c.id"
          + " group by c.id having count(p.id) > 0 order by c.name";

  private final DataSource pool;

  JdbcReads(DataSource pool) {
    this.pool = pool;
  }

  @Override
  public Object productById(long id) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(BY_ID)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(product(row, 1)) : Optional.empty();
      }
    }
  }

  @Override
  public Object productsByIds(List<Long> ids) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(BY_IDS)) {
      statement.setObject(1, RowReaders.array(ids));
      return products(statement, ids.size());
    }
  }

  private static List<Product> products(PreparedStatement statement, int expected)
      throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      List<Product> products = new ArrayList<>(expected);
      while (row.next()) {
        products.add(product(row, 1));
      }
      return products;
    }
  }

  @Override
  public Object page(Filters filters, int offset, int limit) throws SQLException {
    return page(PageTexts.of(filters), filters, offset, limit);
  }

  @Override
  public Object builtPage(Filters filters, int offset, int limit) throws SQLException {
    return page(PageTexts.build(filters), filters, offset, limit);
  }

  private Part<Product> page(String text, Filters filters, int offset, int limit)
      throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(text)) {
      PageTexts.bind(statement, filters, offset, limit);
      return PageReader.read(statement, limit);
    }
  }

  @Override
  public Object products(int limit) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(ALL)) {
      statement.setInt(1, limit);
      return products(statement, limit);
    }
  }

  @Override
  public long stockOfAll() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      long stock = 0;
      try (PreparedStatement statement = connection.prepareStatement(EVERY)) {
        statement.setFetchSize(ROWS_AT_A_TIME);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            stock += product(row, 1).stock();
          }
        }
      }
      connection.commit();
      return stock;
    }
  }

  @Override
  public Object productsWithCategory() throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(WITH_CATEGORY);
        ResultSet row = statement.executeQuery()) {
      List<ProductWithCategory> products = new ArrayList<>(ROWS_AT_A_TIME);
      while (row.next()) {
        Product product = product(row, 1);
        products.add(
            new ProductWithCategory(
                product,
                product.categoryId() == null ? Optional.empty() : Optional.of(category(row, 10))));
      }
      return products;
    }
  }

  @Override
  public Object categoriesWithProductsWithReviews() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      List<Shelf> shelves = shelves(connection);
      connection.commit();
      return shelves;
    }
  }

  private static List<Shelf> shelves(Connection connection) throws SQLException {
    List<Shelf> shelves = new ArrayList<>(CATEGORIES_EXPECTED);
    try (PreparedStatement statement = connection.prepareStatement(CATEGORIES)) {
      statement.execute();
      statement.getMoreResults();
      try (ResultSet row = statement.getResultSet()) {
        while (row.next()) {
          shelves.add(new Shelf(category(row, 1), new ArrayList<>(PRODUCTS_EXPECTED)));
        }
      }
    }
    addReviews(connection, addProducts(connection, shelves));
    return shelves;
  }

  /** Parents come in order of id, so the parent of a child is found by binary search. */
  private static List<ProductWithReviews> addProducts(Connection connection, List<Shelf> shelves)
      throws SQLException {
    long[] ids = new long[shelves.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = shelves.get(i).category().id();
    }
    List<ProductWithReviews> all = new ArrayList<>(ROWS_AT_A_TIME);
    try (PreparedStatement statement = connection.prepareStatement(PRODUCTS_OF)) {
      statement.setObject(1, ids);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ProductWithReviews product =
              new ProductWithReviews(product(row, 1), new ArrayList<>(REVIEWS_EXPECTED));
          all.add(product);
          long category = Objects.requireNonNull(product.product().categoryId());
          shelves.get(Arrays.binarySearch(ids, category)).products().add(product);
        }
      }
    }
    return all;
  }

  private static void addReviews(Connection connection, List<ProductWithReviews> products)
      throws SQLException {
    long[] ids = new long[products.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = products.get(i).product().id();
    }
    try (PreparedStatement statement = connection.prepareStatement(REVIEWS_OF)) {
      statement.setObject(1, ids);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Review review = review(row, 1);
          products.get(Arrays.binarySearch(ids, review.productId())).reviews().add(review);
        }
      }
    }
  }

  @Override
  public Object categoryStats() throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(STATS);
        ResultSet row = statement.executeQuery()) {
      List<CategoryStats> stats = new ArrayList<>(CATEGORIES_EXPECTED);
      while (row.next()) {
        stats.add(
            new CategoryStats(
                row.getString(1), row.getLong(2), row.getBigDecimal(3), row.getLong(4)));
      }
      return stats;
    }
  }
}
