import dev.catalog.Rows;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import java.util.List;
import java.util.Optional;

class SwappedNestedRelation {
  record Shelved(Product product, Optional<Category> category) {}

  record Shelf(Category category, List<Shelved> products) {}

  record Swapped(Optional<Category> category, Product product) {}

  void test() {
    Rows<Shelf> right =
        Category.ROWS.with(Category.PRODUCTS.with(Product.CATEGORY).into(Shelved::new)).into(Shelf::new);
    Category.PRODUCTS.with(Product.CATEGORY).into(Swapped::new); //~ ERROR invalid constructor reference
  }
}
