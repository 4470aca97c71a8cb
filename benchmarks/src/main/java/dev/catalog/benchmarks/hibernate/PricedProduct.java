package dev.catalog.benchmarks.hibernate;

import dev.catalog.benchmarks.Shop.Change;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** The two columns of a product that are updated. */
@Entity
@Table(name = "products")
class PricedProduct {
  @Id long id;
  BigDecimal price = BigDecimal.ZERO;
  int stock;

  static PricedProduct of(Change change) {
    PricedProduct product = new PricedProduct();
    product.id = change.id();
    product.price = change.price();
    product.stock = change.stock();
    return product;
  }
}
