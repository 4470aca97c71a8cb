import static dev.catalog.Projection.columns;
import static dev.catalog.product.Tables.PRODUCTS;

import dev.catalog.Query;
import dev.catalog.Session;
import dev.catalog.product.Product;

class DeleteThroughAnAggregateQuery {
  record Name(String name) {}

  void deletes(Session session) {
    Query<Name> names = Query.of(columns(PRODUCTS.NAME).into(Name::new).from(PRODUCTS));
    session.deleteWhere(names); //~ ERROR Query<Name> cannot be converted to Rows<?>
    session.deleteWhere(Product.ROWS.where(PRODUCTS.STOCK.eq(0)));
  }
}
