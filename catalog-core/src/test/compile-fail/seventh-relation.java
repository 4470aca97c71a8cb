import dev.catalog.Rows;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import java.util.Optional;

class SeventhRelation {
  record Shelved(Product product, Optional<Category> category) {}

  void test() {
    Rows<Shelved> right = Product.ROWS.with(Product.CATEGORY).into(Shelved::new);
    Product.ROWS.with(Product.CATEGORY, Product.CATEGORY, Product.CATEGORY, Product.CATEGORY, Product.CATEGORY, Product.CATEGORY, Product.CATEGORY).into(Shelved::new); //~ ERROR interface NotRelationsOfThisRow
  }
}
