import dev.catalog.Rows;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import java.util.List;
import java.util.Optional;

class WrongTypeForANestedRelation {
  record Shelved(Product product, Optional<Category> category) {}

  record Shelf(Category category, List<Shelved> products) {}

  record AlwaysShelved(Product product, Category category) {}

  void test() {
    Rows<Shelf> right =
        Category.ROWS.with(Category.PRODUCTS.with(Product.CATEGORY).into(Shelved::new)).into(Shelf::new);
    Category.PRODUCTS.with(Product.CATEGORY).into(AlwaysShelved::new); //~ ERROR invalid constructor reference
  }
}
