import dev.catalog.Session;
import dev.catalog.product.Product;
import java.util.Optional;

class WrongKeyType {
  void finds(Session session) {
    session.find(Product.BY_ID, "x"); //~ ERROR lower bounds: String
    Optional<Product> product = session.find(Product.BY_ID, 1L);
  }
}
