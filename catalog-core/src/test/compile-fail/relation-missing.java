import dev.catalog.Rows;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import java.util.Optional;

class RelationMissing {
  record Twice(Product product, Optional<Category> first, Optional<Category> second) {}

  void test() {
    Rows<Twice> right = Product.ROWS.with(Product.CATEGORY, Product.CATEGORY).into(Twice::new);
    Product.ROWS.with(Product.CATEGORY).into(Twice::new); //~ ERROR method into in class RowsOf2<T1,T2> cannot be applied
  }
}
