package dev.catalog.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.catalog.examples.web.RunningCatalog.Answer;
import dev.catalog.product.CatalogRepository;
import dev.catalog.product.Category;
import dev.catalog.product.NewCategory;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import dev.catalog.testing.PostgresExtension;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CatalogApiTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static RunningCatalog running;
  private CatalogRepository catalog;

  @BeforeAll
  static void start() throws IOException {
    running = new RunningCatalog(postgres);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @BeforeEach
  void empty() {
    catalog = running.empty();
    running.statements();
  }

  private Product lamp() {
    Product lamp =
        catalog.createProduct(
            NewProduct.name("Lamp").price(new BigDecimal("39.90")).description("Brass").stock(3));
    running.statements();
    return lamp;
  }

  private static JsonNode products() {
    return running.get("/products").json().path("rows");
  }

  @Test
  void aProductIsCreatedWithItsDefaultsInOneStatement() {
    Answer answer =
        running.send("POST", "/products", "{\"name\": \"Lamp\", \"price\": 39.9, \"stock\": 3}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(running.statements()).isEqualTo(1);
    JsonNode product = answer.json();
    assertThat(product.fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "name",
            "description",
            "price",
            "stock",
            "isActive",
            "createdAt",
            "updatedAt",
            "categoryId");
    assertThat(product.path("price").decimalValue()).isEqualByComparingTo("39.90");
    assertThat(product.path("isActive").booleanValue()).isTrue();
    assertThat(product.path("createdAt").textValue()).startsWith("20").contains("T");
    assertThat(answer.header("Location")).isEqualTo("/products/" + product.path("id").longValue());
    assertThat(running.get(answer.header("Location")).json()).isEqualTo(product);
  }

  @Test
  void aProductIsFoundInOneStatement() {
    Product lamp = lamp();

    Answer answer = running.get("/products/" + lamp.id());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("name").textValue()).isEqualTo("Lamp");
    assertThat(running.statements()).isEqualTo(1);
  }

  @Test
  void headIsGetWithoutTheBody() {
    Answer found = running.send("HEAD", "/products/" + lamp().id(), "");
    Answer absent = running.send("HEAD", "/products/-1", "");

    assertThat(List.of(found.status(), absent.status())).containsExactly(200, 404);
    assertThat(found.text() + absent.text()).isEmpty();
  }

  @Test
  void aPageHasItsRowsAndTheTotalInOneStatement() {
    for (int i = 1; i <= 7; i++) {
      catalog.createProduct(NewProduct.name("Lamp " + i).price(BigDecimal.TEN));
    }
    catalog.createProduct(NewProduct.name("Old lamp").price(BigDecimal.ONE).isActive(false));
    running.statements();

    JsonNode page = running.get("/products?active=true&offset=2&limit=3").json();

    assertThat(running.statements()).isEqualTo(1);
    assertThat(page.path("total").longValue()).isEqualTo(7);
    assertThat(page.path("offset").longValue()).isEqualTo(2);
    assertThat(page.path("limit").intValue()).isEqualTo(3);
    assertThat(page.path("rows").findValuesAsText("name"))
        .containsExactly("Lamp 5", "Lamp 4", "Lamp 3");
    assertThat(running.get("/products?active=false").json().path("total").longValue()).isEqualTo(1);
    assertThat(running.get("/products?offset=100").json().path("total").longValue()).isEqualTo(7);
  }

  @Test
  void anAbsentFieldOfAPatchIsNotTouched() {
    Product lamp = lamp();

    Answer answer = running.send("PATCH", "/products/" + lamp.id(), "{\"price\": 29.90}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(running.statements()).isEqualTo(1);
    assertThat(answer.json().path("price").decimalValue()).isEqualByComparingTo("29.90");
    assertThat(answer.json().path("description").textValue()).isEqualTo("Brass");
    assertThat(catalog.findProduct(lamp.id()).orElseThrow().updatedAt()).isAfter(lamp.updatedAt());
  }

  @Test
  void aNullFieldOfAPatchIsSetToNull() {
    Category lighting = catalog.createCategory(NewCategory.name("Lighting"));
    Product lamp =
        catalog.createProduct(
            NewProduct.name("Lamp")
                .price(BigDecimal.TEN)
                .description("Brass")
                .categoryId(lighting.id()));

    Answer answer =
        running.send(
            "PATCH", "/products/" + lamp.id(), "{\"description\": null, \"categoryId\": null}");

    assertThat(answer.json().path("description").isNull()).isTrue();
    assertThat(answer.json().path("categoryId").isNull()).isTrue();
    assertThat(answer.json().path("name").textValue()).isEqualTo("Lamp");
  }

  @Test
  void anEmptyPatchReadsTheProduct() {
    Product lamp = lamp();

    Answer answer = running.send("PATCH", "/products/" + lamp.id(), "{}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(running.statements()).isEqualTo(1);
    assertThat(catalog.findProduct(lamp.id())).contains(lamp);
  }

  @Test
  void everyFieldOfAProductCanBePatched() {
    Category lighting = catalog.createCategory(NewCategory.name("Lighting"));
    Product lamp = lamp();

    running.send(
        "PATCH",
        "/products/" + lamp.id(),
        """
        {"name": "Lantern", "description": "Tin", "price": 5, "stock": 8, "isActive": false,
         "categoryId": %d}"""
            .formatted(lighting.id()));

    Product changed = catalog.findProduct(lamp.id()).orElseThrow();
    assertThat(changed)
        .isEqualTo(
            new Product(
                lamp.id(),
                "Lantern",
                "Tin",
                new BigDecimal("5.00"),
                8,
                false,
                lamp.createdAt(),
                changed.updatedAt(),
                lighting.id()));
  }

  @Test
  void aProductIsDeletedOnce() {
    Product lamp = lamp();

    assertThat(running.send("DELETE", "/products/" + lamp.id(), "").status()).isEqualTo(204);
    assertThat(running.statements()).isEqualTo(1);
    assertThat(running.send("DELETE", "/products/" + lamp.id(), "").status()).isEqualTo(404);
    assertThat(catalog.findProduct(lamp.id())).isEmpty();
  }

  @Test
  void categoriesComeWithTheirProductsInTwoStatements() {
    for (String name : List.of("Garden", "Lighting", "Office")) {
      Category category = catalog.createCategory(NewCategory.name(name));
      catalog.createProduct(
          NewProduct.name("A " + name).price(BigDecimal.ONE).categoryId(category.id()));
      catalog.createProduct(
          NewProduct.name("B " + name).price(BigDecimal.ONE).categoryId(category.id()));
    }
    running.statements();

    JsonNode categories = running.get("/categories").json();

    assertThat(running.statements()).isEqualTo(2);
    assertThat(categories).hasSize(3);
    assertThat(categories.path(1).path("category").path("name").textValue()).isEqualTo("Lighting");
    assertThat(categories.path(1).path("products").findValuesAsText("name"))
        .containsExactly("A Lighting", "B Lighting");
  }

  @Test
  void everyListHasALimit() {
    NewProduct product = NewProduct.name("P").price(BigDecimal.ONE);
    for (int i = 0; i < 105; i++) {
      Category category = catalog.createCategory(NewCategory.name("C%03d".formatted(i)));
      for (int j = i == 0 ? 0 : 104; j < 105; j++) {
        catalog.createProduct(product.categoryId(category.id()));
      }
    }

    assertThat(running.get("/categories").json()).hasSize(20);
    assertThat(running.get("/categories?limit=100").json()).hasSize(100);
    assertThat(running.get("/categories?limit=100").json().path(0).path("products")).hasSize(100);
    JsonNode last = running.get("/categories?offset=103&limit=100").json();
    assertThat(last).hasSize(2);
    assertThat(last.path(0).path("category").path("name").textValue()).isEqualTo("C103");
    assertThat(running.get("/categories?limit=0").json()).isEmpty();
    assertThat(running.get("/stats").json()).hasSize(20);
    assertThat(running.get("/stats?limit=100").json()).hasSize(100);
    assertThat(running.get("/stats?offset=104&limit=100").json()).hasSize(1);
    assertThat(running.get("/products").json().path("rows")).hasSize(20);
    assertThat(running.get("/products?limit=100").json().path("rows")).hasSize(100);
  }

  @Test
  void theFiguresOfCategoriesComeInOneStatement() {
    Category lighting = catalog.createCategory(NewCategory.name("Lighting"));
    catalog.createCategory(NewCategory.name("Empty"));
    catalog.createProduct(
        NewProduct.name("A").price(new BigDecimal("10")).stock(2).categoryId(lighting.id()));
    catalog.createProduct(
        NewProduct.name("B").price(new BigDecimal("20")).stock(3).categoryId(lighting.id()));
    running.statements();

    Answer stats = running.get("/stats");

    assertThat(running.statements()).isEqualTo(1);
    assertThat(stats.text())
        .isEqualTo(
            "[{\"name\":\"Lighting\",\"productCount\":2,\"averagePrice\":15.00,\"totalStock\":5}]");
  }

  @Test
  void aCategoryIsCreatedWithItsProducts() {
    Answer answer =
        running.send(
            "POST",
            "/categories",
            """
            {"name": "Garden", "slug": "garden",
             "products": [{"name": "Hoe", "price": 12.50}, {"name": "Rake", "price": 14}]}""");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(running.statements()).isEqualTo(3);
    assertThat(running.get("/categories").json().path(0)).isEqualTo(answer.json());
  }

  @Test
  void aRequestThatFailsHalfWayStoresNothing() {
    Answer answer =
        running.send(
            "POST",
            "/categories",
            """
            {"name": "Garden",
             "products": [{"name": "Hoe", "price": 12.50}, {"name": "Rake", "price": -1}]}""");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.detail()).isEqualTo("It breaks the rule products_price_check");
    assertThat(running.get("/categories").json()).isEmpty();
    assertThat(products()).isEmpty();
  }

  @Test
  void requestsAtTheSameTimeDoNotDisturbEachOther() {
    Category lighting = catalog.createCategory(NewCategory.name("Lighting"));
    List<CompletableFuture<Answer>> answers =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    running
                        .sendAsync(
                            "POST",
                            "/products",
                            "{\"name\": \"Lamp %d\", \"price\": %d, \"categoryId\": %d}"
                                .formatted(i, i, lighting.id()))
                        .thenCompose(
                            created ->
                                running.sendAsync(
                                    "PATCH", created.header("Location"), "{\"stock\": " + i + "}")))
            .toList();

    Set<Long> ids = new HashSet<>();
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i).join();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("name").textValue()).isEqualTo("Lamp " + i);
      assertThat(answer.json().path("stock").intValue()).isEqualTo(i);
      ids.add(answer.json().path("id").longValue());
    }
    assertThat(ids).hasSize(60);
    JsonNode stats = running.get("/stats").json().path(0);
    assertThat(stats.path("productCount").intValue()).isEqualTo(60);
    assertThat(stats.path("totalStock").intValue()).isEqualTo(59 * 60 / 2);
  }
}
