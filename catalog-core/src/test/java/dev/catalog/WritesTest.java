package dev.catalog;

import static dev.catalog.fixture.shop.Tables.CUSTOMERS;
import static dev.catalog.fixture.shop.Tables.EMPLOYEES;
import static dev.catalog.fixture.shop.Tables.ORDER_ITEMS;
import static dev.catalog.fixture.shop.Tables.VISITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.CustomerOrder;
import dev.catalog.fixture.shop.Employee;
import dev.catalog.fixture.shop.EmployeePatch;
import dev.catalog.fixture.shop.NewCustomer;
import dev.catalog.fixture.shop.NewOrder;
import dev.catalog.fixture.shop.NewOrderItem;
import dev.catalog.fixture.shop.NewProfile;
import dev.catalog.fixture.shop.NewTicket;
import dev.catalog.fixture.shop.NewVisit;
import dev.catalog.fixture.shop.Order;
import dev.catalog.fixture.shop.OrderItem;
import dev.catalog.fixture.shop.OrderItemPatch;
import dev.catalog.fixture.shop.OrderPatch;
import dev.catalog.fixture.shop.Profile;
import dev.catalog.fixture.shop.ProfilePatch;
import dev.catalog.fixture.shop.Ticket;
import dev.catalog.fixture.shop.TicketPatch;
import dev.catalog.fixture.shop.Visit;
import dev.catalog.fixture.shop.VisitPatch;
import dev.catalog.fixture.shop.enums.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.JSONB;
import org.junit.jupiter.api.Test;

class WritesTest extends ShopTest {

  @Test
  void aComputedColumnComesBackAndACompositeKeyFindsItsRow() {
    Order order = order(customer("ada@example.org"));

    OrderItem item =
        db.insert(
            NewOrderItem.orderId(order.id())
                .lineNo(1)
                .article("Lamp")
                .price(new BigDecimal("2.50"))
                .quantity(3));

    assertThat(item.total()).isEqualTo(new BigDecimal("7.50"));
    OrderItem.Id id = new OrderItem.Id(order.id(), 1);
    assertThat(db.find(OrderItem.BY_ID, id)).contains(item);
    assertThat(db.update(OrderItem.BY_ID, id, new OrderItemPatch().quantity(2)))
        .get()
        .extracting(OrderItem::total)
        .isEqualTo(new BigDecimal("5.00"));
    assertThat(db.delete(OrderItem.BY_ID, id)).isTrue();
  }

  @Test
  void enumsJsonAndArraysMakeTheRoundTrip() {
    Ticket ticket =
        db.insert(
            NewTicket.defaults()
                .tags(new String[] {"a \"quoted\" one", "comma, brace }", "", "NULL"}));
    assertThat(ticket.tags()).containsExactly("a \"quoted\" one", "comma, brace }", "", "NULL");
    assertThat(db.get(Ticket.BY_ID, ticket.id()).tags()).isEqualTo(ticket.tags());
    assertThat(db.update(Ticket.BY_ID, ticket.id(), new TicketPatch().tags(new String[0])))
        .get()
        .extracting(Ticket::tags)
        .isEqualTo(new String[0]);

    Customer ada = customer("ada@example.org");
    Order order = db.insert(NewOrder.customerId(ada.id()).status(OrderStatus.on_hold));
    assertThat(order.status()).isEqualTo(OrderStatus.on_hold);
    assertThat(db.update(Order.BY_ID, order.id(), new OrderPatch().status(OrderStatus.paid)))
        .get()
        .extracting(Order::status)
        .isEqualTo(OrderStatus.paid);

    Profile profile =
        db.insert(NewProfile.customerId(ada.id()).settings(JSONB.jsonb("{\"dark\": true}")));
    assertThat(profile.settings()).isEqualTo(JSONB.jsonb("{\"dark\": true}"));
    assertThat(
            db.update(
                Profile.BY_CUSTOMER_ID,
                ada.id(),
                new ProfilePatch().settings(JSONB.jsonb("[1, \"two\"]"))))
        .get()
        .extracting(Profile::settings)
        .isEqualTo(JSONB.jsonb("[1, \"two\"]"));
  }

  @Test
  void aRowOfDefaultsOnlyIsInserted() {
    Ticket ticket = db.insert(NewTicket.defaults());

    assertThat(ticket.id()).isPositive();
    assertThat(ticket.note()).isNull();
    assertThat(sent.sql()).hasSize(1).first().asString().contains("default values");
  }

  @Test
  void hostileTextIsStoredAsItIs() {
    String hostile = "'; drop table employees; -- ? {0} \\ \" $1 \u00e9\ud83d\ude00";

    Employee employee = employee(hostile);

    assertThat(db.get(Employee.BY_ID, employee.id()).name()).isEqualTo(hostile);
    assertThat(db.list(Employee.ROWS.where(EMPLOYEES.NAME.eq(hostile)))).containsExactly(employee);
  }

