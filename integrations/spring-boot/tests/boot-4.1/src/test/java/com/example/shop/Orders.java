package com.example.shop;

import dev.catalog.Database;
import dev.catalog.product.NewProduct;
import dev.catalog.product.Product;
import dev.catalog.product.ProductPatch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

@Service
class Orders {

  private final Database db;
  private final JdbcTemplate jdbc;
  private final ApplicationEventPublisher events;
  private final List<String> refused = new ArrayList<>();

  Orders(Database db, JdbcTemplate jdbc, ApplicationEventPublisher events) {
    this.db = db;
    this.jdbc = jdbc;
    this.events = events;
  }

  record Ordered(String name) {}

  @Transactional
  public Product order(long id, int pieces) {
    Product product = db.get(Product.BY_ID, id);
    jdbc.update("update catalog.categories set slug = null where id = ?", product.categoryId());
    events.publishEvent(new Ordered(product.name()));
    return db.update(Product.BY_ID, id, new ProductPatch().stock(product.stock() - pieces))
        .orElseThrow();
  }

  @TransactionalEventListener
  void afterTheCommit(Ordered ordered) {
    NewProduct copy = NewProduct.name("ordered: " + ordered.name()).price(BigDecimal.ZERO);
    try {
      db.insert(copy); // refused: the transaction is over
    } catch (IllegalStateException e) {
      refused.add(e.getMessage());
    }
    db.run(tx -> tx.insert(copy)); // a transaction of its own
  }

  List<String> refused() {
    return refused;
  }

  @Transactional
  public List<String> importAll(List<NewProduct> products) {
    List<String> failures = new ArrayList<>();
    for (NewProduct each : products) {
      try {
        db.run(tx -> tx.insert(each)); // between two savepoints
      } catch (dev.catalog.ConstraintViolationException e) {
        failures.add(e.constraint().orElse(""));
      }
    }
    return failures;
  }
}
