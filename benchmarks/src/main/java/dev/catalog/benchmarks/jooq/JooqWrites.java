package dev.catalog.benchmarks.jooq;

import static dev.catalog.benchmarks.db.Tables.PRODUCTS;

import dev.catalog.benchmarks.Shop.Change;
import dev.catalog.benchmarks.Shop.Draft;
import dev.catalog.benchmarks.Writes;
import org.jooq.DSLContext;

final class JooqWrites implements Writes {

  private final DSLContext jooq;

  JooqWrites(DSLContext jooq) {
    this.jooq = jooq;
  }

  @Override
  public Object insert(Draft draft) {
    return jooq.insertInto(
            PRODUCTS,
            PRODUCTS.NAME,
            PRODUCTS.DESCRIPTION,
            PRODUCTS.PRICE,
            PRODUCTS.STOCK,
            PRODUCTS.CATEGORY_ID)
        .values(draft.name(), draft.description(), draft.price(), draft.stock(), draft.categoryId())
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
        .fetchSingle(JooqContender.PRODUCT);
  }

  @Override
  public Object patch(Change change) {
    return jooq.update(PRODUCTS)
        .set(PRODUCTS.PRICE, change.price())
        .set(PRODUCTS.STOCK, change.stock())
        .where(PRODUCTS.ID.eq(change.id()))
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
        .fetchOptional(JooqContender.PRODUCT);
  }
}
