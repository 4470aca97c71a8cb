import dev.catalog.Rows;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import java.util.Optional;

class SwappedRelation {
  record Shelved(Product product, Optional<Category> category) {}

  record Swapped(Optional<Category> category, Product product) {}

  void test() {
    Rows<Shelved> right = Product.ROWS.with(Product.CATEGORY).into(Shelved::new);
    Product.ROWS.with(Product.CATEGORY).into(Swapped::new); //~ ERROR invalid constructor reference
  }
}
