package dev.catalog.benchmarks.jdbi;

import dev.catalog.benchmarks.Reads;
import dev.catalog.benchmarks.Shop.CategoryStats;
import dev.catalog.benchmarks.Shop.Filters;
import dev.catalog.benchmarks.Shop.Part;
import dev.catalog.benchmarks.Shop.ProductWithCategory;
import dev.catalog.benchmarks.Shop.ProductWithReviews;
import dev.catalog.benchmarks.Shop.Shelf;
import dev.catalog.benchmarks.db.Product;
import dev.catalog.benchmarks.jdbc.PageTexts;
import dev.catalog.benchmarks.jdbc.RowReaders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.LinkedHashMapRowReducer;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/** The reference's SQL; children with one join and a reducer, as in Jdbi's documentation. */
final class JdbiReads implements Reads {

  private static final int ROWS_AT_A_TIME = 1_000;

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

  private static final String SHELVES =
      "select c.id, c.name, c.slug, p.id, p.name, p.description, p.price, p.stock, p.is_active,"
          + " p.created_at, p.updated_at, p.category_id, r.id, r.product_id, r.stars, r.body"
          + " from categories c left join products p on p.category_id = c.id"
          + " left join reviews r on r.product_id = p.id order by c.id, p.id, r.id";

  private static final String STATS =
      "select c.name, count(p.id), round(avg(p.price), 2), sum(p.stock) from categories c"
          + " left join products p on p.category_id = c.id"
          + " group by c.id having count(p.id) > 0 order by c.name";

  private final Jdbi jdbi;

  JdbiReads(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Object productById(long id) {
    return jdbi.withHandle(
        handle -> handle.createQuery(BY_ID).bind(0, id).map(JdbiContender.PRODUCT).findOne());
  }

  @Override
  public Object productsByIds(List<Long> ids) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(BY_IDS)
                .bind(0, RowReaders.array(ids))
                .map(JdbiContender.PRODUCT)
                .list());
  }

  @Override
  public Object page(Filters filters, int offset, int limit) {
    return jdbi.withHandle(handle -> page(handle, filters, offset, limit));
  }

  private static Part<Product> page(Handle handle, Filters filters, int offset, int limit) {
    Query query = handle.createQuery(PageTexts.of(filters));
    int next = bind(query, filters, bind(query, filters, 0));
    query.bind(next, limit).bind(next + 1, offset);
    long[] total = {0};
    List<Product> products = new ArrayList<>(limit);
    query
        .map(
            (row, context) -> {
              total[0] = row.getLong(1);
              return row.getBoolean(2) ? Optional.of(RowReaders.product(row, 3)) : none();
            })
        .forEach(row -> row.ifPresent(products::add));
    return new Part<>(products, total[0]);
  }

  private static Optional<Product> none() {
    return Optional.empty();
  }

  private static int bind(Query query, Filters filters, int first) {
    int next = first;
    if (filters.minPrice() != null) {
      query.bind(next++, filters.minPrice());
    }
    if (filters.maxPrice() != null) {
      query.bind(next++, filters.maxPrice());
    }
    if (filters.active() != null) {
      query.bind(next++, filters.active());
    }
    if (filters.categoryId() != null) {
      query.bind(next++, filters.categoryId());
    }
    return next;
  }

  @Override
  public Object products(int limit) {
    return jdbi.withHandle(
        handle -> handle.createQuery(ALL).bind(0, limit).map(JdbiContender.PRODUCT).list());
  }

  @Override
  public long stockOfAll() {
    return jdbi.inTransaction(
        handle -> {
          try (Stream<Product> products =
              handle
                  .createQuery(EVERY)
                  .setFetchSize(ROWS_AT_A_TIME)
                  .map(JdbiContender.PRODUCT)
                  .stream()) {
            return products.mapToLong(Product::stock).sum();
          }
        });
  }

  @Override
  public Object productsWithCategory() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(WITH_CATEGORY)
                .map((row, context) -> productWithCategory(row))
                .list());
  }

  private static ProductWithCategory productWithCategory(ResultSet row) throws SQLException {
    Product product = RowReaders.product(row, 1);
    return new ProductWithCategory(
        product,
        product.categoryId() == null
            ? Optional.empty()
            : Optional.of(RowReaders.category(row, 10)));
  }

  /** One row of the join. */
  private record Joined(
      dev.catalog.benchmarks.db.Category category,
      Product product,
      dev.catalog.benchmarks.db.Review review) {}

  @Override
  public Object categoriesWithProductsWithReviews() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SHELVES)
                .registerRowMapper(
                    Joined.class,
                    (row, context) ->
                        new Joined(
                            RowReaders.category(row, 1),
                            RowReaders.product(row, 4),
                            RowReaders.review(row, 13)))
                .reduceRows(new Shelves())
                .toList());
  }

  /** Combines the rows of the join, which are ordered by category, product and review. */
  private static final class Shelves implements LinkedHashMapRowReducer<Long, Shelf> {
    @Override
    public void accumulate(Map<Long, Shelf> shelves, RowView view) {
      Joined row = view.getRow(Joined.class);
      List<ProductWithReviews> products =
          shelves
              .computeIfAbsent(
                  row.category().id(), id -> new Shelf(row.category(), new ArrayList<>()))
              .products();
      ProductWithReviews last = products.isEmpty() ? null : products.get(products.size() - 1);
      if (last == null || last.product().id() != row.product().id()) {
        last = new ProductWithReviews(row.product(), new ArrayList<>());
        products.add(last);
      }
      last.reviews().add(row.review());
    }
  }

  @Override
  public Object categoryStats() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(STATS)
                .map(
                    (row, context) ->
                        new CategoryStats(
                            row.getString(1), row.getLong(2), row.getBigDecimal(3), row.getLong(4)))
                .list());
  }
}
