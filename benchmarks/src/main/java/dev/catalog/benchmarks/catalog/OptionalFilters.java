package dev.catalog.benchmarks.catalog;

import static dev.catalog.benchmarks.db.Tables.PRODUCTS;

import dev.catalog.Rows;
import dev.catalog.benchmarks.Shop.Filters;
import dev.catalog.benchmarks.db.Product;
import java.math.BigDecimal;
import org.jooq.Param;
import org.jooq.impl.DSL;

/** The page's query as one constant, whose conditions are left out if their value is absent. */
final class OptionalFilters {

  private static final Param<BigDecimal> MIN_PRICE =
      DSL.param("minPrice", PRODUCTS.PRICE.getDataType());
  private static final Param<BigDecimal> MAX_PRICE =
      DSL.param("maxPrice", PRODUCTS.PRICE.getDataType());
  private static final Param<Boolean> ACTIVE =
      DSL.param("active", PRODUCTS.IS_ACTIVE.getDataType());
  private static final Param<Long> CATEGORY =
      DSL.param("category", PRODUCTS.CATEGORY_ID.getDataType());

  private static final Rows<Product> FILTERED =
      Product.ROWS
          .whereIfBound(PRODUCTS.PRICE.ge(MIN_PRICE))
          .whereIfBound(PRODUCTS.PRICE.le(MAX_PRICE))
          .whereIfBound(PRODUCTS.IS_ACTIVE.eq(ACTIVE))
          .whereIfBound(PRODUCTS.CATEGORY_ID.eq(CATEGORY))
          .orderBy(PRODUCTS.ID);

  private OptionalFilters() {}

  /** Returns the query with the filters that are present. */
  static Rows<Product> of(Filters filters) {
    return FILTERED
        .bindIfPresent(MIN_PRICE, filters.minPrice())
        .bindIfPresent(MAX_PRICE, filters.maxPrice())
        .bindIfPresent(ACTIVE, filters.active())
        .bindIfPresent(CATEGORY, filters.categoryId());
  }
}
