package dev.catalog.benchmarks.jimmer;

import dev.catalog.benchmarks.Shop.Change;
import dev.catalog.benchmarks.Shop.Draft;
import dev.catalog.benchmarks.Writes;
import dev.catalog.benchmarks.jimmer.model.ProductModel;
import dev.catalog.benchmarks.jimmer.model.ProductModelDraft;
import dev.catalog.benchmarks.jimmer.model.ProductModelFetcher;
import org.babyfish.jimmer.sql.JSqlClient;
import org.babyfish.jimmer.sql.ast.mutation.SaveMode;

final class JimmerWrites implements Writes {

  private static final ProductModelFetcher ALL = ProductModelFetcher.$.allTableFields();

  private final JSqlClient client;

  JimmerWrites(JSqlClient client) {
    this.client = client;
  }

  static ProductModel product(Draft draft) {
    return ProductModelDraft.$.produce(
        product -> {
          product.setName(draft.name());
          product.setDescription(draft.description());
          product.setPrice(draft.price());
          product.setStock(draft.stock());
          product.applyCategory(category -> category.setId(draft.categoryId()));
        });
  }

  static ProductModel product(Change change) {
    return ProductModelDraft.$.produce(
        product -> {
          product.setId(change.id());
          product.setPrice(change.price());
          product.setStock(change.stock());
        });
  }

  @Override
  public Object insert(Draft draft) {
    return client
        .saveCommand(product(draft))
        .setMode(SaveMode.INSERT_ONLY)
        .execute(ALL)
        .getModifiedEntity();
  }

  @Override
  public Object patch(Change change) {
    return client
        .saveCommand(product(change))
        .setMode(SaveMode.UPDATE_ONLY)
        .execute(ALL)
        .getModifiedEntity();
  }
}
