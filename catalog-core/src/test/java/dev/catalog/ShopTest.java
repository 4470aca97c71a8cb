package dev.catalog;

import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.Document;
import dev.catalog.fixture.shop.Employee;
import dev.catalog.fixture.shop.ItemNote;
import dev.catalog.fixture.shop.NewCustomer;
import dev.catalog.fixture.shop.NewEmployee;
import dev.catalog.fixture.shop.NewOrder;
import dev.catalog.fixture.shop.NewOrderItem;
import dev.catalog.fixture.shop.Order;
import dev.catalog.fixture.shop.OrderItem;
import dev.catalog.fixture.shop.Profile;
import dev.catalog.fixture.shop.Ticket;
import dev.catalog.fixture.shop.Visit;
import dev.catalog.testing.PostgresExtension;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Gives each test an empty shop and a database that records what it sends. */
abstract class ShopTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/shop");

  protected final SentStatements sent = new SentStatements();
  protected Database db;

  @BeforeEach
  void open() {
    db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .onStatement(sent)
                .build());
    db.deleteWhere(ItemNote.ROWS.all());
    db.deleteWhere(OrderItem.ROWS.all());
    db.deleteWhere(Order.ROWS.all());
    db.deleteWhere(Profile.ROWS.all());
    db.deleteWhere(Customer.ROWS.all());
    db.deleteWhere(Employee.ROWS.all());
    db.deleteWhere(Ticket.ROWS.all());
    db.deleteWhere(Visit.ROWS.all());
    db.deleteWhere(Document.ROWS.all());
    sent.clear();
  }

  @AfterEach
  void close() {
    db.close();
  }

  protected final Customer customer(String email) {
    return quietly(db.insert(NewCustomer.email(email)));
  }

  protected final Employee employee(String name) {
    return quietly(db.insert(NewEmployee.name(name)));
  }

  protected final Order order(Customer customer) {
    return quietly(db.insert(NewOrder.customerId(customer.id())));
  }

  protected final OrderItem item(Order order, int lineNo, String price) {
    return quietly(
        db.insert(
            NewOrderItem.orderId(order.id())
                .lineNo(lineNo)
                .article("article " + lineNo)
                .price(new BigDecimal(price))));
  }

  private <R> R quietly(R row) {
    sent.clear();
    return row;
  }
}
