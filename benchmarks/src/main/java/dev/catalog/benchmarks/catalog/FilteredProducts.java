package dev.catalog.benchmarks.catalog;

import static dev.catalog.benchmarks.db.Tables.PRODUCTS;

import dev.catalog.Rows;
import dev.catalog.benchmarks.Shop.Filters;
import dev.catalog.benchmarks.db.Product;
import java.math.BigDecimal;
import org.jooq.Param;
import org.jooq.impl.DSL;

/** The query of a page: held ready for each set of filters, or built for one call. */
final class FilteredProducts {

  private static final Param<BigDecimal> MIN_PRICE =
      DSL.param("minPrice", PRODUCTS.PRICE.getDataType());
  private static final Param<BigDecimal> MAX_PRICE =
      DSL.param("maxPrice", PRODUCTS.PRICE.getDataType());
  private static final Param<Boolean> ACTIVE =
      DSL.param("active", PRODUCTS.IS_ACTIVE.getDataType());
  private static final Param<Long> CATEGORY =
      DSL.param("category", PRODUCTS.CATEGORY_ID.getDataType());

  private static final Rows<?>[] BY_PRESENCE = new Rows<?>[16];

  static {
    for (int set = 0; set < BY_PRESENCE.length; set++) {
      BY_PRESENCE[set] = query(set);
    }
  }

  private FilteredProducts() {}

  private static Rows<Product> query(int set) {
    Rows<Product> rows = Product.ROWS.orderBy(PRODUCTS.ID);
    rows = (set & 1) == 0 ? rows : rows.where(PRODUCTS.PRICE.ge(MIN_PRICE));
    rows = (set & 2) == 0 ? rows : rows.where(PRODUCTS.PRICE.le(MAX_PRICE));
    rows = (set & 4) == 0 ? rows : rows.where(PRODUCTS.IS_ACTIVE.eq(ACTIVE));
    return (set & 8) == 0 ? rows : rows.where(PRODUCTS.CATEGORY_ID.eq(CATEGORY));
  }

  @SuppressWarnings("unchecked")
  static Rows<Product> of(Filters filters) {
    int set =
        (filters.minPrice() == null ? 0 : 1)
            | (filters.maxPrice() == null ? 0 : 2)
            | (filters.active() == null ? 0 : 4)
            | (filters.categoryId() == null ? 0 : 8);
    Rows<Product> rows = (Rows<Product>) BY_PRESENCE[set];
    if (filters.minPrice() != null) {
      rows = rows.bind(MIN_PRICE, filters.minPrice());
    }
    if (filters.maxPrice() != null) {
      rows = rows.bind(MAX_PRICE, filters.maxPrice());
    }
    if (filters.active() != null) {
      rows = rows.bind(ACTIVE, filters.active());
    }
    return filters.categoryId() == null ? rows : rows.bind(CATEGORY, filters.categoryId());
  }

  static Rows<Product> build(Filters filters) {
    Rows<Product> rows = Product.ROWS.orderBy(PRODUCTS.ID);
    if (filters.minPrice() != null) {
      rows = rows.where(PRODUCTS.PRICE.ge(filters.minPrice()));
    }
    if (filters.maxPrice() != null) {
      rows = rows.where(PRODUCTS.PRICE.le(filters.maxPrice()));
    }
    if (filters.active() != null) {
      rows = rows.where(PRODUCTS.IS_ACTIVE.eq(filters.active()));
    }
    return filters.categoryId() == null
        ? rows
        : rows.where(PRODUCTS.CATEGORY_ID.eq(filters.categoryId()));
  }
}
