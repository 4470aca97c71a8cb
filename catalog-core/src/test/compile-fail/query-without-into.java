import static dev.catalog.Projection.columns;
import static dev.catalog.product.Tables.PRODUCTS;

import dev.catalog.Query;

class QueryWithoutInto {
  record NameOnly(long id, String name) {}

  void test() {
    Query<NameOnly> right =
        Query.of(columns(PRODUCTS.ID, PRODUCTS.NAME).into(NameOnly::new).from(PRODUCTS));
    Query.of(columns(PRODUCTS.ID, PRODUCTS.NAME).from(PRODUCTS)); //~ ERROR symbol:   method from(Products)
  }
}
