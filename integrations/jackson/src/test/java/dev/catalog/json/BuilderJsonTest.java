package dev.catalog.json;

import static dev.catalog.product.Tables.CATEGORIES;
import static dev.catalog.product.Tables.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonView;
import dev.catalog.json.types.SpecimenPatch;
import dev.catalog.product.NewCategory;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import dev.catalog.product.ProductPatch;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Builders in JSON: what is absent, null and a value, and what is an error. */
class BuilderJsonTest {

  record Body(String reason, @Nullable ProductPatch patch) {}

  record Bodies(List<ProductPatch> patches) {}

  interface Staff {}

  interface Hidden {
    @JsonIgnore
    BigDecimal price();

    @JsonProperty("title")
    String name();

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    int stock();

    @JsonView(Staff.class)
    String description();
  }

  static Stream<Mapper> mappers() {
    return Mapper.all();
  }

  private static void assertFails(
      Mapper mapper, String json, Class<?> type, String path, String message) {
    assertThatThrownBy(() -> mapper.read(json, type))
        .as(json)
        .hasMessageContaining(message)
        .satisfies(
            failure -> assertThat(mapper.path((Exception) failure)).as(json).isEqualTo(path));
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void absentNullAndValueAreThreeThings(Mapper mapper) throws Exception {
    ProductPatch patch = mapper.read("{\"description\":null,\"price\":9.5}", ProductPatch.class);

    assertThat(mapper.write(patch)).isEqualTo("{\"description\":null,\"price\":9.5}");
    assertThat(patch.assigned().isAssigned(2)).isTrue();
    assertThat(patch.assigned().value(2)).isNull();
    assertThat(patch.assigned().value(3)).isEqualTo(new BigDecimal("9.5"));
    assertThat(patch.assigned().isAssigned(1)).isFalse();
    assertThat(mapper.read("{}", ProductPatch.class).assigned().isEmpty()).isTrue();
    assertThat(mapper.write(new ProductPatch())).isEqualTo("{}");
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void errorsSayWhereAndWhat(Mapper mapper) {
    Class<ProductPatch> patch = ProductPatch.class;
    assertFails(mapper, "{\"price\":null}", patch, "price", "column catalog.products.price is NOT");
    assertFails(mapper, "{\"stock\":null}", patch, "stock", "column catalog.products.stock is NOT");
    assertFails(mapper, "{\"prize\":1}", patch, "prize", "no such column: use [name, description");
    assertFails(mapper, "{\"id\":1}", patch, "id", "the column cannot be set here: use [name,");
    assertFails(mapper, "{\"updatedAt\":null}", patch, "updatedAt", "cannot be set here");
    assertFails(mapper, "{\"stock\":1,\"stock\":1}", patch, "stock", "the name is there twice");
    assertFails(mapper, "{\"stock\":3000000000}", patch, "stock", "out of range of Integer");
    assertFails(mapper, "{\"price\":\"9.50\"}", patch, "price", "a number is wanted, not a string");
    assertFails(mapper, "{\"is_active\":true}", patch, "is_active", "no such column");
    assertFails(mapper, "{\"active\":true}", patch, "active", "no such column");
    assertFails(mapper, "[]", patch, "", "an object with columns is wanted, not an array");
    assertFails(mapper, "1", patch, "", "an object with columns is wanted, not a number");
    assertFails(mapper, "\"\"", patch, "", "an object with columns is wanted, not a string");
    assertFails(mapper, "true", patch, "", "an object with columns is wanted, not true");
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void aNewRowNeedsItsRequiredColumns(Mapper mapper) throws Exception {
    Class<NewProduct> row = NewProduct.class;
    assertFails(mapper, "{}", row, "name", "column catalog.products.name is required");
    assertFails(mapper, "{\"name\":\"L\"}", row, "price", "catalog.products.price is required");
    assertFails(mapper, "{\"name\":null}", row, "name", "is NOT NULL");
    assertFails(mapper, "{\"updatedAt\":\"x\"}", row, "updatedAt", "cannot be set here");

    NewProduct read = mapper.read("{\"price\":1.50,\"name\":\"Lamp\"}", row);
    assertThat(mapper.write(read)).isEqualTo("{\"name\":\"Lamp\",\"price\":1.50}");
    assertThat(mapper.write(NewCategory.name("Light").slug("light")))
        .isEqualTo("{\"name\":\"Light\",\"slug\":\"light\"}");
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void buildersMayBeAnywhere(Mapper mapper) throws Exception {
    Body body = mapper.read("{\"reason\":\"r\",\"patch\":{\"stock\":1}}", Body.class);
    assertThat(mapper.write(body)).isEqualTo("{\"reason\":\"r\",\"patch\":{\"stock\":1}}");
    assertThat(mapper.read("{\"reason\":\"r\"}", Body.class).patch()).isNull();
    assertThat(mapper.read("{\"patch\":null}", Body.class).patch()).isNull();
    assertThat(mapper.read("null", ProductPatch.class)).isNull();
    assertThat(mapper.write(mapper.readMap("{\"7\":{\"stock\":1}}", ProductPatch.class)))
        .isEqualTo("{\"7\":{\"stock\":1}}");
    assertThat(mapper.write(mapper.read("[{\"stock\":1},{}]", ProductPatch[].class)))
        .isEqualTo("[{\"stock\":1},{}]");
    assertThat(mapper.write(mapper.readTree("{\"price\":1.50}", ProductPatch.class)))
        .isEqualTo("{\"price\":1.50}");

    assertFails(
        mapper,
        "{\"patches\":[{},{\"stock\":1.5}]}",
        Bodies.class,
        "patches[1].stock",
        "a whole number is wanted");
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void updatingAPatchAddsToIt(Mapper mapper) throws Exception {
    ProductPatch patch = new ProductPatch().stock(1).name("Lamp");

    assertThat(mapper.update(patch, "{\"stock\":2,\"description\":null}")).isSameAs(patch);
    assertThat(mapper.write(patch))
        .isEqualTo("{\"name\":\"Lamp\",\"description\":null,\"stock\":2}");

    assertThatThrownBy(() -> mapper.update(patch, "{\"stock\":3,\"price\":null}"))
        .hasMessageContaining("price is NOT NULL");
    assertThat(mapper.write(patch)).contains("\"stock\":2");
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void hostileInputIsAnError(Mapper mapper) throws Exception {
    String deep = FormCases.deep(10_000);
    for (String json :
        List.of(
            deep,
            "{\"name\":" + deep + "}",
            "{\"nothing\":" + deep + "}",
            "{\"price\":1e999999999}",
            "{\"price\":NaN}",
            "{\"price\":1",
            "{\"price\":",
            "{\"price\":1,}",
            "{\"name\":\"\\u0000\"}",
            "{\"name\":\"\\ud800\"}",
            "")) {
      assertThatThrownBy(() -> mapper.read(json, ProductPatch.class))
          .as(json.substring(0, Math.min(40, json.length())))
          .isInstanceOfAny(
              com.fasterxml.jackson.core.JacksonException.class,
              tools.jackson.core.JacksonException.class);
    }
    byte[] withMark = "\ufeff{\"stock\":1}".getBytes(StandardCharsets.UTF_8);
    assertThat(mapper.write(mapper.read(withMark, ProductPatch.class))).isEqualTo("{\"stock\":1}");
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void namesAreThoseOfTheRow(Mapper mapper) throws Exception {
    Mapper snake = mapper.snakeCase();
    assertThat(snake.write(snake.read("{\"is_active\":true}", ProductPatch.class)))
        .isEqualTo("{\"is_active\":true}");
    assertFails(snake, "{\"isActive\":true}", ProductPatch.class, "isActive", "no such column");

    Mapper mixed = mapper.mixIn(Product.class, Hidden.class);
    assertThat(mixed.write(mixed.read("{\"title\":\"Lamp\"}", ProductPatch.class)))
        .isEqualTo("{\"title\":\"Lamp\"}");
    assertFails(mixed, "{\"name\":\"Lamp\"}", ProductPatch.class, "name", "no such column");
    assertFails(mixed, "{\"price\":1}", ProductPatch.class, "price", "no such column");
    assertFails(mixed, "{\"stock\":1}", ProductPatch.class, "stock", "no such column");
    assertFails(mixed, "{\"title\":\"L\"}", NewProduct.class, "", "price is required, but is not");
    assertThatThrownBy(() -> mixed.write(new ProductPatch().price(BigDecimal.ONE)))
        .hasMessageContaining("column catalog.products.price is set, but rows hide it from JSON");
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void aViewAdmitsItsColumns(Mapper mapper) throws Exception {
    Mapper mixed = mapper.mixIn(Product.class, Hidden.class);
    String json = "{\"description\":\"d\"}";

    assertThat(mixed.write(mixed.readInView(json, ProductPatch.class, Staff.class)))
        .isEqualTo(json);
    assertThatThrownBy(() -> mixed.readInView(json, ProductPatch.class, Object.class))
        .hasMessageContaining("cannot be set here");
  }

  static Stream<Mapper> acceptingNameAndPrice() {
    return Mapper.accepting(PRODUCTS.NAME, PRODUCTS.PRICE);
  }

  @ParameterizedTest
  @MethodSource("acceptingNameAndPrice")
  void onlyAcceptedColumnsCanBeSet(Mapper mapper) throws Exception {
    String json = "{\"name\":\"Lamp\",\"price\":1.5}";
    assertThat(mapper.write(mapper.read(json, ProductPatch.class))).isEqualTo(json);
    assertThat(mapper.write(mapper.read(json, NewProduct.class))).isEqualTo(json);
    assertFails(
        mapper,
        "{\"stock\":1}",
        ProductPatch.class,
        "stock",
        "the column cannot be set here: use [name, price]");
    assertFails(mapper, "{\"stock\":1}", NewProduct.class, "stock", "cannot be set here");
    assertFails(
        mapper,
        "{}",
        NewCategory.class,
        "",
        "column catalog.categories.name is required, but is not among those that JSON may set");
    assertThat(mapper.write(new ProductPatch().stock(1))).isEqualTo("{\"stock\":1}");
  }

  @Test
  void acceptingNothingIsRefused() {
    assertThatThrownBy(() -> Mapper.accepting())
        .hasMessage("accepting needs a column: without one, nothing could be set");
    assertThatNullPointerException().isThrownBy(() -> Mapper.accepting(CATEGORIES.NAME, null));
  }

  @Test
  void theModuleThatIsRegisteredLastDecides() throws Exception {
    List<Mapper> mappers = new ArrayList<>();
    mappers.add(
        new Mapper2(
            Mapper.jackson2()
                .registerModule(dev.catalog.jackson2.CatalogModule.acceptingAll())
                .registerModule(dev.catalog.jackson2.CatalogModule.accepting(PRODUCTS.NAME))));
    mappers.add(
        new Mapper3(
            Mapper.jackson3()
                .addModule(dev.catalog.jackson.CatalogModule.acceptingAll())
                .addModule(dev.catalog.jackson.CatalogModule.accepting(PRODUCTS.NAME))
                .build()));
    for (Mapper mapper : mappers) {
      assertFails(mapper, "{\"stock\":1}", ProductPatch.class, "stock", "use [name]");
    }
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void rowsAreWrittenAndReadAsRecords(Mapper mapper) throws Exception {
    Product row =
        new Product(
            1,
            "Lamp",
            null,
            new BigDecimal("9.50"),
            3,
            true,
            OffsetDateTime.parse("2026-01-31T10:15:30Z"),
            OffsetDateTime.parse("2026-01-31T10:15:30Z"),
            null);
    String json =
        "{\"id\":1,\"name\":\"Lamp\",\"description\":null,\"price\":9.50,\"stock\":3,\"isActive\":true,"
            + "\"createdAt\":\"2026-01-31T10:15:30Z\",\"updatedAt\":\"2026-01-31T10:15:30Z\",\"categoryId\":null}";

    assertThat(mapper.write(row)).isEqualTo(json);
    assertThat(mapper.read(json, Product.class)).isEqualTo(row);
    assertThat(mapper.write(Map.of("row", row))).isEqualTo("{\"row\":" + json + "}");
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void valuesOfATreeAreTakenAsTheyAre(Mapper mapper) throws Exception {
    UUID uuid = new UUID(1, 2);
    byte[] bytes = {0, 1};
    Map<String, Object> values =
        Map.of("aUuid", uuid, "aBytea", bytes, "aNumeric", new BigDecimal("1.50"));

    SpecimenPatch patch = mapper.convert(values, SpecimenPatch.class);

    assertThat(mapper.write(patch))
        .isEqualTo("{\"aNumeric\":1.50,\"aBytea\":\"AAE=\",\"aUuid\":\"%s\"}".formatted(uuid));
    assertThatThrownBy(() -> mapper.convert(Map.of("aText", bytes), SpecimenPatch.class))
        .hasMessageContaining("a string is wanted");
  }
}
