import dev.catalog.Rows;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import java.util.Optional;

class RelationWithoutInto {
  record Shelved(Product product, Optional<Category> category) {}

  void test() {
    Rows<Shelved> right = Product.ROWS.with(Product.CATEGORY).into(Shelved::new);
    Rows<Shelved> wrong = Product.ROWS.with(Product.CATEGORY); //~ ERROR cannot be converted to Rows<Shelved>
  }
}
