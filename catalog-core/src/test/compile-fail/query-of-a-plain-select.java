import static dev.catalog.Projection.columns;
import static dev.catalog.product.Tables.PRODUCTS;

import dev.catalog.Query;

class QueryOfAPlainSelect {
  record NameOnly(long id, String name) {}

  void test() {
    Query<NameOnly> right =
        Query.of(columns(PRODUCTS.ID, PRODUCTS.NAME).into(NameOnly::new).from(PRODUCTS));
    Query<NameOnly> wrong = Query.of(org.jooq.impl.DSL.select(PRODUCTS.ID, PRODUCTS.NAME).from(PRODUCTS)); //~ ERROR NotMapped cannot be converted to Query<NameOnly>
  }
}
