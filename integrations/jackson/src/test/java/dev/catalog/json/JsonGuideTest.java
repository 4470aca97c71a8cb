package dev.catalog.json;

import static dev.catalog.product.Tables.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.jackson.CatalogModule;
import dev.catalog.product.CatalogRepository;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import dev.catalog.product.ProductPatch;
import dev.catalog.testing.PostgresExtension;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** What the guide page on JSON shows. */
class JsonGuideTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static Database db;

  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(CatalogModule.accepting(PRODUCTS.NAME, PRODUCTS.DESCRIPTION, PRODUCTS.PRICE))
          .build();

  @BeforeAll
  static void open() {
    db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .build());
    db.migrate(CatalogRepository.MIGRATIONS);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  private Product change(long id, String body) {
    ProductPatch patch = mapper.readValue(body, ProductPatch.class);
    return db.update(Product.BY_ID, id, patch).orElseThrow();
  }

  @Test
  void absentNullAndValue() {
    long id = db.insert(NewProduct.name("Lamp").price(BigDecimal.ONE).description("Bright")).id();

    String body =
        """
        {"description": null, "price": 9.5}
        """;
    Product product = change(id, body);

    assertThat(product.description()).isNull();
    assertThat(product.price()).isEqualByComparingTo("9.5");
    assertThat(product.name()).isEqualTo("Lamp");
  }

  @Test
  void aNewProduct() {
    NewProduct product =
        mapper.readValue("{\"name\": \"Desk\", \"price\": 120.00}", NewProduct.class);
    assertThat(db.insert(product).price()).isEqualTo(new BigDecimal("120.00"));
  }

  @Test
  void errors() {
    assertThatThrownBy(() -> mapper.readValue("{\"stock\": 5}", ProductPatch.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageContaining("the column cannot be set here: use [name, description, price]")
        .hasMessageContaining("ProductPatch[\"stock\"]");
  }

  @Test
  void bothVersionsOfJackson() throws Exception {
    var jackson2 =
        com.fasterxml.jackson.databind.json.JsonMapper.builder()
            .addModule(dev.catalog.jackson2.CatalogModule.acceptingAll())
            .build();
    assertThat(jackson2.writeValueAsString(new ProductPatch().price(new BigDecimal("9.50"))))
        .isEqualTo("{\"price\":9.50}");
  }
}
