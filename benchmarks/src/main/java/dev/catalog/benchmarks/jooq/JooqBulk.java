package dev.catalog.benchmarks.jooq;

import static dev.catalog.benchmarks.db.Tables.PRODUCTS;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.row;

import dev.catalog.benchmarks.Bulk;
import dev.catalog.benchmarks.Shop.Change;
import dev.catalog.benchmarks.Shop.Draft;
import dev.catalog.benchmarks.db.Product;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;

/** Multi-row statements in chunks if rows are returned, and JDBC batches if not. */
final class JooqBulk implements Bulk {

  private static final int CHUNK = 1_000;

  private final DSLContext jooq;

  JooqBulk(DSLContext jooq) {
    this.jooq = jooq;
  }

  @Override
  public Callable<Object> insert(List<Draft> drafts) {
    return () ->
        jooq.transactionResult(
            transaction -> {
              List<Product> rows = new ArrayList<>(drafts.size());
              for (int from = 0; from < drafts.size(); from += CHUNK) {
                rows.addAll(insertChunk(transaction.dsl(), drafts.subList(from, from + CHUNK)));
              }
              return rows;
            });
  }

  private static List<Product> insertChunk(DSLContext jooq, List<Draft> chunk) {
    return jooq.insertInto(
            PRODUCTS,
            PRODUCTS.NAME,
            PRODUCTS.DESCRIPTION,
            PRODUCTS.PRICE,
            PRODUCTS.STOCK,
            PRODUCTS.CATEGORY_ID)
        .valuesOfRows(
            chunk.stream()
                .map(d -> row(d.name(), d.description(), d.price(), d.stock(), d.categoryId()))
                .toList())
        .returningResult(
            PRODUCTS.ID,
            PRODUCTS.NAME,
            PRODUCTS.DESCRIPTION,
            PRODUCTS.PRICE,
            PRODUCTS.STOCK,
            PRODUCTS.IS_ACTIVE,
            PRODUCTS.CREATED_AT,
            PRODUCTS.UPDATED_AT,
            PRODUCTS.CATEGORY_ID)
        .fetch(JooqContender.PRODUCT);
  }

  @Override
  public Callable<Object> update(List<Change> changes) {
    return () ->
        jooq.transactionResult(
            transaction -> {
              BatchBindStep batch =
                  transaction
                      .dsl()
                      .batch(
                          transaction
                              .dsl()
                              .update(PRODUCTS)
                              .set(PRODUCTS.PRICE, (BigDecimal) null)
                              .set(PRODUCTS.STOCK, (Integer) null)
                              .where(PRODUCTS.ID.eq((Long) null)));
              for (Change change : changes) {
                batch = batch.bind(change.price(), change.stock(), change.id());
              }
              return batch.execute().length;
            });
  }

  @Override
  public Callable<Object> upsert(List<Draft> drafts) {
    return () ->
        jooq.transactionResult(
            transaction -> {
              int rows = 0;
              for (int from = 0; from < drafts.size(); from += CHUNK) {
                rows += upsertChunk(transaction.dsl(), drafts.subList(from, from + CHUNK));
              }
              return rows;
            });
  }

  private static int upsertChunk(DSLContext jooq, List<Draft> chunk) {
    return jooq.insertInto(
            PRODUCTS,
            PRODUCTS.ID,
            PRODUCTS.NAME,
            PRODUCTS.DESCRIPTION,
            PRODUCTS.PRICE,
            PRODUCTS.STOCK,
            PRODUCTS.CATEGORY_ID)
        .valuesOfRows(
            chunk.stream()
                .map(
                    d ->
                        row(
                            d.id(),
                            d.name(),
                            d.description(),
                            d.price(),
                            d.stock(),
                            d.categoryId()))
                .toList())
        .onConflict(PRODUCTS.ID)
        .doUpdate()
        .set(PRODUCTS.NAME, excluded(PRODUCTS.NAME))
        .set(PRODUCTS.DESCRIPTION, excluded(PRODUCTS.DESCRIPTION))
        .set(PRODUCTS.PRICE, excluded(PRODUCTS.PRICE))
        .set(PRODUCTS.STOCK, excluded(PRODUCTS.STOCK))
        .set(PRODUCTS.CATEGORY_ID, excluded(PRODUCTS.CATEGORY_ID))
        .execute();
  }
}
