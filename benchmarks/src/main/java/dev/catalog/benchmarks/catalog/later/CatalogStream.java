package dev.catalog.benchmarks.catalog.later;

import dev.catalog.Database;
import dev.catalog.benchmarks.db.Product;

/** Catalog's stream. */
public final class CatalogStream {

  private CatalogStream() {}

  /** Adds up the stock of every product. */
  public static long stockOfAll(Database db) {
    return db.stream(Product.ROWS, products -> products.mapToLong(Product::stock).sum());
  }
}
