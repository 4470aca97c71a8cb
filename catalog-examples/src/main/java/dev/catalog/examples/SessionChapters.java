package dev.catalog.examples;

import dev.catalog.Database;
import dev.catalog.product.CatalogQueries;
import dev.catalog.product.CatalogRepository;
import dev.catalog.product.CategoryWithProducts;
import dev.catalog.product.Product;
import dev.catalog.product.ProductPatch;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Several calls together: transactions, snapshots, other threads. */
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
        })""",
        () ->
            db.run(
                tx -> {
                  CatalogRepository catalog = CatalogRepository.of(tx);
                  catalog.updateProduct(chair, new ProductPatch().stock(10));
                  catalog.updateProduct(table, new ProductPatch().stock(5));
                }));
    tour.value("committed");

    String message =
        tour.call(
            """
            db.transaction(tx -> {
              CatalogRepository.of(tx).updateProduct(chair, new ProductPatch().stock(0));
              throw new IllegalStateException("the van is full");
            })""",
            () -> {
              try {
                return db.transaction(
                    tx -> {
                      CatalogRepository.of(tx).updateProduct(chair, new ProductPatch().stock(0));
                      throw new IllegalStateException("the van is full");
                    });
              } catch (IllegalStateException e) {
                return e.getMessage();
              }
            });
    tour.value("rolled back, and the exception came through: " + message);

    List<Product> products =
        tour.call(
            "db.read(rx -> rx.findAll(Product.BY_ID, List.of(chair, table)))",
            () -> db.read(rx -> rx.findAll(Product.BY_ID, List.of(chair, table))));
    tour.table(Table.PRODUCTS, products);
  }

  static void async(Tour tour) {
    Database db = tour.db();
    List<CategoryWithProducts> categories =
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
    tour.value(categories.size() + " categories");
  }
}
