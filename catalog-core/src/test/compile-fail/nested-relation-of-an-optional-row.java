import dev.catalog.Rows;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import java.util.List;
import java.util.Optional;

class NestedRelationOfAnOptionalRow {
  record Filled(Category category, List<Product> products) {}

  record Shelved(Product product, Optional<Filled> category) {}

  void test() {
    Rows<Shelved> right =
        Product.ROWS.with(Product.CATEGORY.with(Category.PRODUCTS).into(Filled::new)).into(Shelved::new);
    Product.ROWS.with(Product.CATEGORY.with(Product.CATEGORY).into(Filled::new)).into(Shelved::new); //~ ERROR interface NotRelationsOfThisRow
  }
}
