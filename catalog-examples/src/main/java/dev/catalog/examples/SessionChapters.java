package dev.catalog.examples;

import dev.catalog.Database;
import dev.catalog.product.CatalogQueries;
import dev.catalog.product.CatalogRepository;
import dev.catalog.product.CategoryWithProducts;
import dev.catalog.product.Product;
import dev.catalog.product.ProductPatch;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Several calls as one: transactions, snapshots, other threads. */
final class SessionChapters {

  private SessionChapters() {}

  static void session(Tour tour) {
    Database db = tour.db();
    long chair = SampleData.onShelf(db, "Folding chair", "24.90", 12).id();
    long table = SampleData.onShelf(db, "Folding table", "69.00", 3).id();

    tour.call(
        """
        db.run(tx -> {
          CatalogRepository catalog = CatalogRepository.of(tx);
          catalog.updateProduct(chair, new ProductPatch().stock(10));
          catalog.updateProduct(table, new ProductPatch().stock(5));
        });  // commits""",
        () ->
            db.run(
                tx -> {
                  CatalogRepository catalog = CatalogRepository.of(tx);
                  catalog.updateProduct(chair, new ProductPatch().stock(10));
                  catalog.updateProduct(table, new ProductPatch().stock(5));
                }));
    showStock(tour, chair, table);

    tour.call(
        """
        db.run(tx -> {
          CatalogRepository.of(tx).updateProduct(chair, new ProductPatch().stock(0));
          throw new OutOfStockException();
        });  // rolls back, and the exception goes on to the caller""",
        () -> {
          try {
            db.run(
                tx -> {
                  CatalogRepository.of(tx).updateProduct(chair, new ProductPatch().stock(0));
                  throw new OutOfStockException();
                });
          } catch (OutOfStockException e) {
            tour.expected(e);
          }
        });
    showStock(tour, chair, table);
  }

  private static void showStock(Tour tour, long... ids) {
    Database db = tour.db();
    List<Long> wanted = java.util.Arrays.stream(ids).boxed().toList();
    List<Product> products =
        tour.call(
            "db.read(rx -> rx.findAll(Product.BY_ID, List.of(chair, table)))",
            () -> db.read(rx -> rx.findAll(Product.BY_ID, wanted)));
    tour.table(Table.PRODUCTS, products);
  }

  static void async(Tour tour) {
    Database db = tour.db();
    List<CategoryWithProducts> shelves =
        tour.call(
            """
            CompletableFuture<List<CategoryWithProducts>> future =
                db.async().read(rx -> CatalogQueries.of(rx).listCategoriesWithProducts());
            future.join()""",
            () -> {
              CompletableFuture<List<CategoryWithProducts>> future =
                  db.async().read(rx -> CatalogQueries.of(rx).listCategoriesWithProducts());
              return future.join();
            });
    tour.table(Table.SHELVES, shelves);
  }
}
