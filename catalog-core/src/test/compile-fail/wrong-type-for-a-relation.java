import dev.catalog.product.Category;
import dev.catalog.product.Product;
import java.util.Optional;

class WrongTypeForARelation {
  record Shelved(Product product, Optional<Category> category) {}

  record AlwaysShelved(Product product, Category category) {}

  void relates() {
    Product.ROWS.with(Product.CATEGORY, Shelved::new);
    Product.ROWS.with(Product.CATEGORY, AlwaysShelved::new); //~ ERROR equality constraints: Optional<Category>
  }
}
