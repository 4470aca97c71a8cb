import dev.catalog.Rows;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import java.util.Optional;

class RelationTooMany {
  record Shelved(Product product, Optional<Category> category) {}

  void test() {
    Rows<Shelved> right = Product.ROWS.with(Product.CATEGORY).into(Shelved::new);
    Product.ROWS.with(Product.CATEGORY, Product.CATEGORY).into(Shelved::new); //~ ERROR method into in class RowsOf3<T1,T2,T3> cannot be applied
  }
}
