package dev.catalog.spring.tests;

import dev.catalog.Database;
import dev.catalog.product.NewCategory;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Writes after the commit: refused where it would be lost, done in a block. */
@Component
class AfterCommitEvents {

  private final Database db;
  private final List<Exception> refusals = new ArrayList<>();

  AfterCommitEvents(Database db) {
    this.db = db;
  }

  record Event(String name) {}

  @TransactionalEventListener
  void on(Event event) {
    try {
      db.insert(NewCategory.name("lost"));
    } catch (IllegalStateException e) {
      refusals.add(e);
    }
    db.run(tx -> tx.insert(NewCategory.name(event.name() + " in a block")));
  }

  List<Exception> refusals() {
    return List.copyOf(refusals);
  }
}
