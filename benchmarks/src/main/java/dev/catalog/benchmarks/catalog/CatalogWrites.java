package dev.catalog.benchmarks.catalog;

import dev.catalog.Database;
import dev.catalog.benchmarks.Shop.Change;
import dev.catalog.benchmarks.Shop.Draft;
import dev.catalog.benchmarks.Writes;
import dev.catalog.benchmarks.db.NewProduct;
import dev.catalog.benchmarks.db.Product;
import dev.catalog.benchmarks.db.ProductPatch;

final class CatalogWrites implements Writes {

  private final Database db;

  CatalogWrites(Database db) {
    this.db = db;
  }

  @Override
  public Object insert(Draft draft) {
    return db.insert(
        NewProduct.name(draft.name())
            .price(draft.price())
            .description(draft.description())
            .stock(draft.stock())
            .categoryId(draft.categoryId()));
  }

  @Override
  public Object patch(Change change) {
    return db.update(
        Product.BY_ID, change.id(), new ProductPatch().price(change.price()).stock(change.stock()));
  }
}
