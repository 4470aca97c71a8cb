import static dev.catalog.product.Tables.PRODUCTS;

import dev.catalog.Rows;
import dev.catalog.product.Product;

class RenamedColumn {
  static final Rows<Product> BY_NAME = Product.ROWS.orderBy(PRODUCTS.NAME);
  static final Rows<Product> BY_TITLE = Product.ROWS.orderBy(PRODUCTS.TITLE); //~ ERROR symbol:   variable TITLE
}
