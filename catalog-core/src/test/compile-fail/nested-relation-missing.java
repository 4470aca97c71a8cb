import dev.catalog.Rows;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import java.util.List;
import java.util.Optional;

class NestedRelationMissing {
  record Shelved(Product product, Optional<Category> category) {}

  record Shelf(Category category, List<Shelved> products) {}

  record Twice(Product product, Optional<Category> first, Optional<Category> second) {}

  void test() {
    Rows<Shelf> right =
        Category.ROWS.with(Category.PRODUCTS.with(Product.CATEGORY).into(Shelved::new)).into(Shelf::new);
    Category.PRODUCTS.with(Product.CATEGORY).into(Twice::new); //~ ERROR method into in class ToManyOf2<P,T1,T2> cannot be applied
  }
}
