package dev.catalog.examples;

import static dev.catalog.product.Tables.CATEGORIES;
import static dev.catalog.product.Tables.PRODUCTS;
import static org.jooq.impl.DSL.select;

import dev.catalog.Database;
import dev.catalog.Rows;
import dev.catalog.Session;
import dev.catalog.product.Category;
import dev.catalog.product.NewCategory;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/**
 * A shop's catalogue, the same in each run: 302 products, 300 of them in ten categories, and a
 * category without products.
 */
public final class SampleData {

  private static final String RANGES =
      """
      Lighting: Desk lamp 39.90, Floor lamp 89.00, Pendant 119.00, Wall light 54.50, Lantern 24.95, Spotlight 32.00
      Seating: Armchair 349.00, Stool 59.00, Bench 179.00, Dining chair 129.00, Rocking chair 269.00, Sofa 899.00
      Tables: Coffee table 199.00, Dining table 649.00, Side table 79.00, Desk 299.00, Console 239.00, Trestle 45.00
      Storage: Shelf 69.00, Chest 219.00, Wardrobe 549.00, Basket 19.95, Box 12.50, Coat rack 49.00
      Kitchen: Kettle 59.90, Saucepan 44.00, Knife 38.00, Colander 21.50, Mixing bowl 17.90, Cutting board 26.00
      Tableware: Plate 9.90, Bowl 8.50, Mug 7.90, Carafe 22.00, Salad set 18.50, Egg cup 4.95
      Textiles: Blanket 64.00, Cushion 27.50, Curtain 72.00, Rug 189.00, Towel 14.90, Tablecloth 34.00
      Bathroom: Mirror 84.00, Soap dish 11.90, Shower caddy 29.00, Stepstool 41.00, Towel rail 36.50, Tumbler 6.95
      Garden: Watering can 23.90, Planter 33.00, Trowel 12.90, Bird house 28.00, Hose reel 57.00, Parasol 149.00
      Office: Pen tray 13.50, Paper bin 25.00, Clock 46.00, Bookend 16.90, Monitor stand 52.00, Notebook 5.95
      """;

  /** The product lines for each article, and their price in percent of the article's. */
  private static final List<Line> LINES =
      List.of(
          new Line("Oslo", 100),
          new Line("Porto", 85),
          new Line("Kyoto", 140),
          new Line("Lyon", 120),
          new Line("Turin", 65));

  private static final OffsetDateTime FIRST_DAY = OffsetDateTime.parse("2026-01-01T08:00:00Z");
  private static final String SHELF = "walk-through";

  private static final Rows<Category> SHELVES =
      Category.ROWS.where(CATEGORIES.SLUG.startsWith(SHELF));

  private static final Rows<Product> ON_SHELVES =
      Product.ROWS.where(
          PRODUCTS.CATEGORY_ID.in(
              select(CATEGORIES.ID).from(CATEGORIES).where(CATEGORIES.SLUG.startsWith(SHELF))));

  private record Line(String name, int percent) {}

  private SampleData() {}

  /** Stores the catalogue in one transaction, unless a category already exists. */
  public static void load(Database db) {
    db.run(
        tx -> {
          if (!tx.exists(Category.ROWS)) {
            RANGES.lines().forEach(range -> storeRange(tx, range));
            tx.insert(NewCategory.name("Coming soon").slug("coming-soon"));
            tx.insert(product("Gift card 25", new BigDecimal("25.00"), 310).stock(1000));
            tx.insert(product("Gift card 50", new BigDecimal("50.00"), 311).stock(1000));
          }
        });
  }

  private static void storeRange(Session session, String range) {
    String[] parts = range.split(": ");
    String slug = parts[0].toLowerCase(Locale.ROOT);
    Category category = session.insert(NewCategory.name(parts[0]).slug(slug));
    for (String article : parts[1].split(", ")) {
      storeArticle(session, category, article);
    }
  }

  private static void storeArticle(Session session, Category category, String article) {
    int gap = article.lastIndexOf(' ');
    BigDecimal price = new BigDecimal(article.substring(gap + 1));
    for (Line line : LINES) {
      int number = article.length() * line.percent() + (int) category.id();
      NewProduct product =
          product(
              article.substring(0, gap) + " " + line.name(),
              price.multiply(BigDecimal.valueOf(line.percent(), 2)),
              number % 300);
      session.insert(
          product.stock(number % 48).isActive(number % 11 != 0).categoryId(category.id()));
    }
  }

  private static NewProduct product(String name, BigDecimal price, int hour) {
    return NewProduct.name(name)
        .price(price.setScale(2, RoundingMode.HALF_UP))
        .createdAt(FIRST_DAY.plusHours(hour));
  }

  /**
   * Creates an empty category, whose slug starts with {@code walk-through}, for the rows that the
   * chapters write. Removes one that an interrupted run left behind.
   */
  static void putUpShelf(Database db) {
    removeShelf(db);
    db.insert(NewCategory.name("Walk-through").slug(SHELF));
  }

  static Category shelf(Database db) {
    return db.get(Category.BY_SLUG, SHELF);
  }

  /** Adds a product to the category. */
  static Product onShelf(Database db, String name, String price, int stock) {
    return db.insert(
        NewProduct.name(name).price(new BigDecimal(price)).stock(stock).categoryId(shelf(db).id()));
  }

  static void removeShelf(Database db) {
    db.run(
        tx -> {
          tx.deleteWhere(ON_SHELVES);
          tx.deleteWhere(SHELVES);
        });
  }
}
