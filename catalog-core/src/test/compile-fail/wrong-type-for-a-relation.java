import dev.catalog.Rows;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import java.util.Optional;

class WrongTypeForARelation {
  record Shelved(Product product, Optional<Category> category) {}

  record AlwaysShelved(Product product, Category category) {}

  void test() {
    Rows<Shelved> right = Product.ROWS.with(Product.CATEGORY).into(Shelved::new);
    Product.ROWS.with(Product.CATEGORY).into(AlwaysShelved::new); //~ ERROR invalid constructor reference
  }
}
