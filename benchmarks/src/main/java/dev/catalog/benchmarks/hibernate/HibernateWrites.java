package dev.catalog.benchmarks.hibernate;

import dev.catalog.benchmarks.Shop.Change;
import dev.catalog.benchmarks.Shop.Draft;
import dev.catalog.benchmarks.Writes;
import org.hibernate.SessionFactory;

/** A stateless session fills in the id only: what else the server generates is read again. */
final class HibernateWrites implements Writes {

  private final SessionFactory sessions;

  HibernateWrites(SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Object insert(Draft draft) {
    ProductEntity product = new ProductEntity();
    product.name = draft.name();
    product.description = draft.description();
    product.price = draft.price();
    product.stock = draft.stock();
    product.categoryId = draft.categoryId();
    sessions.inStatelessSession(
        session -> {
          session.insert(product);
          session.refresh(product);
        });
    return product;
  }

  /** Reads the row first, because an update writes all columns, and again for the trigger's. */
  @Override
  public Object patch(Change change) {
    return sessions.fromStatelessTransaction(
        session -> {
          ProductEntity product = session.get(ProductEntity.class, change.id());
          product.price = change.price();
          product.stock = change.stock();
          session.update(product);
          session.refresh(product);
          return product;
        });
  }
}
