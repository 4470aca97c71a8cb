package dev.catalog.benchmarks.hibernate;

import dev.catalog.benchmarks.Shop.Draft;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A product whose id comes from a pooled sequence, so that inserts can be sent in batches. */
@Entity
@Table(name = "products")
class LoadedProduct {
  @Id
  @GeneratedValue(generator = "pooled")
  @SequenceGenerator(name = "pooled", sequenceName = "products_pooled_seq", allocationSize = 1_000)
  @Nullable Long id;

  String name = "";
  @Nullable String description;
  BigDecimal price = BigDecimal.ZERO;
  int stock;

  @Column(name = "category_id")
  long categoryId;

  static LoadedProduct of(Draft draft) {
    LoadedProduct product = new LoadedProduct();
    product.name = draft.name();
    product.description = draft.description();
    product.price = draft.price();
    product.stock = draft.stock();
    product.categoryId = draft.categoryId();
    return product;
  }
}
