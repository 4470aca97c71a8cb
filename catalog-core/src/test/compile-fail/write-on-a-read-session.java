import dev.catalog.Database;
import dev.catalog.product.Product;

class WriteOnAReadSession {
  long writesWhileReading(Database db) {
    return db.read(
        rx -> {
          rx.delete(Product.BY_ID, 1L); //~ ERROR symbol:   method delete(Key<Product,Long>,long)
          return rx.count(Product.ROWS);
        });
  }
}
