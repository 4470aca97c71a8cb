import dev.catalog.Database;
import dev.catalog.Session;
import dev.catalog.product.Product;

class LockOutsideATransaction {
  void locks(Session session, Database db) {
    session.lock(Product.ROWS); //~ ERROR symbol:   method lock(Rows<Product>)
    db.run(tx -> tx.lock(Product.ROWS));
  }
}