  @Test
  void aNullForANotNullColumnIsRefusedByTheSetter() {
    String nothing = null;

    assertThatThrownBy(() -> NewCustomer.email(nothing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public.customers.email");
    assertThatThrownBy(() -> new EmployeePatch().name(nothing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public.employees.name");
  }

  @Test
  void aNullKeyIsRefusedBeforeAnySql() {
    Integer nothing = null;

    assertThatThrownBy(() -> db.find(Employee.BY_ID, nothing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("employees_pkey");
    assertThat(sent.sql()).isEmpty();
  }

  @Test
  void updateWhereChangesTheRowsItSaysAndReturnsTheirNumber() {
    Employee ann = employee("Ann");
    employee("Ben");
    employee("Bea");

    assertThat(
            db.updateWhere(
                Employee.ROWS.where(EMPLOYEES.NAME.startsWith("B")),
                new EmployeePatch().managerId(ann.id())))
        .isEqualTo(2);
    assertThat(db.updateWhere(Employee.ROWS.all(), new EmployeePatch().managerId(null)))
        .isEqualTo(3);
    assertThat(sent.sql()).hasSize(2);
  }

  @Test
  void updateReturningGivesTheRowsAsTheyAreNow() {
    Employee ann = employee("Ann");
    Employee ben = employee("Ben");

    assertThat(
            db.updateReturning(
                Employee.ROWS.where(EMPLOYEES.ID.eq(ben.id())),
                new EmployeePatch().managerId(ann.id())))
        .containsExactly(new Employee(ben.id(), "Ben", ann.id()));
    assertThat(sent.sql()).hasSize(1);
  }

  @Test
  void anEmptyPatchOfManyRowsSendsNoUpdate() {
    Employee ann = employee("Ann");

    assertThat(db.updateWhere(Employee.ROWS.all(), new EmployeePatch())).isEqualTo(1);
    assertThat(db.updateReturning(Employee.ROWS.all(), new EmployeePatch())).containsExactly(ann);
    assertThat(sent.sql()).hasSize(2).allMatch(sql -> sql.startsWith("select"));
  }

  @Test
  void deleteWhereReturnsTheNumberAndDeleteReturningTheRows() {
    Employee ann = employee("Ann");
    employee("Ben");
    employee("Bea");

    assertThat(db.deleteWhere(Employee.ROWS.where(EMPLOYEES.NAME.startsWith("B")))).isEqualTo(2);
    assertThat(db.deleteReturning(Employee.ROWS.all())).containsExactly(ann);
    assertThat(sent.sql()).hasSize(2);
  }

  @Test
  void aWriteToRowsThatDoNotSayWhichIsRefused() {
    EmployeePatch patch = new EmployeePatch().name("x");

    assertThatThrownBy(() -> db.updateWhere(Employee.ROWS, patch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public.employees")
        .hasMessageContaining("all()");
    assertThatThrownBy(() -> db.deleteWhere(Employee.ROWS.all().limit(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit");
    assertThatThrownBy(
            () ->
                db.deleteWhere(
                    Employee.ROWS
                        .all()
                        .with(Employee.MANAGER)
                        .into(RelationsTest.WithManager::new)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("relations");
    assertThatThrownBy(() -> Employee.ROWS.where(EMPLOYEES.ID.eq(1)).all())
        .isInstanceOf(IllegalStateException.class);
    assertThat(sent.sql()).isEmpty();
  }

  @Test
  void aTableWithoutAPrimaryKeyIsWrittenByCondition() {
    Visit visit = db.insert(NewVisit.page("/"));

    assertThat(
            db.updateReturning(
                Visit.ROWS.where(VISITS.PAGE.eq("/")), new VisitPatch().page("/home")))
        .containsExactly(new Visit("/home", visit.at()));
  }

  @Test
  void aViewIsRead() {
    order(customer("ada@example.org"));

    assertThat(db.list(CustomerOrder.ROWS))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.email()).isEqualTo("ada@example.org");
              assertThat(row.orders()).isEqualTo(1);
            });
  }

  @Test
  void aViolatedCheckNamesItsConstraint() {
    Order order = order(customer("ada@example.org"));

    assertThatThrownBy(
            () ->
                db.insert(
                    NewOrderItem.orderId(order.id())
                        .lineNo(1)
                        .article("Lamp")
                        .price(BigDecimal.ONE)
                        .quantity(0)))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ConstraintViolationException.Kind.CHECK);
              assertThat(e.constraint()).contains("order_items_quantity_check");
            });
    assertThat(db.count(OrderItem.ROWS)).isZero();
  }

  @Test
  void aLockedRowIsSelectedForUpdate() {
    OrderItem item = item(order(customer("ada@example.org")), 1, "1.00");

    List<OrderItem> locked =
        db.transaction(tx -> tx.lock(OrderItem.ROWS.where(ORDER_ITEMS.LINE_NO.eq(1)).limit(5)));

    assertThat(locked).containsExactly(item);
    assertThat(sent.sql()).hasSize(1).first().asString().endsWith("for update of \"order_items\"");
  }

  @Test
  void oneTextServesAllRowsOfOneShape() {
    for (int i = 0; i < 3; i++) {
      db.insert(NewCustomer.email("c" + i + "@example.org"));
    }

    assertThat(sent.sql()).hasSize(3).containsOnly(sent.sql().get(0));
    assertThat(db.count(Customer.ROWS.where(CUSTOMERS.EMAIL.like("c%")))).isEqualTo(3);
  }
}
