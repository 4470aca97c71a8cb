package dev.catalog.examples;

import static dev.catalog.product.Tables.PRODUCTS;

import dev.catalog.Database;
import dev.catalog.Session.Upserted;
import dev.catalog.product.CatalogRepository;
import dev.catalog.product.Category;
import dev.catalog.product.NewCategory;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import dev.catalog.product.ProductPatch;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Creating, updating and deleting. */
final class WriteChapters {

  private static final Table<Product> CHANGES =
      Table.of("name", Product::name)
          .column("description", Product::description)
          .column("price", Product::price)
          .column("created_at", Product::createdAt)
          .column("updated_at", Product::updatedAt);

  private WriteChapters() {}

  static void create(Tour tour) {
    CatalogRepository catalog = CatalogRepository.of(tour.db());
    Category seasonal =
        tour.call(
            """
            catalog.createCategory(
                NewCategory.name("Walk-through: seasonal").slug("walk-through-seasonal"))""",
            () ->
                catalog.createCategory(
                    NewCategory.name("Walk-through: seasonal").slug("walk-through-seasonal")));
    tour.table(Table.CATEGORIES, List.of(seasonal));

    Product hammock =
        tour.call(
            """
            catalog.createProduct(
                NewProduct.name("Hammock").price(new BigDecimal("79.00")).categoryId(seasonal.id()))""",
            () ->
                catalog.createProduct(
                    NewProduct.name("Hammock")
                        .price(new BigDecimal("79.00"))
                        .categoryId(seasonal.id())));
    tour.table(Table.PRODUCTS, List.of(hammock));
  }

  static void partialUpdate(Tour tour) {
    CatalogRepository catalog = CatalogRepository.of(tour.db());
    Product parasol = SampleData.onShelf(tour.db(), "Parasol", "149.00", 4);
    tour.code("before");
    tour.table(CHANGES, List.of(parasol));

    Optional<Product> changed =
        tour.call(
            """
            catalog.updateProduct(
                parasol.id(),
                new ProductPatch().price(new BigDecimal("129.00")).description("Ends soon"))""",
            () ->
                catalog.updateProduct(
                    parasol.id(),
                    new ProductPatch().price(new BigDecimal("129.00")).description("Ends soon")));
    tour.table(CHANGES, changed);
    tour.value("updated_at is later, by the trigger: " + isLater(changed, parasol));

    Optional<Product> cleared =
        tour.call(
            "catalog.updateProduct(parasol.id(), new ProductPatch().description(null))",
            () -> catalog.updateProduct(parasol.id(), new ProductPatch().description(null)));
    tour.table(CHANGES, cleared);

    Optional<Product> untouched =
        tour.call(
            "catalog.updateProduct(parasol.id(), new ProductPatch())  // empty: only reads",
            () -> catalog.updateProduct(parasol.id(), new ProductPatch()));
    tour.table(CHANGES, untouched);

    Optional<Product> absent =
        tour.call(
            "catalog.updateProduct(-1, new ProductPatch().stock(1))",
            () -> catalog.updateProduct(-1, new ProductPatch().stock(1)));
    tour.table(CHANGES, absent);
  }

  private static boolean isLater(Optional<Product> changed, Product before) {
    return changed.orElseThrow().updatedAt().isAfter(before.updatedAt());
  }

  static void bulkUpdate(Tour tour) {
    Database db = tour.db();
    CatalogRepository catalog = CatalogRepository.of(db);
    Category shelf = SampleData.shelf(db);
    tour.value(
        tour.call(
            "catalog.deactivateProducts(shelf.id())",
            () -> catalog.deactivateProducts(shelf.id())));

    List<Product> changed =
        tour.call(
            """
            db.updateReturning(
                Product.ROWS.where(PRODUCTS.CATEGORY_ID.eq(shelf.id())),
                new ProductPatch().isActive(true))""",
            () ->
                db.updateReturning(
                    Product.ROWS.where(PRODUCTS.CATEGORY_ID.eq(shelf.id())),
                    new ProductPatch().isActive(true)));
    tour.table(Table.PRODUCTS, changed);
  }

  static void delete(Tour tour) {
    CatalogRepository catalog = CatalogRepository.of(tour.db());
    long id = SampleData.onShelf(tour.db(), "Windbreak", "35.00", 1).id();
    tour.value(tour.call("catalog.deleteProduct(" + id + ")", () -> catalog.deleteProduct(id)));
    tour.value(
        tour.call("catalog.deleteProduct(" + id + ")  // again", () -> catalog.deleteProduct(id)));
  }

  static void manyRows(Tour tour) {
    Database db = tour.db();
    long shelf = SampleData.shelf(db).id();
    List<NewProduct> pegs =
        IntStream.rangeClosed(1, 3)
            .mapToObj(i -> NewProduct.name("Peg " + i).price(BigDecimal.ONE).categoryId(shelf))
            .toList();
    tour.table(Table.PRODUCTS, tour.call("db.insertAll(pegs)", () -> db.insertAll(pegs)));

    NewCategory camping = NewCategory.name("Walk-through: camping").slug("walk-through-camping");
    for (String again : List.of("", "  // again")) {
      Upserted<Category> upserted =
          tour.call(
              "db.upsert(Category.BY_SLUG, camping)" + again,
              () -> db.upsert(Category.BY_SLUG, camping));
      tour.value("isNew " + upserted.isNew());
    }
  }
}
