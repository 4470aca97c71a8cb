import static dev.catalog.product.Tables.PRODUCTS;

import dev.catalog.Rows;
import dev.catalog.product.Product;

class WrongComponentTypeOfChosenColumns {
  record NameOnly(long id, String name) {}

  record WrongName(long id, int name) {}

  void selects() {
    Rows<NameOnly> right = Product.ROWS.select(PRODUCTS.ID, PRODUCTS.NAME).into(NameOnly::new);
    Product.ROWS.select(PRODUCTS.ID, PRODUCTS.NAME).into(WrongName::new); //~ ERROR String cannot be converted to int
  }
}
