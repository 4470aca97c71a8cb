package dev.catalog.benchmarks;

import dev.catalog.benchmarks.Shop.Filters;
import java.util.List;

/** Reads of the catalogue. Each returns the contender's own representation of the rows. */
public interface Reads {

  /** Reads the product with this primary key. */
  Object productById(long id) throws Exception;

  /** Reads the products with these primary keys, in this order. */
  Object productsByIds(List<Long> ids) throws Exception;

  /**
   * Reads a page of the products that match the filters, in order of id, with their total number.
   * The query is prepared in advance for every combination of filters.
   */
  Object page(Filters filters, int offset, int limit) throws Exception;

  /** Like {@link #page}, but with a query that is built for this call. */
  default Object builtPage(Filters filters, int offset, int limit) throws Exception {
    return page(filters, offset, limit);
  }

  /** Reads the first products in order of id. */
  Object products(int limit) throws Exception;

  /** Adds up the stock of all products, without holding more than a few rows at a time. */
  long stockOfAll() throws Exception;

  /** Reads all products in order of id, each with its category. */
  Object productsWithCategory() throws Exception;

  /** Reads all categories with their products and reviews, all in order of id. */
  Object categoriesWithProductsWithReviews() throws Exception;

  /** Reads the number, average price and stock of each category's products, in order of name. */
  Object categoryStats() throws Exception;
}
