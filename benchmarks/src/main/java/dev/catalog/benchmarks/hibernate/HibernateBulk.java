package dev.catalog.benchmarks.hibernate;

import dev.catalog.benchmarks.Bulk;
import dev.catalog.benchmarks.Shop.Change;
import dev.catalog.benchmarks.Shop.Draft;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** JDBC batches; ids from a pooled sequence. */
final class HibernateBulk implements Bulk {

  private static final int ROWS_OF_BATCH = 1_000;

  private final SessionFactory sessions;

  HibernateBulk(SessionFactory sessions) {
    this.sessions = sessions;
  }

  private void inBatches(Consumer<StatelessSession> work) {
    sessions.inStatelessTransaction(
        session -> {
          session.setJdbcBatchSize(ROWS_OF_BATCH);
          work.accept(session);
        });
  }

  @Override
  public Callable<Object> insert(List<Draft> drafts) {
    List<LoadedProduct> products = drafts.stream().map(LoadedProduct::of).toList();
    return () -> {
      inBatches(session -> session.insertMultiple(products));
      return products;
    };
  }

  @Override
  public Callable<Object> update(List<Change> changes) {
    List<PricedProduct> products = changes.stream().map(PricedProduct::of).toList();
    return () -> {
      inBatches(session -> session.updateMultiple(products));
      return products.size();
    };
  }

  @Override
  public Callable<Object> upsert(List<Draft> drafts) {
    List<KeyedProduct> products = drafts.stream().map(KeyedProduct::of).toList();
    return () -> {
      inBatches(session -> session.upsertMultiple(products));
      return products.size();
    };
  }
}
