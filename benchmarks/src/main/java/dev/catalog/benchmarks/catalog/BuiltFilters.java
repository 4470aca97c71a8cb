package dev.catalog.benchmarks.catalog;

import static dev.catalog.benchmarks.db.Tables.PRODUCTS;

import dev.catalog.Rows;
import dev.catalog.benchmarks.Shop.Filters;
import dev.catalog.benchmarks.db.Product;

/** The page's query, built for each call. */
final class BuiltFilters {

  private BuiltFilters() {}

  /** Returns a query with the filters that are present. */
  static Rows<Product> of(Filters filters) {
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
