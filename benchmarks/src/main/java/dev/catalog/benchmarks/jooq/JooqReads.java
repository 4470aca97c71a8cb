package dev.catalog.benchmarks.jooq;

import static dev.catalog.benchmarks.db.Tables.CATEGORIES;
import static dev.catalog.benchmarks.db.Tables.PRODUCTS;
import static dev.catalog.benchmarks.db.Tables.REVIEWS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.round;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import dev.catalog.benchmarks.Reads;
import dev.catalog.benchmarks.Shop.CategoryStats;
import dev.catalog.benchmarks.Shop.Filters;
import dev.catalog.benchmarks.Shop.Part;
import dev.catalog.benchmarks.Shop.ProductWithCategory;
import dev.catalog.benchmarks.Shop.ProductWithReviews;
import dev.catalog.benchmarks.Shop.Shelf;
import dev.catalog.benchmarks.db.Category;
import dev.catalog.benchmarks.db.Product;
import dev.catalog.benchmarks.db.Review;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record9;
import org.jooq.SelectWhereStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Typed records mapped by constructor references; children with MULTISET. */
class JooqReads implements Reads {

  private static final int ROWS_AT_A_TIME = 1_000;

  final DSLContext jooq;

  JooqReads(DSLContext jooq) {
    this.jooq = jooq;
  }

  private static SelectWhereStep<
          Record9<
              Long,
              String,
              String,
              BigDecimal,
              Integer,
              Boolean,
              OffsetDateTime,
              OffsetDateTime,
              Long>>
      products(DSLContext jooq) {
    return jooq.select(
            PRODUCTS.ID,
            PRODUCTS.NAME,
            PRODUCTS.DESCRIPTION,
            PRODUCTS.PRICE,
            PRODUCTS.STOCK,
            PRODUCTS.IS_ACTIVE,
            PRODUCTS.CREATED_AT,
            PRODUCTS.UPDATED_AT,
            PRODUCTS.CATEGORY_ID)
        .from(PRODUCTS);
  }

  @Override
  public Object productById(long id) {
    return products(jooq).where(PRODUCTS.ID.eq(id)).fetchOptional(JooqContender.PRODUCT);
  }

  @Override
  public Object productsByIds(List<Long> ids) {
    Map<Long, Product> byId = new HashMap<>(ids.size() * 2);
    products(jooq)
        .where(PRODUCTS.ID.eq(DSL.any(ids.toArray(Long[]::new))))
        .fetch(JooqContender.PRODUCT)
        .forEach(product -> byId.put(product.id(), product));
    List<Product> inOrder = new ArrayList<>(ids.size());
    for (Long key : ids) {
      inOrder.add(byId.get(key));
    }
    return inOrder;
  }

  /** Two statements: a window function would count nothing on a page past the end. */
  @Override
  public Object page(Filters filters, int offset, int limit) {
    Condition condition = condition(filters);
    int total = jooq.fetchCount(PRODUCTS, condition);
    return new Part<>(
        products(jooq)
            .where(condition)
            .orderBy(PRODUCTS.ID)
            .limit(limit)
            .offset(offset)
            .fetch(JooqContender.PRODUCT),
        total);
  }

  static Condition condition(Filters filters) {
    Condition condition = DSL.noCondition();
    if (filters.minPrice() != null) {
      condition = condition.and(PRODUCTS.PRICE.ge(filters.minPrice()));
    }
    if (filters.maxPrice() != null) {
      condition = condition.and(PRODUCTS.PRICE.le(filters.maxPrice()));
    }
    if (filters.active() != null) {
      condition = condition.and(PRODUCTS.IS_ACTIVE.eq(filters.active()));
    }
    return filters.categoryId() == null
        ? condition
        : condition.and(PRODUCTS.CATEGORY_ID.eq(filters.categoryId()));
  }

