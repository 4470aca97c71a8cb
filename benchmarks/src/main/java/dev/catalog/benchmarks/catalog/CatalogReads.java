package dev.catalog.benchmarks.catalog;

import static dev.catalog.Projection.columns;
import static dev.catalog.benchmarks.db.Tables.CATEGORIES;
import static dev.catalog.benchmarks.db.Tables.PRODUCTS;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.round;
import static org.jooq.impl.DSL.sum;

import dev.catalog.Database;
import dev.catalog.Query;
import dev.catalog.Rows;
import dev.catalog.benchmarks.Reads;
import dev.catalog.benchmarks.Shop.CategoryStats;
import dev.catalog.benchmarks.Shop.Filters;
import dev.catalog.benchmarks.Shop.ProductWithCategory;
import dev.catalog.benchmarks.Shop.ProductWithReviews;
import dev.catalog.benchmarks.Shop.Shelf;
import dev.catalog.benchmarks.db.Category;
import dev.catalog.benchmarks.db.Product;
import java.util.List;
import org.jooq.impl.SQLDataType;

final class CatalogReads implements Reads {

  private static final Rows<Product> BY_ID = Product.ROWS.orderBy(PRODUCTS.ID);

  private static final Rows<ProductWithCategory> WITH_CATEGORY =
      Product.ROWS.orderBy(PRODUCTS.ID).with(Product.CATEGORY).into(ProductWithCategory::new);

  private static final Rows<Shelf> SHELVES =
      Category.ROWS
          .orderBy(CATEGORIES.ID)
          .with(Category.PRODUCTS.with(Product.REVIEWS).into(ProductWithReviews::new)).into(Shelf::new);

  private static final Query<CategoryStats> STATS =
      Query.of(columns(
              CATEGORIES.NAME,
              count(PRODUCTS.ID).coerce(SQLDataType.BIGINT),
              round(avg(PRODUCTS.PRICE), 2),
              sum(PRODUCTS.STOCK).coerce(SQLDataType.BIGINT)).into(CategoryStats::new).from(CATEGORIES)
                      .leftJoin(PRODUCTS)
                      .on(PRODUCTS.CATEGORY_ID.eq(CATEGORIES.ID))
                      .groupBy(CATEGORIES.ID)
                      .having(count(PRODUCTS.ID).gt(0))
                      .orderBy(CATEGORIES.NAME));

  private final Database db;

  CatalogReads(Database db) {
    this.db = db;
  }

  @Override
  public Object productById(long id) {
    return db.find(Product.BY_ID, id);
  }

  @Override
  public Object productsByIds(List<Long> ids) {
    return db.findAll(Product.BY_ID, ids);
  }

  @Override
  public Object page(Filters filters, int offset, int limit) {
    return db.page(OptionalFilters.of(filters), offset, limit);
  }

  @Override
  public Object builtPage(Filters filters, int offset, int limit) {
    return db.page(BuiltFilters.of(filters), offset, limit);
  }

  @Override
  public Object products(int limit) {
    return db.list(BY_ID.limit(limit));
  }

  @Override
  public long stockOfAll() {
    return db.<Product, Long, RuntimeException>stream(
        Product.ROWS, products -> products.mapToLong(Product::stock).sum());
  }

  @Override
  public Object productsWithCategory() {
    return db.list(WITH_CATEGORY);
  }

  @Override
  public Object categoriesWithProductsWithReviews() {
    return db.list(SHELVES);
  }

  @Override
  public Object categoryStats() {
    return db.list(STATS);
  }
}
