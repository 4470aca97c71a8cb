package dev.catalog.benchmarks.jimmer;

import dev.catalog.benchmarks.Bulk;
import dev.catalog.benchmarks.Shop.Change;
import dev.catalog.benchmarks.Shop.Draft;
import dev.catalog.benchmarks.jimmer.model.ProductModel;
import dev.catalog.benchmarks.jimmer.model.ProductModelDraft;
import java.util.List;
import java.util.concurrent.Callable;
import org.babyfish.jimmer.sql.JSqlClient;
import org.babyfish.jimmer.sql.ast.mutation.BatchSaveResult;
import org.babyfish.jimmer.sql.ast.mutation.SaveMode;
import org.babyfish.jimmer.sql.transaction.TxConnectionManager;

/** Batched save commands. */
final class JimmerBulk implements Bulk {

  private final JSqlClient client;

  private final TxConnectionManager connections;

  JimmerBulk(JSqlClient client, TxConnectionManager connections) {
    this.client = client;
    this.connections = connections;
  }

  private BatchSaveResult<ProductModel> save(List<ProductModel> products, SaveMode mode) {
    return connections.executeTransaction(
        connection -> client.saveEntitiesCommand(products).setMode(mode).execute(connection));
  }

  @Override
  public Callable<Object> insert(List<Draft> drafts) {
    List<ProductModel> products = drafts.stream().map(JimmerWrites::product).toList();
    return () ->
        save(products, SaveMode.INSERT_ONLY).getItems().stream()
            .map(BatchSaveResult.Item::getModifiedEntity)
            .toList();
  }

  @Override
  public Callable<Object> update(List<Change> changes) {
    List<ProductModel> products = changes.stream().map(JimmerWrites::product).toList();
    return () -> save(products, SaveMode.UPDATE_ONLY).getItems().size();
  }

  @Override
  public Callable<Object> upsert(List<Draft> drafts) {
    List<ProductModel> products =
        drafts.stream()
            .map(
                draft ->
                    ProductModelDraft.$.produce(
                        JimmerWrites.product(draft), product -> product.setId(draft.id())))
            .toList();
    return () -> save(products, SaveMode.UPSERT).getItems().size();
  }
}
