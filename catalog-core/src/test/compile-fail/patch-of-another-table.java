import dev.catalog.Session;
import dev.catalog.product.CategoryPatch;
import dev.catalog.product.Product;
import dev.catalog.product.ProductPatch;

class PatchOfAnotherTable {
  void updates(Session session) {
    session.update(Product.BY_ID, 1L, new ProductPatch().stock(5));
    session.update(Product.BY_ID, 1L, new CategoryPatch().name("Lamps")); //~ ERROR incompatible equality constraints Category,Product
    session.updateWhere(Product.ROWS.all(), new ProductPatch().stock(5));
  }
}
