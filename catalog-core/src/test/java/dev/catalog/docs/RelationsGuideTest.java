package dev.catalog.docs;

import static dev.catalog.fixture.shop.Tables.CUSTOMERS;
import static dev.catalog.fixture.shop.Tables.EMPLOYEES;
import static dev.catalog.fixture.shop.Tables.ORDERS;
import static dev.catalog.fixture.shop.Tables.ORDER_ITEMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.Query;
import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.Employee;
import dev.catalog.fixture.shop.ItemNote;
import dev.catalog.fixture.shop.NewCustomer;
import dev.catalog.fixture.shop.NewEmployee;
import dev.catalog.fixture.shop.NewItemNote;
import dev.catalog.fixture.shop.NewOrder;
import dev.catalog.fixture.shop.NewOrderItem;
import dev.catalog.fixture.shop.Order;
import dev.catalog.fixture.shop.OrderItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelationsGuideTest extends DocumentedShop {

  private Customer ada;
  private Employee boss;
  private Employee sally;
  private Order order;
  private OrderItem lamp;
  private OrderItem shade;
  private ItemNote note;

  @BeforeEach
  void fill() {
    ada = db.insert(NewCustomer.email("ada@example.org"));
    boss = db.insert(NewEmployee.name("Boss"));
    sally = db.insert(NewEmployee.name("Sally").managerId(boss.id()));
    order = db.insert(NewOrder.customerId(ada.id()).sellerId(sally.id()));
    lamp = item(1, "lamp", "19.90");
    shade = item(2, "shade", "5.00");
    note = db.insert(NewItemNote.orderId(order.id()).lineNo(1).note("fragile"));
    sent.clear();
  }

  private OrderItem item(int lineNo, String article, String price) {
    return db.insert(
        NewOrderItem.orderId(order.id())
            .lineNo(lineNo)
            .article(article)
            .price(new BigDecimal(price)));
  }

  // region relations-to-one
  record Staffed(
      Order order, Customer customer, Optional<Employee> seller, Optional<Employee> packer) {}

  private static final Query<Staffed> STAFFED =
      Order.ROWS.with(Order.CUSTOMER, Order.SELLER, Order.PACKER).into(Staffed::new);

  // endregion

  @Test
  void relationsToOneRowAreJoined() {
    assertThat(db.list(STAFFED))
        .containsExactly(new Staffed(order, ada, Optional.of(sally), Optional.empty()));
    Pages.assertSends("relations-to-one", sent.sql());
  }

  // region relations-optional
  record Bought(Order order, Optional<Customer> customer) {}

  private static final Query<Bought> BOUGHT =
      Order.ROWS.with(Order.CUSTOMER.optional()).into(Bought::new);

  // endregion

  @Test
  void aRequiredParentIsReadAsOptional() {
    assertThat(db.list(BOUGHT)).containsExactly(new Bought(order, Optional.of(ada)));
  }

  // region relations-to-many
  record CustomerOrders(Customer customer, List<Order> orders) {}

  private static final Query<CustomerOrders> CUSTOMER_ORDERS =
      Customer.ROWS.orderBy(CUSTOMERS.EMAIL).with(Customer.ORDERS).into(CustomerOrders::new);

  // endregion

  @Test
  void relationsToManyRowsAreOneMoreStatement() {
    assertThat(db.list(CUSTOMER_ORDERS)).containsExactly(new CustomerOrders(ada, List.of(order)));
    Pages.assertSends("relations-to-many", sent.sql());
  }

  // region relations-options
  record Dearest(Order order, List<OrderItem> items) {}

  private static final Query<Dearest> DEAREST =
      Order.ROWS
          .with(
              Order.ORDER_ITEMS
                  .where(ORDER_ITEMS.QUANTITY.gt(0))
                  .orderBy(ORDER_ITEMS.PRICE.desc())
                  .limit(3))
          .into(Dearest::new);

  // endregion

  @Test
  void childrenAreChosenForEachParent() {
    assertThat(db.list(DEAREST)).containsExactly(new Dearest(order, List.of(lamp, shade)));
    Pages.assertSends("relations-options", sent.sql());
  }

  // region relations-nested
  record Item(OrderItem item, List<ItemNote> notes) {}

  record Sale(Order order, Optional<Employee> seller, List<Item> items) {}

  record Account(Customer customer, List<Sale> sales) {}

  private static final Query<Account> ACCOUNTS =
      Customer.ROWS
          .with(
              Customer.ORDERS
                  .with(Order.SELLER, Order.ORDER_ITEMS.with(OrderItem.ITEM_NOTES).into(Item::new))
                  .into(Sale::new))
          .into(Account::new);

  // endregion

  @Test
  void eachLevelOfChildrenIsOneStatement() {
    assertThat(db.list(ACCOUNTS))
        .containsExactly(
            new Account(
                ada,
                List.of(
                    new Sale(
                        order,
                        Optional.of(sally),
                        List.of(new Item(lamp, List.of(note)), new Item(shade, List.of()))))));
    Pages.assertSends("relations-nested", sent.sql());
  }

  // region relations-both-ends
  record Place(Employee employee, Optional<Employee> manager, List<Employee> reports) {}

  private static final Query<Place> PLACES =
      Employee.ROWS
          .orderBy(EMPLOYEES.ID)
          .with(Employee.MANAGER, Employee.EMPLOYEES_BY_MANAGER)
          .into(Place::new);

  // endregion

  @Test
  void aForeignKeyIsWalkedFromBothEnds() {
    assertThat(db.list(PLACES))
        .containsExactly(
            new Place(boss, Optional.empty(), List.of(sally)),
            new Place(sally, Optional.of(boss), List.of()));
    Pages.assertSends("relations-both-ends", sent.sql());
  }

  // region relations-cycle
  record Sibling(Order order, Customer customer) {}

  record Round(Customer customer, List<Sibling> orders) {}

  private static final Query<Round> ROUNDS =
      Customer.ROWS.with(Customer.ORDERS.with(Order.CUSTOMER).into(Sibling::new)).into(Round::new);

  // endregion

  @Test
  void aCycleEndsWhereTheTypeEnds() {
    assertThat(db.list(ROUNDS)).containsExactly(new Round(ada, List.of(new Sibling(order, ada))));
    assertThat(sent.sql()).hasSize(2);
  }

  // region relations-conditions
  private static final Query<Staffed> OF_EXAMPLE =
      Order.ROWS
          .where(ORDERS.customers().EMAIL.endsWith("@example.org"))
          .with(Order.CUSTOMER, Order.SELLER, Order.PACKER)
          .into(Staffed::new);

  // endregion

  @Test
  void aConditionReachesAParentByAPath() {
    assertThat(db.list(OF_EXAMPLE)).extracting(Staffed::customer).containsExactly(ada);
    assertThat(sent.sql()).hasSize(1);
  }
}
