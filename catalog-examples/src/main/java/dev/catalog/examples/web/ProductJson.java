package dev.catalog.examples.web;

import dev.catalog.product.NewCategory;
import dev.catalog.product.NewProduct;
import dev.catalog.product.ProductPatch;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads the catalogue's create and patch types from JSON. */
final class ProductJson {

  private static final Map<String, BiConsumer<NewProduct, JsonField>> OPTIONAL =
      Map.of(
          "description", (product, field) -> product.description(field.textOrNull()),
          "stock", (product, field) -> product.stock(field.integer()),
          "isActive", (product, field) -> product.isActive(field.flag()),
          "categoryId", (product, field) -> product.categoryId(field.idOrNull()));

  /** Reads a JSON merge patch: absent fields are not changed, and null fields are set to null. */
  private static final Map<String, BiConsumer<ProductPatch, JsonField>> CHANGES =
      Map.of(
          "name", (patch, field) -> patch.name(field.text()),
          "description", (patch, field) -> patch.description(field.textOrNull()),
          "price", (patch, field) -> patch.price(field.money()),
          "stock", (patch, field) -> patch.stock(field.integer()),
          "isActive", (patch, field) -> patch.isActive(field.flag()),
          "categoryId", (patch, field) -> patch.categoryId(field.idOrNull()));

  private ProductJson() {}

  static NewProduct newProduct(JsonObject json) {
    return json.applyTo(
        NewProduct.name(json.required("name").text()).price(json.required("price").money()),
        OPTIONAL);
  }

  static ProductPatch patch(JsonObject json) {
    return json.applyTo(new ProductPatch(), CHANGES);
  }

  static NewCategory newCategory(JsonObject json) {
    return json.applyTo(
        NewCategory.name(json.required("name").text()),
        Map.of("slug", (category, field) -> category.slug(field.textOrNull())));
  }
}
