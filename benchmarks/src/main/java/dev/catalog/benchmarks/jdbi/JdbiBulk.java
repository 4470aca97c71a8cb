package dev.catalog.benchmarks.jdbi;

import dev.catalog.benchmarks.Bulk;
import dev.catalog.benchmarks.Shop.Change;
import dev.catalog.benchmarks.Shop.Draft;
import java.util.List;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Prepared batches. */
final class JdbiBulk implements Bulk {

  private static final String INSERT =
      "insert into products (name, description, price, stock, category_id)"
          + " values (?, ?, ?, ?, ?)";

  private static final String UPDATE = "update products set price = ?, stock = ? where id = ?";

  private static final String UPSERT =
      "insert into products (id, name, description, price, stock, category_id)"
          + " values (?, ?, ?, ?, ?, ?) on conflict (id) do update set name = excluded.name,"
          + " description = excluded.description, price = excluded.price, stock = excluded.stock,"
          + " category_id = excluded.category_id";

  private final Jdbi jdbi;

  JdbiBulk(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Callable<Object> insert(List<Draft> drafts) {
    return () ->
        jdbi.inTransaction(
            handle -> {
              PreparedBatch batch = handle.prepareBatch(INSERT);
              for (Draft draft : drafts) {
                batch
                    .bind(0, draft.name())
                    .bind(1, draft.description())
                    .bind(2, draft.price())
                    .bind(3, draft.stock())
                    .bind(4, draft.categoryId())
                    .add();
              }
              return batch
                  .executePreparedBatch(
                      "id",
                      "name",
                      "description",
                      "price",
                      "stock",
                      "is_active",
                      "created_at",
                      "updated_at",
                      "category_id")
                  .map(JdbiContender.PRODUCT)
                  .list();
            });
  }

  @Override
  public Callable<Object> update(List<Change> changes) {
    return () ->
        jdbi.inTransaction(
            handle -> {
              PreparedBatch batch = handle.prepareBatch(UPDATE);
              for (Change change : changes) {
                batch.bind(0, change.price()).bind(1, change.stock()).bind(2, change.id()).add();
              }
              return batch.execute().length;
            });
  }

  @Override
  public Callable<Object> upsert(List<Draft> drafts) {
    return () ->
        jdbi.inTransaction(
            handle -> {
              PreparedBatch batch = handle.prepareBatch(UPSERT);
              for (Draft draft : drafts) {
                batch
                    .bind(0, draft.id())
                    .bind(1, draft.name())
                    .bind(2, draft.description())
                    .bind(3, draft.price())
                    .bind(4, draft.stock())
                    .bind(5, draft.categoryId())
                    .add();
              }
              return batch.execute().length;
            });
  }
}
