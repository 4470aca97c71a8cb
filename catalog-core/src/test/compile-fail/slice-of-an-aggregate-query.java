import static dev.catalog.Projection.columns;
import static dev.catalog.product.Tables.PRODUCTS;
import static org.jooq.impl.DSL.count;

import dev.catalog.Query;
import dev.catalog.ReadSession;
import dev.catalog.product.Product;

class SliceOfAnAggregateQuery {
  record Stock(Long categoryId, int products) {}

  static final Query<Stock> STOCKS =
      Query.of(columns(PRODUCTS.CATEGORY_ID, count()).into(Stock::new).from(PRODUCTS).groupBy(PRODUCTS.CATEGORY_ID));

  void reads(ReadSession session) {
    session.slice(Product.ROWS, null, 10);
    session.slice(STOCKS, null, 10); //~ ERROR Query<Stock> cannot be converted to Rows<R>
  }
}