  @Override
  public Object products(int limit) {
    return products(jooq).orderBy(PRODUCTS.ID).limit(limit).fetch(JooqContender.PRODUCT);
  }

  @Override
  public long stockOfAll() {
    return jooq.transactionResult(
        transaction -> {
          long stock = 0;
          try (var cursor = products(transaction.dsl()).fetchSize(ROWS_AT_A_TIME).fetchLazy()) {
            for (var row : cursor) {
              stock += JooqContender.PRODUCT.map(row).stock();
            }
          }
          return stock;
        });
  }

  @Override
  public Object productsWithCategory() {
    return jooq.select(
            row(
                    PRODUCTS.ID,
                    PRODUCTS.NAME,
                    PRODUCTS.DESCRIPTION,
                    PRODUCTS.PRICE,
                    PRODUCTS.STOCK,
                    PRODUCTS.IS_ACTIVE,
                    PRODUCTS.CREATED_AT,
                    PRODUCTS.UPDATED_AT,
                    PRODUCTS.CATEGORY_ID)
                .mapping(Product::new),
            row(CATEGORIES.ID, CATEGORIES.NAME, CATEGORIES.SLUG).mapping(JooqReads::category))
        .from(PRODUCTS)
        .leftJoin(CATEGORIES)
        .on(CATEGORIES.ID.eq(PRODUCTS.CATEGORY_ID))
        .orderBy(PRODUCTS.ID)
        .fetch(mapping((product, category) -> new ProductWithCategory(product, category)));
  }

  private static Optional<Category> category(Long id, String name, String slug) {
    return id == null ? Optional.empty() : Optional.of(new Category(id, name, slug));
  }

  @Override
  public Object categoriesWithProductsWithReviews() {
    return jooq.select(
            row(CATEGORIES.ID, CATEGORIES.NAME, CATEGORIES.SLUG).mapping(Category::new),
            multiset(
                    select(
                            row(
                                    PRODUCTS.ID,
                                    PRODUCTS.NAME,
                                    PRODUCTS.DESCRIPTION,
                                    PRODUCTS.PRICE,
                                    PRODUCTS.STOCK,
                                    PRODUCTS.IS_ACTIVE,
                                    PRODUCTS.CREATED_AT,
                                    PRODUCTS.UPDATED_AT,
                                    PRODUCTS.CATEGORY_ID)
                                .mapping(Product::new),
                            multiset(
                                    select(
                                            REVIEWS.ID,
                                            REVIEWS.PRODUCT_ID,
                                            REVIEWS.STARS,
                                            REVIEWS.BODY)
                                        .from(REVIEWS)
                                        .where(REVIEWS.PRODUCT_ID.eq(PRODUCTS.ID))
                                        .orderBy(REVIEWS.ID))
                                .convertFrom(r -> r.map(mapping(Review::new))))
                        .from(PRODUCTS)
                        .where(PRODUCTS.CATEGORY_ID.eq(CATEGORIES.ID))
                        .orderBy(PRODUCTS.ID))
                .convertFrom(r -> r.map(mapping(ProductWithReviews::new))))
        .from(CATEGORIES)
        .orderBy(CATEGORIES.ID)
        .fetch(mapping(Shelf::new));
  }

  @Override
  public Object categoryStats() {
    return jooq.select(
            CATEGORIES.NAME,
            count(PRODUCTS.ID).coerce(SQLDataType.BIGINT),
            round(avg(PRODUCTS.PRICE), 2),
            sum(PRODUCTS.STOCK).coerce(SQLDataType.BIGINT))
        .from(CATEGORIES)
        .leftJoin(PRODUCTS)
        .on(PRODUCTS.CATEGORY_ID.eq(CATEGORIES.ID))
        .groupBy(CATEGORIES.ID)
        .having(count(PRODUCTS.ID).gt(0))
        .orderBy(CATEGORIES.NAME)
        .fetch(mapping(CategoryStats::new));
  }
}
