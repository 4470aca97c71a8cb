import static dev.catalog.Projection.columns;
import static dev.catalog.product.Tables.CATEGORIES;
import static dev.catalog.product.Tables.PRODUCTS;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;

import dev.catalog.Query;
import java.math.BigDecimal;

class WrongComponentType {
  record Prices(String category, int products, BigDecimal average) {}

  record WrongPrices(String category, int products, long average) {}

  void selects() {
    var columns = columns(CATEGORIES.NAME, count(PRODUCTS.ID), avg(PRODUCTS.PRICE));
    Query<Prices> right = Query.of(columns.into(Prices::new).from(CATEGORIES).join(PRODUCTS).on(PRODUCTS.CATEGORY_ID.eq(CATEGORIES.ID)).groupBy(CATEGORIES.ID));
    columns.into(WrongPrices::new); //~ ERROR BigDecimal cannot be converted to long
  }
}
