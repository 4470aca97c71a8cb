package dev.catalog.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.product.CategoryPatch;
import dev.catalog.product.NewCategory;
import dev.catalog.product.NewProduct;
import dev.catalog.product.ProductPatch;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the module is missing, a builder is an error, never an empty object. */
class WithoutModuleTest {

  record Body(ProductPatch patch) {}

  static Stream<Mapper> mappers() {
    return Mapper.withoutModule();
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void readingABuilderFailsAndNamesTheModule(Mapper mapper) {
    for (Class<?> each :
        List.of(
            ProductPatch.class,
            NewProduct.class,
            CategoryPatch.class,
            NewCategory.class,
            Body.class,
            ProductPatch[].class)) {
      String json = each.isArray() ? "[{}]" : each == Body.class ? "{\"patch\":{}}" : "{}";
      assertThatThrownBy(() -> mapper.read(json, each))
          .as(each.getName())
          .hasMessageContaining("jsonNeedsTheModuleOfCatalogJackson");
    }
  }

  @ParameterizedTest
  @MethodSource("mappers")
  void writingABuilderFailsAndNamesTheModule(Mapper mapper) {
    for (Object each :
        List.of(
            new ProductPatch().stock(1),
            new ProductPatch(),
            NewProduct.name("Lamp").price(BigDecimal.ONE),
            new Body(new ProductPatch()),
            List.of(new CategoryPatch()),
            Map.of("patch", new CategoryPatch()))) {
      assertThatThrownBy(() -> mapper.write(each))
          .as(each.getClass().getName())
          .hasMessageContaining("needs the module of catalog-jackson");
    }
  }

  record Documented(JSONB document) {}

  /** The class is jOOQ's, so it cannot be made to fail with Jackson 3. The guide says so. */
  @ParameterizedTest
  @MethodSource("mappers")
  void aDocumentInARowFailsWithJackson2AndIsEmptyWithJackson3(Mapper mapper) throws Exception {
    Documented row = new Documented(JSONB.valueOf("[1]"));
    if (mapper instanceof Mapper2) {
      assertThatThrownBy(() -> mapper.write(row)).hasMessageContaining("org.jooq.JSONB");
    } else {
      assertThat(mapper.write(row)).isEqualTo("{\"document\":{}}");
    }
  }
}
