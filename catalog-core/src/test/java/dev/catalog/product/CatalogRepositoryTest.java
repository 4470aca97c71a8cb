package dev.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.ConstraintViolationException;
import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.Page;
import dev.catalog.SentStatements;
import dev.catalog.testing.PostgresExtension;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CatalogRepositoryTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static final SentStatements sent = new SentStatements();
  private static Database db;
  private static CatalogRepository catalog;

  @BeforeAll
  static void open() {
    db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .onStatement(sent)
                .build());
    db.migrate(CatalogRepository.MIGRATIONS);
    catalog = CatalogRepository.of(db);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void empty() {
    db.deleteWhere(Product.ROWS.all());
    db.deleteWhere(Category.ROWS.all());
    sent.clear();
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }

  private static Category category(String name) {
    Category category = catalog.createCategory(NewCategory.name(name).slug(name + "-slug"));
    sent.clear();
    return category;
  }

  private static Product product(String name, String price, Category category) {
    Product product =
        catalog.createProduct(
            NewProduct.name(name).price(money(price)).categoryId(category.id()).stock(2));
    sent.clear();
    return product;
  }

  @Test
  void createReturnsTheDefaultsTheServerFilledIn() {
    Product lamp = catalog.createProduct(NewProduct.name("Lamp").price(money("19.90")));

    assertThat(lamp.id()).isPositive();
    assertThat(lamp.name()).isEqualTo("Lamp");
    assertThat(lamp.description()).isNull();
    assertThat(lamp.price()).isEqualTo(money("19.90"));
    assertThat(lamp.stock()).isZero();
    assertThat(lamp.isActive()).isTrue();
    assertThat(lamp.createdAt()).isNotNull().isEqualTo(lamp.updatedAt());
    assertThat(lamp.categoryId()).isNull();
    assertThat(sent.sql()).hasSize(1).first().asString().startsWith("insert into");
  }

  @Test
  void findReturnsTheRowOrEmptyInOneStatement() {
    Product lamp = product("Lamp", "19.90", category("lighting"));

    assertThat(catalog.findProduct(lamp.id())).contains(lamp);
    assertThat(catalog.findProduct(-1)).isEmpty();
    assertThat(sent.sql()).hasSize(2);
  }

  @Test
  void listReturnsTheNewestFirstWithinOffsetAndLimit() {
    Category lighting = category("lighting");
    Product first = product("First", "1", lighting);
    Product second = product("Second", "2", lighting);
    Product third = product("Third", "3", lighting);
    Product hidden =
        catalog
            .updateProduct(
                product("Hidden", "4", lighting).id(), new ProductPatch().isActive(false))
            .orElseThrow();
    sent.clear();

    assertThat(catalog.listProducts(true, 0, 10)).containsExactly(third, second, first);
    assertThat(catalog.listProducts(true, 1, 1)).containsExactly(second);
    assertThat(catalog.listProducts(false, 0, 10)).containsExactly(hidden);
    assertThat(sent.sql()).hasSize(3);
  }

  @Test
  void pageKnowsTheTotalAlsoPastTheEndInOneStatement() {
    Category lighting = category("lighting");
    Product first = product("First", "1", lighting);
    Product second = product("Second", "2", lighting);

    Page<Product> page = catalog.pageProducts(true, 0, 1);
    Page<Product> past = catalog.pageProducts(true, 5, 1);

    assertThat(page.rows()).containsExactly(second);
    assertThat(page.total()).isEqualTo(2);
    assertThat(page.hasNext()).isTrue();
    assertThat(catalog.pageProducts(true, 1, 1).rows()).containsExactly(first);
    assertThat(past.rows()).isEmpty();
    assertThat(past.total()).isEqualTo(2);
    assertThat(past.hasNext()).isFalse();
    assertThat(sent.sql()).hasSize(3);
  }

  @Test
  void productsComeWithTheirCategoryInOneStatement() {
    Category lighting = category("lighting");
    Product lamp = product("Lamp", "1", lighting);
    Product loner = catalog.createProduct(NewProduct.name("Loner").price(money("2")));
    sent.clear();

    assertThat(catalog.listProductsWithCategory(true, 0, 10))
        .containsExactly(
            new ProductWithCategory(loner, Optional.empty()),
            new ProductWithCategory(lamp, Optional.of(lighting)));
    assertThat(sent.sql()).hasSize(1);
  }

  @Test
  void productsWithTheirCategoryAreThoseThatTheListReturns() {
    Category lighting = category("lighting");
    product("Lamp", "1", lighting);
    product("Torch", "2", lighting);
    catalog.createProduct(NewProduct.name("Old").price(money("3")).isActive(false));
    catalog.createProduct(
        NewProduct.name("Older").price(money("4")).isActive(false).categoryId(lighting.id()));
    catalog.createProduct(NewProduct.name("Loner").price(money("5")));

    assertThat(catalog.listProductsWithCategory(true, 0, 10))
        .extracting(ProductWithCategory::product)
        .hasSize(3)
        .isEqualTo(catalog.listProducts(true, 0, 10));
    assertThat(catalog.listProductsWithCategory(false, 0, 10))
        .extracting(ProductWithCategory::product)
        .hasSize(2)
        .isEqualTo(catalog.listProducts(false, 0, 10));
    assertThat(catalog.listProductsWithCategory(true, 1, 1))
        .extracting(ProductWithCategory::product)
        .isEqualTo(catalog.listProducts(true, 1, 1));
  }

  @Test
  void categoriesComeWithTheirProductsInTwoStatements() {
    Category empty = category("empty");
    Category lighting = category("lighting");
    Product lamp = product("Lamp", "1", lighting);
    Product torch = product("Torch", "2", lighting);

    assertThat(catalog.listCategoriesWithProducts())
        .containsExactly(
            new CategoryWithProducts(empty, List.of()),
            new CategoryWithProducts(lighting, List.of(lamp, torch)));
    assertThat(sent.sql()).hasSize(2);
  }

  @Test
  void updateChangesOnlyTheColumnsThatWereSetAndTheTriggerMovesUpdatedAt() {
    Product lamp = product("Lamp", "19.90", category("lighting"));

    Product cheaper =
        catalog
            .updateProduct(lamp.id(), new ProductPatch().price(money("9.90")).description("Sale"))
            .orElseThrow();

    assertThat(cheaper.price()).isEqualTo(money("9.90"));
    assertThat(cheaper.description()).isEqualTo("Sale");
    assertThat(cheaper.name()).isEqualTo("Lamp");
    assertThat(cheaper.updatedAt()).isAfter(lamp.updatedAt());
    assertThat(sent.sql()).hasSize(1);
    assertThat(catalog.updateProduct(lamp.id(), new ProductPatch().description(null)))
        .get()
        .extracting(Product::description)
        .isNull();
    assertThat(catalog.updateProduct(-1, new ProductPatch().stock(1))).isEmpty();
  }

  @Test
  void anEmptyPatchOnlyReads() {
    Product lamp = product("Lamp", "19.90", category("lighting"));

    assertThat(catalog.updateProduct(lamp.id(), new ProductPatch())).contains(lamp);
    assertThat(sent.sql()).hasSize(1).first().asString().startsWith("select");
  }

  @Test
  void deactivateReturnsTheNumberOfProducts() {
    Category lighting = category("lighting");
    Category furniture = category("furniture");
    product("Lamp", "1", lighting);
    product("Torch", "2", lighting);
    Product chair = product("Chair", "3", furniture);

    assertThat(catalog.deactivateProducts(lighting.id())).isEqualTo(2);
    assertThat(sent.sql()).hasSize(1);
    assertThat(catalog.listProducts(true, 0, 10)).containsExactly(chair);
    assertThat(catalog.deactivateProducts(lighting.id())).isZero();
  }

  @Test
  void deleteSaysWhetherItWasThere() {
    Product lamp = product("Lamp", "1", category("lighting"));

    assertThat(catalog.deleteProduct(lamp.id())).isTrue();
    assertThat(catalog.deleteProduct(lamp.id())).isFalse();
    assertThat(sent.sql()).hasSize(2);
  }

  @Test
  void statsCountOnlyCategoriesWithProductsInOneStatement() {
    Category lighting = category("lighting");
    Category furniture = category("furniture");
    category("empty");
    product("Lamp", "1.00", lighting);
    product("Torch", "2.01", lighting);
    product("Chair", "3.00", furniture);

    assertThat(catalog.categoryStats())
        .containsExactly(
            new CategoryStats("lighting", 2, money("1.51"), 4),
            new CategoryStats("furniture", 1, money("3.00"), 2));
    assertThat(sent.sql()).hasSize(1);
  }

  @Test
  void pricierThanAverageComparesWithASubquery() {
    Category lighting = category("lighting");
    product("Cheap", "1", lighting);
    Product dear = product("Dear", "10", lighting);
    product("Fair", "4", lighting);

    assertThat(catalog.productsPricierThanAverage()).containsExactly(dear);
    assertThat(sent.sql()).hasSize(1);
  }

  @Test
  void aTakenNameIsAViolationOfItsKey() {
    category("lighting");

    assertThatThrownBy(() -> catalog.createCategory(NewCategory.name("lighting")))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            e -> {
              assertThat(e.violates(Category.BY_NAME)).isTrue();
              assertThat(e.violates(Category.BY_SLUG)).isFalse();
              assertThat(e.constraint()).contains("categories_name_key");
              assertThat(e.table()).contains("catalog.categories");
            });
  }

  @Test
  void anUnknownCategoryIsAViolationOfItsRelation() {
    assertThatThrownBy(
            () -> catalog.createProduct(NewProduct.name("Lamp").price(money("1")).categoryId(-1L)))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            e -> {
              assertThat(e.violates(Product.CATEGORY)).isTrue();
              assertThat(e.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
            });
  }

  @Test
  void aNegativeLimitIsRefusedBeforeAnySql() {
    assertThatThrownBy(() -> catalog.listProducts(true, 0, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit");
    assertThatThrownBy(() -> catalog.pageProducts(true, -1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("offset");
    assertThat(sent.sql()).isEmpty();
  }
}
