package dev.catalog.examples.web;

import dev.catalog.Database;
import dev.catalog.product.CatalogQueries;
import dev.catalog.product.CatalogRepository;
import dev.catalog.product.Category;
import dev.catalog.product.CategoryWithProducts;
import dev.catalog.product.NewCategory;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import dev.catalog.product.ProductPatch;
import java.util.List;
import java.util.Optional;

/**
 * What the service does, one method per route. The request is read before the transaction begins,
 * and the response is written after it has ended.
 */
final class CatalogApi {

  private static final int MOST_ROWS = 100;

  private final Database db;

  CatalogApi(Database db) {
    this.db = db;
  }

  Response listProducts(Request request) {
    request.onlyParameters("active", "offset", "limit");
    boolean active = request.flag("active", true);
    long offset = request.number("offset", 0, Long.MAX_VALUE);
    int limit = (int) request.number("limit", 20, MOST_ROWS);
    return Response.ok(db.read(rx -> CatalogQueries.of(rx).pageProducts(active, offset, limit)));
  }

  Response findProduct(Request request) {
    long id = request.id();
    Optional<Product> product = db.read(rx -> CatalogQueries.of(rx).findProduct(id));
    return Response.ok(product.orElseThrow(() -> noProduct(id)));
  }

  Response createProduct(Request request) {
    NewProduct product = ProductJson.newProduct(request.json());
    Product created = db.transaction(tx -> CatalogRepository.of(tx).createProduct(product));
    return Response.created("/products/" + created.id(), created);
  }

  Response updateProduct(Request request) {
    long id = request.id();
    ProductPatch patch = ProductJson.patch(request.json());
    Optional<Product> product =
        db.transaction(tx -> CatalogRepository.of(tx).updateProduct(id, patch));
    return Response.ok(product.orElseThrow(() -> noProduct(id)));
  }

  Response deleteProduct(Request request) {
    long id = request.id();
    if (!db.transaction(tx -> CatalogRepository.of(tx).deleteProduct(id))) {
      throw noProduct(id);
    }
    return Response.noContent();
  }

  Response listCategories(Request request) {
    request.onlyParameters();
    return Response.ok(db.read(rx -> CatalogQueries.of(rx).listCategoriesWithProducts()));
  }

  /** Creates a category with its products: all or nothing. */
  Response createCategory(Request request) {
    JsonObject json = request.json();
    List<NewProduct> products =
        json.objects("products").stream().map(ProductJson::newProduct).toList();
    NewCategory category = ProductJson.newCategory(json);
    CategoryWithProducts created =
        db.transaction(
            tx -> {
              CatalogRepository catalog = CatalogRepository.of(tx);
              Category stored = catalog.createCategory(category);
              return new CategoryWithProducts(
                  stored,
                  products.stream()
                      .map(product -> catalog.createProduct(product.categoryId(stored.id())))
                      .toList());
            });
    return Response.created("/categories", created);
  }

  Response stats(Request request) {
    request.onlyParameters();
    return Response.ok(db.read(rx -> CatalogQueries.of(rx).categoryStats()));
  }

  private static Problem noProduct(long id) {
    return new Problem(404, "There is no product " + id);
  }
}
