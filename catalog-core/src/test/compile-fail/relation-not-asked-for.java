import dev.catalog.Session;
import dev.catalog.product.Category;
import dev.catalog.product.Product;
import dev.catalog.product.ProductWithCategory;
import java.util.Optional;

class RelationNotAskedFor {
  void navigates(Session session) {
    Product product = session.get(Product.BY_ID, 1L);
    product.category(); //~ ERROR symbol:   method category()
    ProductWithCategory asked =
        session.one(Product.ROWS.with(Product.CATEGORY).into(ProductWithCategory::new));
    Optional<Category> category = asked.category();
  }
}
