package dev.catalog.benchmarks.catalog;

import dev.catalog.Database;
import dev.catalog.Patch;
import dev.catalog.benchmarks.Bulk;
import dev.catalog.benchmarks.Shop.Change;
import dev.catalog.benchmarks.Shop.Draft;
import dev.catalog.benchmarks.db.NewProduct;
import dev.catalog.benchmarks.db.Product;
import dev.catalog.benchmarks.db.ProductPatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Catalog's verbs for many rows. */
final class CatalogBulk implements Bulk {

  private final Database db;

  CatalogBulk(Database db) {
    this.db = db;
  }

  private static NewProduct newProduct(Draft draft) {
    return NewProduct.name(draft.name())
        .price(draft.price())
        .description(draft.description())
        .stock(draft.stock())
        .categoryId(draft.categoryId());
  }

  @Override
  public Callable<Object> insert(List<Draft> drafts) {
    List<NewProduct> rows = drafts.stream().map(CatalogBulk::newProduct).toList();
    return () -> db.insertAll(rows);
  }

  @Override
  public Callable<Object> copy(List<Draft> drafts) {
    List<NewProduct> rows = drafts.stream().map(CatalogBulk::newProduct).toList();
    return () -> db.copyIn(rows.stream());
  }

  @Override
  public Callable<Object> update(List<Change> changes) {
    Map<Long, Patch<Product>> patches = new LinkedHashMap<>();
    changes.forEach(
        change ->
            patches.put(
                change.id(), new ProductPatch().price(change.price()).stock(change.stock())));
    return () -> db.updateAll(Product.BY_ID, patches);
  }

  @Override
  public Callable<Object> upsert(List<Draft> drafts) {
    List<NewProduct> rows = drafts.stream().map(draft -> newProduct(draft).id(draft.id())).toList();
    return () -> db.upsertAll(Product.BY_ID, rows);
  }
}
