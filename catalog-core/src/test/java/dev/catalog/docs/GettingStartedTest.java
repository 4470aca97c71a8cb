package dev.catalog.docs;

import static dev.catalog.Projection.columns;
import static dev.catalog.product.Tables.CATEGORIES;
import static dev.catalog.product.Tables.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;

import dev.catalog.ConstraintViolationException;
import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.Page;
import dev.catalog.Query;
import dev.catalog.Rows;
import dev.catalog.product.CatalogQueries;
import dev.catalog.product.CatalogRepository;
import dev.catalog.product.Category;
import dev.catalog.product.CategoryStats;
import dev.catalog.product.NewCategory;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import dev.catalog.product.ProductPatch;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class GettingStartedTest extends DocumentedDatabase {

  @Test
  void databaseOpensAndMigrates() {
    String url = postgres.url();
    String user = postgres.user();
    String password = postgres.password();

    // region open
    try (Database db =
        Database.open(DatabaseConfig.url(url).user(user).password(password).build())) {
      db.migrate(CatalogRepository.MIGRATIONS);
    }
    // endregion

    assertThat(db.exists(Product.ROWS)).isFalse();
  }

  @Test
  void eachWriteIsOneStatement() {
    // region write
    Product lamp = db.insert(NewProduct.name("Lamp").price(new BigDecimal("19.90")));
    Optional<Product> cheaper =
        db.update(Product.BY_ID, lamp.id(), new ProductPatch().price(new BigDecimal("9.90")));
    int hidden =
        db.updateWhere(
            Product.ROWS.where(PRODUCTS.STOCK.eq(0)), new ProductPatch().isActive(false));
    boolean gone = db.delete(Product.BY_ID, lamp.id());
    // endregion

    assertThat(cheaper).get().extracting(Product::price).isEqualTo(money("9.90"));
    assertThat(hidden).isEqualTo(1);
    assertThat(gone).isTrue();
    Pages.assertSends("write", sent.sql());
  }

  // region query
  private static final Param<BigDecimal> LIMIT = DSL.param("limit", BigDecimal.class);

  private static final Rows<Product> CHEAPER_THAN =
      Product.ROWS.where(PRODUCTS.PRICE.lt(LIMIT)).orderBy(PRODUCTS.PRICE, PRODUCTS.ID);

  // endregion

  @Test
  void oneQueryServesListsAndPages() {
    Product lamp = db.insert(NewProduct.name("Lamp").price(money("9.90")));
    db.insert(NewProduct.name("Chandelier").price(money("990")));
    sent.clear();

    // region run-query
    List<Product> cheap = db.list(CHEAPER_THAN.bind(LIMIT, new BigDecimal("20")));
    Page<Product> page = db.page(CHEAPER_THAN.bind(LIMIT, new BigDecimal("20")), 0, 50);
    // endregion

    assertThat(cheap).containsExactly(lamp);
    assertThat(page.rows()).isEqualTo(cheap);
    assertThat(page.total()).isEqualTo(1);
    assertThat(sent.sql()).hasSize(2);
  }

  // region shelf
  record Shelf(Category category, List<Product> cheapest) {}

  private static final Query<Shelf> SHELVES =
      Category.ROWS
          .orderBy(CATEGORIES.NAME)
          .with(Category.PRODUCTS.orderBy(PRODUCTS.PRICE).limit(3))
          .into(Shelf::new);

  // endregion

  @Test
  void relationsCostOneStatementWhateverTheNumberOfRows() {
    Category lighting = db.insert(NewCategory.name("Lighting"));
    Category seating = db.insert(NewCategory.name("Seating"));
    Product lamp =
        db.insert(NewProduct.name("Lamp").price(money("9.90")).categoryId(lighting.id()));
    sent.clear();

    List<Shelf> shelves = db.list(SHELVES);

    assertThat(shelves)
        .containsExactly(new Shelf(lighting, List.of(lamp)), new Shelf(seating, List.of()));
    assertThat(sent.sql()).hasSize(2);
  }

  // region aggregate
  record AveragePrice(String category, int products, BigDecimal price) {}

  private static final Query<AveragePrice> AVERAGE_PRICES =
      Query.of(
          columns(CATEGORIES.NAME, count(PRODUCTS.ID), avg(PRODUCTS.PRICE))
              .into(AveragePrice::new)
              .from(CATEGORIES)
              .join(PRODUCTS)
              .on(PRODUCTS.CATEGORY_ID.eq(CATEGORIES.ID))
              .groupBy(CATEGORIES.ID));

  // endregion

  @Test
  void aggregatesBecomeTheCallersRecords() {
    Category lighting = db.insert(NewCategory.name("Lighting"));
    db.insert(NewProduct.name("Lamp").price(money("9")).categoryId(lighting.id()));
    db.insert(NewProduct.name("Torch").price(money("10")).categoryId(lighting.id()));
    sent.clear();

    List<AveragePrice> prices = db.list(AVERAGE_PRICES);

    assertThat(prices)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.products()).isEqualTo(2);
              assertThat(each.price()).isEqualByComparingTo("9.5");
            });
    Pages.assertSends("aggregate", sent.sql());
  }

  @Test
  void transactionsCommitTogether() {
    // region transaction
    Product lamp =
        db.transaction(
            tx -> {
              Category lighting = tx.insert(NewCategory.name("Lighting"));
              return tx.insert(
                  NewProduct.name("Lamp").price(new BigDecimal("19.90")).categoryId(lighting.id()));
            });

    List<CategoryStats> stats = db.read(rx -> CatalogQueries.of(rx).categoryStats());
    // endregion

    assertThat(db.get(Product.BY_ID, lamp.id())).isEqualTo(lamp);
    assertThat(stats).hasSize(1);
  }

  @Test
  void violationNamesItsKey() {
    db.insert(NewCategory.name("Lighting"));
    String problem = "";

    // region violation
    try {
      db.insert(NewCategory.name("Lighting"));
    } catch (ConstraintViolationException e) {
      if (e.violates(Category.BY_NAME)) {
        problem = "There is a category of this name already.";
      }
    }
    // endregion

    assertThat(problem).isNotEmpty();
  }
}
