package dev.catalog;

import static dev.catalog.fixture.shop.Tables.CUSTOMERS;
import static dev.catalog.fixture.shop.Tables.EMPLOYEES;
import static dev.catalog.fixture.shop.Tables.ORDERS;
import static dev.catalog.fixture.shop.Tables.ORDER_ITEMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.Employee;
import dev.catalog.fixture.shop.EmployeePatch;
import dev.catalog.fixture.shop.ItemNote;
import dev.catalog.fixture.shop.NewItemNote;
import dev.catalog.fixture.shop.NewOrder;
import dev.catalog.fixture.shop.NewProfile;
import dev.catalog.fixture.shop.Order;
import dev.catalog.fixture.shop.OrderItem;
import dev.catalog.fixture.shop.Profile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RelationsTest extends ShopTest {

  record OrderOfCustomer(Order order, Customer customer) {}

  record OrderStaff(
      Order order, Customer customer, Optional<Employee> seller, Optional<Employee> packer) {}

  record CustomerProfile(Customer customer, Optional<Profile> profile) {}

  record WithManager(Employee employee, Optional<Employee> manager) {}

  record WithChain(Employee employee, Optional<WithManager> manager) {}

  record WithReports(Employee employee, List<Employee> reports) {}

  record ItemWithNotes(OrderItem item, List<ItemNote> notes) {}

  record OrderWithItems(Order order, List<ItemWithNotes> items) {}

  record CustomerTree(Customer customer, List<OrderWithItems> orders) {}

  record ItemPath(OrderItem item, OrderOfCustomer order) {}

  record SimpleOrders(Customer customer, List<Order> orders) {}

  record OrderNeighbours(Order order, SimpleOrders customer) {}

  record OrderItems(Order order, List<OrderItem> items) {}

  @Test
  void aMandatoryParentIsJoinedInOneStatement() {
    Customer ada = customer("ada@example.org");
    Order order = order(ada);

    assertThat(db.list(Order.ROWS.with(Order.CUSTOMER).into(OrderOfCustomer::new)))
        .containsExactly(new OrderOfCustomer(order, ada));
    assertThat(sent.sql()).hasSize(1).first().asString().contains(" left outer join ");
  }

  @Test
  void severalRelationsToOneTableAreToldApart() {
    Customer ada = customer("ada@example.org");
    Employee seller = employee("Sally");
    Employee packer = employee("Pat");
    Order full =
        db.insert(NewOrder.customerId(ada.id()).sellerId(seller.id()).packerId(packer.id()));
    Order bare = order(ada);

    assertThat(
            db.list(
                Order.ROWS
                    .orderBy(ORDERS.ID)
                    .with(Order.CUSTOMER, Order.SELLER, Order.PACKER)
                    .into(OrderStaff::new)))
        .containsExactly(
            new OrderStaff(full, ada, Optional.of(seller), Optional.of(packer)),
            new OrderStaff(bare, ada, Optional.empty(), Optional.empty()));
    assertThat(sent.sql()).hasSize(1);
  }

  @Test
  void theOtherEndOfAOneToOneKeyIsOptional() {
    Customer ada = customer("ada@example.org");
    Customer bob = customer("bob@example.org");
    Profile profile = db.insert(NewProfile.customerId(ada.id()).nickname("Countess"));

    assertThat(
            db.list(
                Customer.ROWS
                    .orderBy(CUSTOMERS.EMAIL)
                    .with(Customer.PROFILE)
                    .into(CustomerProfile::new)))
        .containsExactly(
            new CustomerProfile(ada, Optional.of(profile)),
            new CustomerProfile(bob, Optional.empty()));
  }

  @Test
  void aTreeIsWalkedUpByNestedRelations() {
    Employee boss = employee("Boss");
    Employee lead =
        db.update(Employee.BY_ID, employee("Lead").id(), new EmployeePatch().managerId(boss.id()))
            .orElseThrow();
    Employee dev =
        db.update(Employee.BY_ID, employee("Dev").id(), new EmployeePatch().managerId(lead.id()))
            .orElseThrow();
    sent.clear();

    assertThat(
            db.list(
                Employee.ROWS
                    .orderBy(EMPLOYEES.ID)
                    .with(Employee.MANAGER.with(Employee.MANAGER).into(WithManager::new))
                    .into(WithChain::new)))
        .containsExactly(
            new WithChain(boss, Optional.empty()),
            new WithChain(lead, Optional.of(new WithManager(boss, Optional.empty()))),
            new WithChain(dev, Optional.of(new WithManager(lead, Optional.of(boss)))));
    assertThat(
            db.list(
                Employee.ROWS
                    .orderBy(EMPLOYEES.ID)
                    .with(Employee.EMPLOYEES_BY_MANAGER)
                    .into(WithReports::new)))
        .containsExactly(
            new WithReports(boss, List.of(lead)),
            new WithReports(lead, List.of(dev)),
            new WithReports(dev, List.of()));
    assertThat(sent.sql()).hasSize(3);
  }

  @Test
  void childrenOfChildrenCostOneStatementPerLevel() {
    Customer ada = customer("ada@example.org");
    Customer bob = customer("bob@example.org");
    Order first = order(ada);
    Order second = order(ada);
    OrderItem one = item(first, 1, "1.00");
    OrderItem two = item(first, 2, "2.00");
    OrderItem other = item(second, 1, "3.00");
    ItemNote note =
        db.insert(NewItemNote.orderId(two.orderId()).lineNo(two.lineNo()).note("fragile"));
    sent.clear();

    assertThat(
            db.list(
                Customer.ROWS
                    .orderBy(CUSTOMERS.EMAIL)
                    .with(
                        Customer.ORDERS
                            .with(
                                Order.ORDER_ITEMS
                                    .with(OrderItem.ITEM_NOTES)
                                    .into(ItemWithNotes::new))
                            .into(OrderWithItems::new))
                    .into(CustomerTree::new)))
        .containsExactly(
            new CustomerTree(
                ada,
                List.of(
                    new OrderWithItems(
                        first,
                        List.of(
                            new ItemWithNotes(one, List.of()),
                            new ItemWithNotes(two, List.of(note)))),
                    new OrderWithItems(second, List.of(new ItemWithNotes(other, List.of()))))),
            new CustomerTree(bob, List.of()));
    assertThat(sent.sql()).hasSize(4);
  }

  @Test
  void parentsOfParentsAreJoinedInOneStatement() {
    Customer ada = customer("ada@example.org");
    Order order = order(ada);
    OrderItem item = item(order, 1, "1.00");

    assertThat(
            db.list(
                OrderItem.ROWS
                    .with(OrderItem.ORDER.with(Order.CUSTOMER).into(OrderOfCustomer::new))
                    .into(ItemPath::new)))
        .containsExactly(new ItemPath(item, new OrderOfCustomer(order, ada)));
    assertThat(sent.sql()).hasSize(1);
  }

  @Test
  void childrenBelowAJoinedParentAreSharedByItsRows() {
    Customer ada = customer("ada@example.org");
    Order first = order(ada);
    Order second = order(ada);
    SimpleOrders all = new SimpleOrders(ada, List.of(first, second));

    assertThat(
            db.list(
                Order.ROWS
                    .orderBy(ORDERS.ID)
                    .with(Order.CUSTOMER.with(Customer.ORDERS).into(SimpleOrders::new))
                    .into(OrderNeighbours::new)))
        .containsExactly(new OrderNeighbours(first, all), new OrderNeighbours(second, all));
    assertThat(sent.sql()).hasSize(2);
  }

  @Test
  void childrenAreFilteredOrderedAndLimitedPerParent() {
    Order first = order(customer("ada@example.org"));
    Order second = order(customer("bob@example.org"));
    item(first, 1, "1.00");
    OrderItem b = item(first, 2, "5.00");
    OrderItem c = item(first, 3, "9.00");
    OrderItem d = item(second, 1, "2.00");

    assertThat(
            db.list(
                Order.ROWS
                    .orderBy(ORDERS.ID)
                    .with(
                        Order.ORDER_ITEMS
                            .where(ORDER_ITEMS.PRICE.gt(new java.math.BigDecimal("1.50")))
                            .orderBy(ORDER_ITEMS.PRICE.desc())
                            .limit(2))
                    .into(OrderItems::new)))
        .containsExactly(new OrderItems(first, List.of(c, b)), new OrderItems(second, List.of(d)));
    assertThat(sent.sql()).hasSize(2).last().asString().contains("cross join lateral");
  }

  @Test
  void aPageOfRowsWithChildrenCostsTwoStatements() {
    Customer ada = customer("ada@example.org");
    Order first = order(ada);
    order(ada);
    OrderItem item = item(first, 1, "1.00");
    Query<OrderItems> query =
        Order.ROWS.orderBy(ORDERS.ID).with(Order.ORDER_ITEMS).into(OrderItems::new);

    Page<OrderItems> page = db.page(query, 0, 1);

    assertThat(page.rows()).containsExactly(new OrderItems(first, List.of(item)));
    assertThat(page.total()).isEqualTo(2);
    assertThat(sent.sql()).hasSize(2);
    assertThat(db.page(query, 9, 1).total()).isEqualTo(2);
  }

  @Test
  void aPageOfRowsWithAParentIsOneStatement() {
    Customer ada = customer("ada@example.org");
    Order first = order(ada);
    Order second = order(ada);
    Query<OrderOfCustomer> query =
        Order.ROWS.orderBy(ORDERS.ID).with(Order.CUSTOMER).into(OrderOfCustomer::new);

    assertThat(db.page(query, 1, 5))
        .isEqualTo(new Page<>(List.of(new OrderOfCustomer(second, ada)), 2, 1, 5));
    assertThat(db.first(query)).contains(new OrderOfCustomer(first, ada));
    assertThat(db.count(query)).isEqualTo(2);
    assertThat(sent.sql()).hasSize(3);
    assertThat(sent.sql().get(2)).doesNotContain("customers");
  }

  @Test
  void noParentsMeansNoStatementForTheChildren() {
    assertThat(db.list(Order.ROWS.with(Order.ORDER_ITEMS).into(OrderItems::new))).isEmpty();
    assertThat(sent.sql()).hasSize(1);
  }

  @Test
  void aConditionOnAJoinedTableIsRefusedByName() {
    Query<OrderOfCustomer> query =
        Order.ROWS.where(CUSTOMERS.EMAIL.eq("x")).with(Order.CUSTOMER).into(OrderOfCustomer::new);

    assertThatThrownBy(() -> db.list(query))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public.customers");
    assertThat(sent.sql()).isEmpty();
  }

  @Test
  void theSameQueryKeepsItsTextsForAnyNumberOfRows() {
    Query<OrderItems> query =
        Order.ROWS.orderBy(ORDERS.ID).with(Order.ORDER_ITEMS).into(OrderItems::new);
    Customer ada = customer("ada@example.org");
    item(order(ada), 1, "1.00");
    db.list(query);
    List<String> few = sent.sql();
    for (int i = 0; i < 50; i++) {
      item(order(ada), 1, "1.00");
    }

    assertThat(db.list(query)).hasSize(51);
    assertThat(sent.sql()).isEqualTo(few);
  }
}
