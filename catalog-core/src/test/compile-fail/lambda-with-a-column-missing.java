import static dev.catalog.Projection.columns;
import static dev.catalog.product.Tables.PRODUCTS;

import dev.catalog.Query;

class LambdaWithAColumnMissing {
  record NameOnly(long id, String name) {}

  void test() {
    Query<NameOnly> right =
        Query.of(columns(PRODUCTS.ID, PRODUCTS.NAME).into(NameOnly::new).from(PRODUCTS));
    columns(PRODUCTS.ID).into((id, name) -> new NameOnly(id, name)); //~ ERROR incompatible parameter types in lambda expression
  }
}
