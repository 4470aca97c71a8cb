import static dev.catalog.product.Tables.PRODUCTS;

import dev.catalog.Rows;
import dev.catalog.product.Product;

class RowsOfWhatIsNoColumn {
  record NameOnly(long id, String name) {}

  void test() {
    Rows<NameOnly> right = Product.ROWS.select(PRODUCTS.ID, PRODUCTS.NAME).into(NameOnly::new);
    Product.ROWS.select(PRODUCTS.ID, "name").into(NameOnly::new); //~ ERROR interface NotColumns
  }
}
