import static dev.catalog.product.Tables.PRODUCTS;

import dev.catalog.Rows;
import dev.catalog.product.Product;

class RowsWithAColumnMissing {
  record NameOnly(long id, String name) {}

  void test() {
    Rows<NameOnly> right = Product.ROWS.select(PRODUCTS.ID, PRODUCTS.NAME).into(NameOnly::new);
    Product.ROWS.select(PRODUCTS.ID).into(NameOnly::new); //~ ERROR method into in class RowsOf1<T1> cannot be applied
  }
}
