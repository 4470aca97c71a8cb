import dev.catalog.Rows;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import java.util.List;
import java.util.Optional;

class NestedRelationTooMany {
  record Shelved(Product product, Optional<Category> category) {}

  record Shelf(Category category, List<Shelved> products) {}

  void test() {
    Rows<Shelf> right =
        Category.ROWS.with(Category.PRODUCTS.with(Product.CATEGORY).into(Shelved::new)).into(Shelf::new);
    Category.PRODUCTS.with(Product.CATEGORY, Product.CATEGORY).into(Shelved::new); //~ ERROR method into in class ToManyOf3<P,T1,T2,T3> cannot be applied
  }
}
