package dev.catalog.docs;

import static dev.catalog.Projection.columns;
import static dev.catalog.product.Tables.CATEGORIES;
import static dev.catalog.product.Tables.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.Query;
import dev.catalog.Rows;
import dev.catalog.product.CatalogRepository;
import dev.catalog.product.Category;
import dev.catalog.product.CategoryWithProducts;
import dev.catalog.product.NewCategory;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import dev.catalog.product.ProductPatch;
import dev.catalog.product.ProductWithCategory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calls beside those of SQLAlchemy. */
class SqlAlchemyGuideTest extends DocumentedDatabase {

  private Category lighting;
  private Product lamp;
  private Product torch;

  @BeforeEach
  void fill() {
    lighting = db.insert(NewCategory.name("Lighting").slug("lighting"));
    lamp = db.insert(NewProduct.name("Lamp").price(money("20")).categoryId(lighting.id()));
    torch = db.insert(NewProduct.name("Torch").price(money("10")).categoryId(lighting.id()));
    sent.clear();
  }

  @Test
  void engine() {
    String url = postgres.url();
    String user = postgres.user();
    String password = postgres.password();

    // region sqlalchemy-engine
    Database database =
        Database.open(
            DatabaseConfig.url(url)
                .user(user)
                .password(password)
                .minimumIdle(10)
                .maximumPoolSize(30)
                .sqlLog(true)
                .build());
    // endregion

    try (database) {
      assertThat(database.exists(Product.ROWS)).isTrue();
    }
  }

  @Test
  void schemaCreation() {
    // region sqlalchemy-schema
    db.migrate(CatalogRepository.MIGRATIONS);
    // endregion

    assertThat(db.migrate(CatalogRepository.MIGRATIONS)).isEmpty();
  }

  @Test
  void session() {
    // region sqlalchemy-session
    db.run(
        tx -> {
          Category seating = tx.insert(NewCategory.name("Seating"));
          tx.insert(NewProduct.name("Chair").price(new BigDecimal("49")).categoryId(seating.id()));
        });
    // endregion

    assertThat(db.count(Product.ROWS)).isEqualTo(3);
  }

  @Test
  void create() {
    // region sqlalchemy-create
    Product candle = db.insert(NewProduct.name("Candle").price(new BigDecimal("1.50")).stock(100));
    // endregion

    assertThat(candle.isActive()).isTrue();
    Pages.assertSends("sqlalchemy-create", sent.sql());
  }

  @Test
  void readOne() {
    long id = lamp.id();

    // region sqlalchemy-read-one
    Optional<Product> product = db.find(Product.BY_ID, id);
    // endregion

    assertThat(product).contains(lamp);
    Pages.assertSends("sqlalchemy-read-one", sent.sql());
  }

  // region sqlalchemy-read-many
  private static final Rows<Product> NEWEST =
      Product.ROWS.where(PRODUCTS.IS_ACTIVE.isTrue()).orderBy(PRODUCTS.CREATED_AT.desc());

  List<Product> newest(long offset, int limit) {
    return db.list(NEWEST.offset(offset).limit(limit));
  }

  // endregion

  @Test
  void readMany() {
    assertThat(newest(0, 20)).containsExactly(torch, lamp);
    sent.clear();
    assertThat(newest(1, 20)).containsExactly(lamp);
    Pages.assertSends("sqlalchemy-read-many", sent.sql());
  }

  @Test
  void joinedLoading() {
    // region sqlalchemy-joined
    // record ProductWithCategory(Product product, Optional<Category> category) {}
    List<ProductWithCategory> products =
        db.list(Product.ROWS.with(Product.CATEGORY).into(ProductWithCategory::new));
    // endregion

    assertThat(products).contains(new ProductWithCategory(lamp, Optional.of(lighting)));
    Pages.assertSends("sqlalchemy-joined", sent.sql());
  }

  // region sqlalchemy-select-in
  // record CategoryWithProducts(Category category, List<Product> products) {}
  private static final Query<CategoryWithProducts> SHELVES =
      Category.ROWS.with(Category.PRODUCTS).into(CategoryWithProducts::new);

  // endregion

  @Test
  void selectInLoading() {
    assertThat(db.list(SHELVES))
        .containsExactly(new CategoryWithProducts(lighting, List.of(lamp, torch)));
    Pages.assertSends("sqlalchemy-select-in", sent.sql());
  }

  @Test
  void partialUpdate() {
    long id = lamp.id();

    // region sqlalchemy-partial-update
    Optional<Product> cheaper =
        db.update(Product.BY_ID, id, new ProductPatch().price(new BigDecimal("15")).stock(3));
    // endregion

    assertThat(cheaper).get().extracting(Product::stock).isEqualTo(3);
    Pages.assertSends("sqlalchemy-partial-update", sent.sql());
  }

  @Test
  void bulkUpdate() {
    // region sqlalchemy-bulk-update
    Rows<Product> ofLighting = Product.ROWS.where(PRODUCTS.CATEGORY_ID.eq(lighting.id()));
    int number = db.updateWhere(ofLighting, new ProductPatch().isActive(false));
    List<Product> changed = db.updateReturning(ofLighting, new ProductPatch().isActive(true));
    // endregion

    assertThat(number).isEqualTo(2);
    assertThat(changed).extracting(Product::isActive).containsExactly(true, true);
    Pages.assertSends("sqlalchemy-bulk-update", sent.sql());
  }

  @Test
  void delete() {
    long id = lamp.id();

    // region sqlalchemy-delete
    boolean wasThere = db.delete(Product.BY_ID, id);
    // endregion

    assertThat(wasThere).isTrue();
    Pages.assertSends("sqlalchemy-delete", sent.sql());
  }

  // region sqlalchemy-aggregate
  record Stats(String name, int products, BigDecimal averagePrice, BigDecimal totalStock) {}

  private static final Query<Stats> STATS =
      Query.of(
          columns(CATEGORIES.NAME, count(PRODUCTS.ID), avg(PRODUCTS.PRICE), sum(PRODUCTS.STOCK))
              .into(Stats::new)
              .from(CATEGORIES)
              .leftJoin(PRODUCTS)
              .on(PRODUCTS.CATEGORY_ID.eq(CATEGORIES.ID))
              .groupBy(CATEGORIES.ID)
              .having(count(PRODUCTS.ID).gt(0))
              .orderBy(count(PRODUCTS.ID).desc()));

  // endregion

  @Test
  void aggregate() {
    assertThat(db.list(STATS)).singleElement().extracting(Stats::products).isEqualTo(2);
    Pages.assertSends("sqlalchemy-aggregate", sent.sql());
  }

  // region sqlalchemy-subquery
  private static final Rows<Product> DEARER_THAN_AVERAGE =
      Product.ROWS.where(PRODUCTS.PRICE.gt(select(avg(PRODUCTS.PRICE)).from(PRODUCTS)));

  // endregion

  @Test
  void scalarSubquery() {
    assertThat(db.list(DEARER_THAN_AVERAGE)).containsExactly(lamp);
    Pages.assertSends("sqlalchemy-subquery", sent.sql());
  }

  @Test
  void async() {
    // region sqlalchemy-async
    CompletableFuture<List<CategoryWithProducts>> shelves =
        db.async().read(session -> session.list(SHELVES));
    // endregion

    assertThat(shelves.join()).hasSize(1);
    Pages.assertSends("sqlalchemy-async", sent.sql());
  }
}
