package dev.catalog.examples;

import static dev.catalog.product.Tables.PRODUCTS;

import dev.catalog.Database;
import dev.catalog.Page;
import dev.catalog.Rows;
import dev.catalog.Slice;
import dev.catalog.product.CatalogQueries;
import dev.catalog.product.Category;
import dev.catalog.product.CategoryStats;
import dev.catalog.product.CategoryWithProducts;
import dev.catalog.product.Product;
import dev.catalog.product.ProductWithCategory;

/** Reading: single rows, lists, pages, relations, aggregates. */
final class ReadChapters {

  private static final Table<ProductWithCategory> WITH_CATEGORY =
      Table.of("product", (ProductWithCategory row) -> row.product().name())
          .column("price", row -> row.product().price())
          .column("category", row -> row.category().map(Category::name));

  private static final Table<CategoryWithProducts> WITH_PRODUCTS =
      Table.of("category", (CategoryWithProducts row) -> row.category().name())
          .column("products", row -> row.products().size())
          .column("the first", row -> row.products().stream().findFirst().map(Product::name));

  private static final Table<CategoryStats> STATS =
      Table.of("name", CategoryStats::name)
          .column("productCount", CategoryStats::productCount)
          .column("averagePrice", CategoryStats::averagePrice)
          .column("totalStock", CategoryStats::totalStock);

  private static final Rows<Product> CHEAPEST = Product.ROWS.orderBy(PRODUCTS.PRICE);

  private ReadChapters() {}

  static void readOne(Tour tour) {
    CatalogQueries catalog = CatalogQueries.of(tour.db());
    long id = tour.db().first(Product.ROWS.orderBy(PRODUCTS.ID)).orElseThrow().id();
    tour.table(
        Table.PRODUCTS,
        tour.call("catalog.findProduct(" + id + ")", () -> catalog.findProduct(id)));
    tour.table(Table.PRODUCTS, tour.call("catalog.findProduct(-1)", () -> catalog.findProduct(-1)));
  }

  static void readMany(Tour tour) {
    CatalogQueries catalog = CatalogQueries.of(tour.db());
    tour.table(
        Table.PRODUCTS,
        tour.call("catalog.listProducts(true, 0, 5)", () -> catalog.listProducts(true, 0, 5)));
  }

  static void page(Tour tour) {
    CatalogQueries catalog = CatalogQueries.of(tour.db());
    Page<Product> page =
        tour.call("catalog.pageProducts(true, 10, 5)", () -> catalog.pageProducts(true, 10, 5));
    tour.table(Table.PRODUCTS, page.rows());
    tour.value("total " + page.total() + ", hasNext " + page.hasNext());
  }

  static void joinedLoading(Tour tour) {
    CatalogQueries catalog = CatalogQueries.of(tour.db());
    tour.table(
        WITH_CATEGORY,
        tour.call(
            "catalog.listProductsWithCategory(true, 0, 6)",
            () -> catalog.listProductsWithCategory(true, 0, 6)));
  }

  static void selectInLoading(Tour tour) {
    CatalogQueries catalog = CatalogQueries.of(tour.db());
    tour.table(
        WITH_PRODUCTS,
        tour.call("catalog.listCategoriesWithProducts()", catalog::listCategoriesWithProducts));
  }

  static void aggregate(Tour tour) {
    CatalogQueries catalog = CatalogQueries.of(tour.db());
    tour.table(STATS, tour.call("catalog.categoryStats()", catalog::categoryStats));
  }

  static void scalarSubquery(Tour tour) {
    CatalogQueries catalog = CatalogQueries.of(tour.db());
    tour.table(
        Table.PRODUCTS,
        tour.call("catalog.productsPricierThanAverage()", catalog::productsPricierThanAverage));
  }

  static void slice(Tour tour) {
    Database db = tour.db();
    Slice<Product> first =
        tour.call("db.slice(CHEAPEST, null, 3)", () -> db.slice(CHEAPEST, null, 3));
    tour.table(Table.PRODUCTS, first.rows());
    String next = first.next().orElseThrow();
    tour.table(
        Table.PRODUCTS,
        tour.call("db.slice(CHEAPEST, next, 3)", () -> db.slice(CHEAPEST, next, 3)).rows());
  }

  static void stream(Tour tour) {
    Database db = tour.db();
    tour.value(
        tour.call(
            "db.stream(CHEAPEST, products -> products.mapToInt(Product::stock).sum())",
            () -> db.stream(CHEAPEST, products -> products.mapToInt(Product::stock).sum())));
  }
}
