package dev.catalog;

import static dev.catalog.Projection.columns;
import static dev.catalog.fixture.shop.Tables.CUSTOMERS;
import static dev.catalog.fixture.shop.Tables.EMPLOYEES;
import static dev.catalog.fixture.shop.Tables.ORDERS;
import static dev.catalog.fixture.shop.Tables.ORDER_ITEMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.Employee;
import dev.catalog.fixture.shop.Order;
import dev.catalog.fixture.shop.OrderItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.Param;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class QueriesTest extends ShopTest {

  private static final Param<String> PREFIX = DSL.param("prefix", String.class);

  record NameAndCount(String name, int count) {}

  record NameAndManager(String name, int managerId) {}

  record Checked(String name) {
    Checked {
      throw new NullPointerException("a check of the constructor's own");
    }
  }

  @Test
  void limitAndOffsetAreBindsOfOneText() {
    List<Employee> staff = IntStream.range(0, 5).mapToObj(i -> employee("E" + i)).toList();
    Rows<Employee> all = Employee.ROWS.orderBy(EMPLOYEES.ID);

    assertThat(db.list(all.offset(1).limit(2))).isEqualTo(staff.subList(1, 3));
    assertThat(db.list(all.offset(2).limit(9))).isEqualTo(staff.subList(2, 5));
    assertThat(db.list(all.limit(0))).isEmpty();
    assertThat(db.list(all.offset(4))).isEqualTo(staff.subList(4, 5));
    assertThat(sent.sql().get(0)).isEqualTo(sent.sql().get(1));
  }

  @Test
  void firstAsksForOneRowAndOneAsksForTwo() {
    Employee ann = employee("Ann");
    Employee ben = employee("Ben");
    Rows<Employee> all = Employee.ROWS.orderBy(EMPLOYEES.ID);

    assertThat(db.first(all)).contains(ann);
    assertThat(db.one(all.where(EMPLOYEES.NAME.eq("Ben")))).isEqualTo(ben);
    assertThat(db.first(all.where(EMPLOYEES.NAME.eq("Cat")))).isEmpty();
    assertThatThrownBy(() -> db.one(all)).isInstanceOf(TooManyRowsException.class);
    assertThatThrownBy(() -> db.one(all.where(EMPLOYEES.NAME.eq("Cat"))))
        .isInstanceOf(RowNotFoundException.class);
    assertThat(sent.sql()).hasSize(5).allMatch(sql -> sql.endsWith("limit ?"));
  }

  @Test
  void aParameterIsBoundByItsTypedParam() {
    Employee ann = employee("Ann");
    employee("Ben");
    Rows<Employee> byPrefix = Employee.ROWS.where(EMPLOYEES.NAME.startsWith(PREFIX));

    assertThat(db.list(byPrefix.bind(PREFIX, "A"))).containsExactly(ann);
    assertThat(db.count(byPrefix.bind(PREFIX, "B"))).isEqualTo(1);
    assertThat(db.exists(byPrefix.bind(PREFIX, "C"))).isFalse();
    assertThat(db.page(byPrefix.bind(PREFIX, "A"), 0, 10).rows()).containsExactly(ann);
  }

  @Test
  void anUnboundParameterIsRefusedBeforeAnySql() {
    Rows<Employee> byPrefix = Employee.ROWS.where(EMPLOYEES.NAME.startsWith(PREFIX));

    assertThatThrownBy(() -> db.list(byPrefix))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("prefix");
    assertThatThrownBy(() -> db.count(byPrefix)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> db.deleteWhere(byPrefix)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Employee.ROWS.bind(PREFIX, "A"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("prefix");
    assertThat(sent.sql()).isEmpty();
  }

  @Test
  void subqueriesAndImplicitPathsWorkInConditions() {
    Customer ada = customer("ada@example.org");
    customer("bob@example.org");
    Order order = order(ada);

    assertThat(
            db.list(
                Customer.ROWS.where(
                    exists(selectOne().from(ORDERS).where(ORDERS.CUSTOMER_ID.eq(CUSTOMERS.ID))))))
        .containsExactly(ada);
    assertThat(db.list(Order.ROWS.where(ORDERS.customers().EMAIL.eq("ada@example.org"))))
        .containsExactly(order);
  }

  @Test
  void aColumnOfAnotherTableIsRefusedByName() {
    assertThatThrownBy(() -> db.list(Customer.ROWS.where(ORDERS.SELLER_ID.isNull())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public.orders");
    assertThat(sent.sql()).isEmpty();
  }

  @Test
  void anAggregateGoesToItsConstructor() {
    Customer ada = customer("ada@example.org");
    customer("bob@example.org");
    order(ada);
    order(ada);
    Query<NameAndCount> orders =
        Query.of(
            columns(CUSTOMERS.EMAIL, count(ORDERS.ID))
                .into(NameAndCount::new)
                .from(CUSTOMERS)
                .leftJoin(ORDERS)
                .on(ORDERS.CUSTOMER_ID.eq(CUSTOMERS.ID))
                .groupBy(CUSTOMERS.ID)
                .orderBy(CUSTOMERS.EMAIL));

    assertThat(db.list(orders))
        .containsExactly(
            new NameAndCount("ada@example.org", 2), new NameAndCount("bob@example.org", 0));
    assertThat(db.list(orders.offset(1).limit(1)))
        .containsExactly(new NameAndCount("bob@example.org", 0));
    assertThat(db.page(orders, 0, 1))
        .isEqualTo(new Page<>(List.of(new NameAndCount("ada@example.org", 2)), 2, 0, 1));
    assertThat(db.page(orders, 7, 1).total()).isEqualTo(2);
    assertThat(db.count(orders)).isEqualTo(2);
    assertThat(db.exists(orders)).isTrue();
  }

  @Test
  void aSumOverNothingIsNullAndOneColumnNeedsNoRecord() {
    Query<BigDecimal> total =
        Query.of(
            columns(sum(ORDER_ITEMS.TOTAL))
                .into(value -> value == null ? BigDecimal.ZERO : value)
                .from(ORDER_ITEMS));

    assertThat(db.one(total)).isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void aNullForAPrimitiveNamesItsColumn() {
    employee("Ann");
    Query<NameAndManager> managers =
        Query.of(
            columns(EMPLOYEES.NAME, EMPLOYEES.MANAGER_ID)
                .into(NameAndManager::new)
                .from(EMPLOYEES));

    assertThatThrownBy(() -> db.list(managers))
        .isInstanceOfSatisfying(
            UnexpectedNullException.class,
            e -> assertThat(e.columns()).containsExactly("manager_id"));
  }

  @Test
  void aConstructorsOwnExceptionPassesThrough() {
    employee("Ann");
    Query<Checked> names = Query.of(columns(EMPLOYEES.NAME).into(Checked::new).from(EMPLOYEES));

    assertThatThrownBy(() -> db.list(names))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("a check of the constructor's own");
  }

  @Test
  void anyJooqQueryIsTakenWithAMapper() {
    employee("Ann");
    employee("Ben");
    Query<NameAndCount> union =
        Query.mapping(
            select(EMPLOYEES.NAME, inline(1))
                .from(EMPLOYEES)
                .where(EMPLOYEES.NAME.eq("Ann"))
                .unionAll(select(inline("all"), count()).from(EMPLOYEES)),
            Records.mapping(NameAndCount::new));

    assertThat(db.list(union))
        .containsExactlyInAnyOrder(new NameAndCount("Ann", 1), new NameAndCount("all", 2));
    assertThat(db.count(union)).isEqualTo(2);
    assertThat(db.list(union.limit(1))).hasSize(1);
  }

  @Test
  void aQuerysOwnLimitIsKept() {
    employee("Ann");
    employee("Ben");
    employee("Cat");
    Query<Integer> two =
        Query.of(
            columns(EMPLOYEES.ID).into(id -> id).from(EMPLOYEES).orderBy(EMPLOYEES.ID).limit(2));

    assertThat(db.list(two)).hasSize(2);
    assertThat(db.list(two.limit(10))).hasSize(2);
    assertThat(db.count(two)).isEqualTo(2);
    assertThat(db.page(two, 1, 10).rows()).hasSize(1);
  }

  @Test
  void commonTableExpressionsAreTaken() {
    employee("Ann");
    var names = name("names").as(select(EMPLOYEES.NAME.as("n")).from(EMPLOYEES));
    Query<String> query =
        Query.mapping(
            DSL.with(names).select(max(names.field("n", String.class))).from(names),
            r -> r.value1());

    assertThat(db.one(query)).isEqualTo("Ann");
    assertThat(db.page(query, 0, 5).total()).isEqualTo(1);
  }

  @Test
  void aWritingQueryIsRefused() {
    assertThatThrownBy(
            () ->
                Query.mapping(
                    DSL.insertInto(EMPLOYEES, EMPLOYEES.NAME)
                        .values("x")
                        .returningResult(EMPLOYEES.ID),
                    r -> r.value1()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dsl()");
  }

  @Test
  void findAllReturnsTheRowsInTheOrderOfTheKeys() {
    Customer ada = customer("ada@example.org");
    Customer bob = customer("bob@example.org");
    Order order = order(ada);
    OrderItem one = item(order, 1, "1.00");
    OrderItem two = item(order, 2, "2.00");

    assertThat(db.findAll(Customer.BY_ID, List.of(bob.id(), UUID.randomUUID(), ada.id())))
        .containsExactly(bob, ada);
    assertThat(db.findAll(Customer.BY_EMAIL, List.of("ada@example.org"))).containsExactly(ada);
    assertThat(
            db.findAll(
                OrderItem.BY_ID,
                List.of(
                    new OrderItem.Id(order.id(), 2),
                    new OrderItem.Id(order.id(), 9),
                    new OrderItem.Id(order.id(), 1))))
        .containsExactly(two, one);
    assertThat(sent.sql()).hasSize(3);
    assertThat(db.findAll(Customer.BY_ID, List.of())).isEmpty();
    assertThat(sent.sql()).hasSize(3);
  }

  @Test
  void getOfAnUnknownIdNamesTheTableAndTheKey() {
    assertThatThrownBy(() -> db.get(Employee.BY_ID, -1))
        .isInstanceOf(RowNotFoundException.class)
        .hasMessageContaining("public.employees")
        .hasMessageContaining("employees_pkey");
    assertThat(db.find(Employee.BY_ID, -1)).isEmpty();
  }

  @Test
  void noConditionCountsAsNone() {
    employee("Ann");

    assertThat(db.list(Employee.ROWS.where(noCondition()))).hasSize(1);
    assertThatThrownBy(() -> db.deleteWhere(Employee.ROWS.where(noCondition())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all()");
  }
}
