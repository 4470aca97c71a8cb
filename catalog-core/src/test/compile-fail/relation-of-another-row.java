import dev.catalog.Rows;
import dev.catalog.product.Category;
import dev.catalog.product.CategoryWithProducts;
import dev.catalog.product.Product;

class RelationOfAnotherRow {
  record Pair(Object row, Object related) {}

  void relates() {
    Rows<CategoryWithProducts> own =
        Category.ROWS.with(Category.PRODUCTS, CategoryWithProducts::new);
    Category.ROWS.with(Product.CATEGORY, Pair::new); //~ ERROR ToOptional<Product,Category> cannot be converted to Relation<Category
  }
}
