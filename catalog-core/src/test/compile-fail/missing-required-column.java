import dev.catalog.Session;
import dev.catalog.product.NewProduct;

class MissingRequiredColumn {
  void insertsWithoutPrice(Session session) {
    session.insert(NewProduct.name("Lamp")); //~ ERROR NeedsPrice cannot be converted to NewRow<R>
  }
}
