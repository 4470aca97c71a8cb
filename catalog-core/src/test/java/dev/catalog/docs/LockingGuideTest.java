package dev.catalog.docs;

import static dev.catalog.fixture.shop.Tables.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.Isolation;
import dev.catalog.Rows;
import dev.catalog.StaleRowException;
import dev.catalog.TransactionOptions;
import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.Document;
import dev.catalog.fixture.shop.DocumentPatch;
import dev.catalog.fixture.shop.NewCustomer;
import dev.catalog.fixture.shop.NewDocument;
import dev.catalog.fixture.shop.NewOrder;
import dev.catalog.fixture.shop.Order;
import dev.catalog.fixture.shop.OrderPatch;
import dev.catalog.fixture.shop.enums.OrderStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockingGuideTest extends DocumentedShop {

  private Order order(OrderStatus status) {
    Customer customer = db.insert(NewCustomer.email("c" + sent.all().size() + "@example.org"));
    return db.insert(NewOrder.customerId(customer.id()).status(status));
  }

  @Test
  void lockedRowsAreReadAndThenChanged() {
    long id = order(OrderStatus.paid).id();
    sent.clear();

    // region locking-lock
    db.run(
        tx -> {
          for (Order order : tx.lock(Order.ROWS.where(ORDERS.ID.eq(id)))) {
            if (order.status() == OrderStatus.paid) {
              tx.update(Order.BY_ID, id, new OrderPatch().status(OrderStatus.on_hold));
            }
          }
        });
    // endregion

    Pages.assertSends("locking-lock", sent.sql());
    assertThat(db.get(Order.BY_ID, id).status()).isEqualTo(OrderStatus.on_hold);
  }

  // region locking-claim
  private static final Rows<Order> PAID =
      Order.ROWS.where(ORDERS.STATUS.eq(OrderStatus.paid)).orderBy(ORDERS.ID);

  /** Sends some orders, and returns how many; 0 when none is free. */
  int sendSome() {
    return db.transaction(
        tx -> {
          List<Order> orders = tx.claim(PAID, 10);
          for (Order order : orders) {
            tx.update(Order.BY_ID, order.id(), new OrderPatch().status(OrderStatus.sent));
          }
          return orders.size();
        });
  }

  // endregion

  @Test
  void workersClaimWhatIsFree() {
    Order paid = order(OrderStatus.paid);
    sent.clear();

    assertThat(sendSome()).isEqualTo(1);
    Pages.assertSends("locking-claim", sent.sql());
    assertThat(sendSome()).isZero();
    assertThat(db.get(Order.BY_ID, paid.id()).status()).isEqualTo(OrderStatus.sent);
  }

  @Test
  void theVersionSaysWhatWasRead() {
    Document read = db.insert(NewDocument.code("terms"));
    sent.clear();

    // region locking-version
    Document saved =
        db.update(
                Document.BY_ID,
                read.id(),
                new DocumentPatch().body("better").version(read.version()))
            .orElseThrow();
    // endregion

    assertThat(saved.version()).isEqualTo(read.version() + 1);
    Pages.assertSends("locking-version", sent.sql());
  }

  @Test
  void aStaleRowComesWithTheExceptionAsItIsNow() {
    Document read = db.insert(NewDocument.code("terms"));
    db.update(Document.BY_ID, read.id(), new DocumentPatch().body("theirs"));
    DocumentPatch patch = new DocumentPatch().body("mine").version(read.version());
    String shown = "";
    sent.clear();

    // region locking-stale
    try {
      db.update(Document.BY_ID, read.id(), patch);
    } catch (StaleRowException e) {
      shown = "Changed meanwhile: " + e.current(Document.class).body();
    }
    // endregion

    assertThat(shown).endsWith("theirs");
    Pages.assertSends("locking-stale", sent.sql());
  }

  @Test
  void aBlockIsRepeated() {
    // region locking-retries
    TransactionOptions serializable =
        TransactionOptions.defaults().isolation(Isolation.SERIALIZABLE).retries(10);
    long orders = db.transaction(serializable, tx -> tx.count(Order.ROWS));
    // endregion

    assertThat(orders).isZero();
  }
}
