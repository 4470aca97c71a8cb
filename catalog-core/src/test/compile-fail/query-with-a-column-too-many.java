import static dev.catalog.Projection.columns;
import static dev.catalog.product.Tables.PRODUCTS;

import dev.catalog.Query;

class QueryWithAColumnTooMany {
  record NameOnly(long id, String name) {}

  void test() {
    Query<NameOnly> right =
        Query.of(columns(PRODUCTS.ID, PRODUCTS.NAME).into(NameOnly::new).from(PRODUCTS));
    columns(PRODUCTS.ID, PRODUCTS.NAME, PRODUCTS.PRICE).into(NameOnly::new); //~ ERROR method into in class ColumnsOf3<T1,T2,T3> cannot be applied
  }
}
