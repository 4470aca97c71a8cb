package dev.catalog.benchmarks.jdbi;

import dev.catalog.benchmarks.Shop.Change;
import dev.catalog.benchmarks.Shop.Draft;
import dev.catalog.benchmarks.Writes;
import dev.catalog.benchmarks.jdbc.RowReaders;
import org.jdbi.v3.core.Jdbi;

final class JdbiWrites implements Writes {

  private static final String INSERT =
      "insert into products (name, description, price, stock, category_id)"
          + " values (?, ?, ?, ?, ?) returning "
          + RowReaders.PRODUCT;

  private static final String PATCH =
      "update products set price = ?, stock = ? where id = ? returning " + RowReaders.PRODUCT;

  private final Jdbi jdbi;

  JdbiWrites(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Object insert(Draft draft) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(INSERT)
                .bind(0, draft.name())
                .bind(1, draft.description())
                .bind(2, draft.price())
                .bind(3, draft.stock())
                .bind(4, draft.categoryId())
                .map(JdbiContender.PRODUCT)
                .one());
  }

  @Override
  public Object patch(Change change) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(PATCH)
                .bind(0, change.price())
                .bind(1, change.stock())
                .bind(2, change.id())
                .map(JdbiContender.PRODUCT)
                .findOne());
  }
}
