package dev.catalog.benchmarks;

import dev.catalog.benchmarks.Shop.Filters;
import java.util.List;

/** Reads of the catalogue. Each returns what the contender makes of the rows. */
public interface Reads {

  /** Reads the product with a primary key. */
  Object productById(long id) throws Exception;

  /** Reads the products with these primary keys, in this order. */
  Object productsByIds(List<Long> ids) throws Exception;

  /**
   * Reads a page of the products that pass the filters, by id, with the number of all that do. The
   * query is held ready for every set of filters that are present.
   */
  Object page(Filters filters, int offset, int limit) throws Exception;

  /** As {@link #page}, but with a query that is put together for this call. */
  default Object builtPage(Filters filters, int offset, int limit) throws Exception {
    return page(filters, offset, limit);
  }

  /** Reads the first products by id. */
  Object products(int limit) throws Exception;

  /** Adds up the stock of every product, without holding more than some rows at a time. */
  long stockOfAll() throws Exception;

  /** Reads every product by id, with its category. */
  Object productsWithCategory() throws Exception;

  /** Reads every category by id, with its products, with their reviews, all by id. */
  Object categoriesWithProductsWithReviews() throws Exception;

  /** Reads number, average price and stock of the products of each category, by name. */
  Object categoryStats() throws Exception;
}
