import static dev.catalog.product.Tables.PRODUCTS;

import dev.catalog.Rows;
import dev.catalog.product.Product;

class RowsWithoutInto {
  record NameOnly(long id, String name) {}

  void test() {
    Rows<NameOnly> right = Product.ROWS.select(PRODUCTS.ID, PRODUCTS.NAME).into(NameOnly::new);
    Rows<NameOnly> wrong = Product.ROWS.select(PRODUCTS.ID, PRODUCTS.NAME); //~ ERROR cannot be converted to Rows<NameOnly>
  }
}
