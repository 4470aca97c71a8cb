import dev.catalog.Rows;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import java.util.List;
import java.util.Optional;

class ListForANestedRelation {
  record Shelved(Product product, Optional<Category> category) {}

  record Shelf(Category category, List<Shelved> products) {}

  record OneProduct(Category category, Shelved product) {}

  void test() {
    Rows<Shelf> right =
        Category.ROWS.with(Category.PRODUCTS.with(Product.CATEGORY).into(Shelved::new)).into(Shelf::new);
    Category.ROWS.with(Category.PRODUCTS.with(Product.CATEGORY).into(Shelved::new)).into(OneProduct::new); //~ ERROR invalid constructor reference
  }
}
