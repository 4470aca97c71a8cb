package dev.catalog.benchmarks.hibernate;

import dev.catalog.benchmarks.Shop.Draft;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A product whose id the caller chooses. */
@Entity
@Table(name = "products")
class KeyedProduct {
  @Id long id;
  String name = "";
  @Nullable String description;
  BigDecimal price = BigDecimal.ZERO;
  int stock;

  @Column(name = "category_id")
  long categoryId;

  static KeyedProduct of(Draft draft) {
    KeyedProduct product = new KeyedProduct();
    product.id = draft.id();
    product.name = draft.name();
    product.description = draft.description();
    product.price = draft.price();
    product.stock = draft.stock();
    product.categoryId = draft.categoryId();
    return product;
  }
}
