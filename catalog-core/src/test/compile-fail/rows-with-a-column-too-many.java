import static dev.catalog.product.Tables.PRODUCTS;

import dev.catalog.Rows;
import dev.catalog.product.Product;

class RowsWithAColumnTooMany {
  record NameOnly(long id, String name) {}

  void test() {
    Rows<NameOnly> right = Product.ROWS.select(PRODUCTS.ID, PRODUCTS.NAME).into(NameOnly::new);
    Product.ROWS.select(PRODUCTS.ID, PRODUCTS.NAME, PRODUCTS.PRICE).into(NameOnly::new); //~ ERROR method into in class RowsOf3<T1,T2,T3> cannot be applied
  }
}
