import static dev.catalog.Projection.columns;
import static dev.catalog.product.Tables.PRODUCTS;
import static org.jooq.impl.DSL.count;

import dev.catalog.Query;

class RefineAnAggregateQuery {
  record Stock(Long categoryId, int products) {}

  static final Query<Stock> STOCKS =
      Query.of(columns(PRODUCTS.CATEGORY_ID, count()).into(Stock::new).from(PRODUCTS).groupBy(PRODUCTS.CATEGORY_ID));

  Query<Stock> refines() {
    STOCKS.where(PRODUCTS.IS_ACTIVE.isTrue()); //~ ERROR symbol:   method where(Condition)
    return STOCKS.limit(10);
  }
}
