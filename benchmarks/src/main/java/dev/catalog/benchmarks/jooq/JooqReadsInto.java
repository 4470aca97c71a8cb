package dev.catalog.benchmarks.jooq;

import static dev.catalog.benchmarks.db.Tables.PRODUCTS;

import dev.catalog.benchmarks.Shop.Filters;
import dev.catalog.benchmarks.Shop.Part;
import dev.catalog.benchmarks.db.Product;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Like {@link JooqReads}, but with jOOQ's reflective mapper, which is the shortest to write. */
final class JooqReadsInto extends JooqReads {

  JooqReadsInto(DSLContext jooq) {
    super(jooq);
  }

  @Override
  public Object productById(long id) {
    return jooq.selectFrom(PRODUCTS).where(PRODUCTS.ID.eq(id)).fetchOptionalInto(Product.class);
  }

  @Override
  public Object productsByIds(List<Long> ids) {
    Map<Long, Product> byId = new HashMap<>(ids.size() * 2);
    jooq.selectFrom(PRODUCTS)
        .where(PRODUCTS.ID.eq(DSL.any(ids.toArray(Long[]::new))))
        .fetchInto(Product.class)
        .forEach(product -> byId.put(product.id(), product));
    return ids.stream().map(byId::get).toList();
  }

  @Override
  public Object page(Filters filters, int offset, int limit) {
    Condition condition = condition(filters);
    int total = jooq.fetchCount(PRODUCTS, condition);
    return new Part<>(
        jooq.selectFrom(PRODUCTS)
            .where(condition)
            .orderBy(PRODUCTS.ID)
            .limit(limit)
            .offset(offset)
            .fetchInto(Product.class),
        total);
  }

  @Override
  public Object products(int limit) {
    return jooq.selectFrom(PRODUCTS).orderBy(PRODUCTS.ID).limit(limit).fetchInto(Product.class);
  }
}
