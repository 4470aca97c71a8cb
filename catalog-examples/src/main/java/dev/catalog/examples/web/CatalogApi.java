package dev.catalog.examples.web;

import static dev.catalog.Projection.columns;
import static dev.catalog.product.Tables.CATEGORIES;
import static dev.catalog.product.Tables.PRODUCTS;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.round;
import static org.jooq.impl.DSL.sum;

import dev.catalog.Database;
import dev.catalog.Query;
import dev.catalog.Rows;
import dev.catalog.product.CatalogQueries;
import dev.catalog.product.CatalogRepository;
import dev.catalog.product.Category;
import dev.catalog.product.CategoryStats;
import dev.catalog.product.CategoryWithProducts;
import dev.catalog.product.NewCategory;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import dev.catalog.product.ProductPatch;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.SQLDataType;

/**
 * What the service does, one method per route. The request is read before the transaction begins,
 * and the response is written after it has ended.
 */
final class CatalogApi {

  private static final int USUAL_ROWS = 20;
  private static final int MOST_ROWS = 100;

  private static final Rows<CategoryWithProducts> CATEGORIES_BY_NAME =
      Category.ROWS
          .orderBy(CATEGORIES.NAME)
          .with(Category.PRODUCTS.limit(MOST_ROWS))
          .into(CategoryWithProducts::new);

  private static final Query<CategoryStats> STATS =
      Query.of(
          columns(
                  CATEGORIES.NAME,
                  count(PRODUCTS.ID),
                  round(avg(PRODUCTS.PRICE), 2),
                  sum(PRODUCTS.STOCK).coerce(SQLDataType.BIGINT))
              .into(CategoryStats::new)
              .from(CATEGORIES)
              .join(PRODUCTS)
              .on(PRODUCTS.CATEGORY_ID.eq(CATEGORIES.ID))
              .groupBy(CATEGORIES.ID)
              .orderBy(count(PRODUCTS.ID).desc(), CATEGORIES.NAME));

  private final Database db;

  CatalogApi(Database db) {
    this.db = db;
  }

  Response listProducts(Request request) {
    request.onlyParameters("active", "offset", "limit");
    boolean active = request.flag("active", true);
    long offset = offset(request);
    int limit = limit(request);
    return Response.ok(db.read(rx -> CatalogQueries.of(rx).pageProducts(active, offset, limit)));
  }

  private static long offset(Request request) {
    return request.number("offset", 0, Long.MAX_VALUE);
  }

  private static int limit(Request request) {
    return (int) request.number("limit", USUAL_ROWS, MOST_ROWS);
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

  /** Returns categories in order of name, each with the first of its products. */
  Response listCategories(Request request) {
    request.onlyParameters("offset", "limit");
    Rows<CategoryWithProducts> some =
        CATEGORIES_BY_NAME.offset(offset(request)).limit(limit(request));
    return Response.ok(db.read(rx -> rx.list(some)));
  }

  /** Creates a category with its products: all or nothing. */
  Response createCategory(Request request) {
    JsonObject json = request.json();
    List<NewProduct> products =
        json.objects("products", MOST_ROWS).stream().map(ProductJson::newProduct).toList();
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
    request.onlyParameters("offset", "limit");
    Query<CategoryStats> some = STATS.offset(offset(request)).limit(limit(request));
    return Response.ok(db.read(rx -> rx.list(some)));
  }

  private static Problem noProduct(long id) {
    return new Problem(404, "There is no product " + id);
  }
}
