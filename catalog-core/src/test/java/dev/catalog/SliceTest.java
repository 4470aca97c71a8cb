package dev.catalog;

import static dev.catalog.fixture.shop.Tables.CUSTOMERS;
import static dev.catalog.fixture.shop.Tables.CUSTOMER_ORDERS;
import static dev.catalog.fixture.shop.Tables.EMPLOYEES;
import static dev.catalog.fixture.shop.Tables.ORDERS;
import static dev.catalog.fixture.shop.Tables.ORDER_ITEMS;
import static dev.catalog.fixture.shop.Tables.VISITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.length;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.val;

import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.CustomerOrder;
import dev.catalog.fixture.shop.Employee;
import dev.catalog.fixture.shop.NewEmployee;
import dev.catalog.fixture.shop.NewOrder;
import dev.catalog.fixture.shop.Order;
import dev.catalog.fixture.shop.OrderItem;
import dev.catalog.fixture.shop.Visit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** A walk from slice to slice meets the rows of the list, in its order, both ways. */
class SliceTest extends ShopTest {

  private static final Param<String> PREFIX = DSL.param("prefix", String.class);

  record NameOnly(int id, String name) {}

  record Placed(Order order, Customer customer, Optional<Employee> seller) {}

  record Ordering(Customer customer, List<Order> orders) {}

  private Employee under(Employee manager, String name) {
    return db.insert(NewEmployee.name(name).managerId(manager == null ? null : manager.id()));
  }

  /** Names that repeat, with a manager or none. */
  private void staff() {
    Employee boss = under(null, "Boss");
    Employee vice = under(boss, "Vice");
    for (String name : List.of("Ann", "ben", "Ann", "Cat", "ANN", "ben")) {
      under(null, name);
      under(boss, name);
      under(vice, name);
    }
    sent.clear();
  }

  private <R> List<R> forward(Rows<R> rows, int limit) {
    List<R> met = new ArrayList<>();
    Slice<R> slice = db.slice(rows, null, limit);
    assertThat(slice.previous()).isEmpty();
    met.addAll(slice.rows());
    while (slice.next().isPresent()) {
      assertThat(slice.rows()).hasSize(limit);
      slice = db.slice(rows, slice.next().get(), limit);
      assertThat(slice.previous()).isPresent();
      met.addAll(slice.rows());
    }
    return met;
  }

  private <R> Slice<R> last(Rows<R> rows, int limit) {
    Slice<R> slice = db.slice(rows, null, limit);
    while (slice.next().isPresent()) {
      slice = db.slice(rows, slice.next().get(), limit);
    }
    return slice;
  }

  private <R> List<R> backward(Rows<R> rows, int limit) {
    Slice<R> slice = last(rows, limit);
    List<R> met = new ArrayList<>(slice.rows());
    while (slice.previous().isPresent()) {
      slice = db.slice(rows, slice.previous().get(), limit);
      assertThat(slice.next()).isPresent();
      met.addAll(0, slice.rows());
    }
    return met;
  }

  private <R> void walksAs(Rows<R> rows, List<R> expected) {
    for (int limit : List.of(1, 3, expected.size(), expected.size() + 1)) {
      assertThat(forward(rows, limit)).isEqualTo(expected);
      assertThat(backward(rows, limit)).isEqualTo(expected);
    }
  }

  private void walksInOrder(OrderField<?>... order) {
    List<OrderField<?>> complete = new ArrayList<>(List.of(order));
    complete.add(EMPLOYEES.ID);
    walksAs(
        Employee.ROWS.orderBy(order),
        db.list(Employee.ROWS.orderBy(complete.toArray(OrderField<?>[]::new))));
  }

  @Test
  void withoutAnOrderThePrimaryKeyIsTheOrder() {
    staff();

    walksAs(Employee.ROWS, db.list(Employee.ROWS.orderBy(EMPLOYEES.ID)));
  }

  @Test
  void equalValuesAreToldApartByThePrimaryKey() {
    staff();

    walksInOrder(EMPLOYEES.NAME);
    walksInOrder(EMPLOYEES.NAME.desc());
    walksInOrder(EMPLOYEES.NAME, EMPLOYEES.ID.desc());
    assertThat(sent.sql())
        .noneMatch(sql -> sql.matches("(?s).*\\bid\" (asc|desc), .*\\bid\".*limit \\?"));
  }

  @Test
  void nullsComeWhereTheOrderSaysAndWherePostgresPutsThemElse() {
    staff();

    walksInOrder(EMPLOYEES.MANAGER_ID);
    walksInOrder(EMPLOYEES.MANAGER_ID.desc());
    walksInOrder(EMPLOYEES.MANAGER_ID.asc().nullsFirst());
    walksInOrder(EMPLOYEES.MANAGER_ID.asc().nullsLast());
    walksInOrder(EMPLOYEES.MANAGER_ID.desc().nullsFirst());
    walksInOrder(EMPLOYEES.MANAGER_ID.desc().nullsLast());
  }

  @Test
  void directionsMayBeMixed() {
    staff();

    walksInOrder(EMPLOYEES.NAME.desc(), EMPLOYEES.MANAGER_ID);
    walksInOrder(EMPLOYEES.NAME, EMPLOYEES.MANAGER_ID.desc().nullsLast());
    walksInOrder(EMPLOYEES.MANAGER_ID.desc().nullsLast(), EMPLOYEES.NAME);
    walksInOrder(EMPLOYEES.MANAGER_ID.asc().nullsFirst(), EMPLOYEES.NAME.desc());
    walksInOrder(EMPLOYEES.ID, EMPLOYEES.MANAGER_ID);
    walksInOrder(EMPLOYEES.ID.desc(), EMPLOYEES.MANAGER_ID.desc());
  }

  @Test
  void expressionsAreSortKeysToo() {
    staff();

    walksInOrder(lower(EMPLOYEES.NAME));
    walksInOrder(length(EMPLOYEES.NAME).desc(), lower(EMPLOYEES.NAME).desc().nullsLast());
    walksInOrder(concat(EMPLOYEES.NAME, val("!")));
    walksInOrder(EMPLOYEES.MANAGER_ID.add(1).desc(), EMPLOYEES.NAME.eq("Ann"));
    walksInOrder(EMPLOYEES.NAME.collate("C"), EMPLOYEES.ID.desc());
    walksInOrder(EMPLOYEES.NAME.sortAsc("Cat", "ben"));
  }

  @Test
  void anAliasOfAChosenColumnIsASortKeyToo() {
    staff();
    Field<String> shouted = concat(EMPLOYEES.NAME, val("!")).as("shouted");
    Rows<String> rows = Employee.ROWS.select(shouted).into(text -> text).orderBy(shouted.desc());

    walksAs(rows, db.list(rows));
  }

  @Test
  void aColumnReachedByAPathIsASortKeyThatMayBeNull() {
    staff();

    walksInOrder(EMPLOYEES.employees().NAME);
    walksInOrder(EMPLOYEES.employees().ID.desc(), EMPLOYEES.NAME);
  }

  @Test
  void aCompositePrimaryKeyBreaksTies() {
    Customer ada = customer("ada@example.org");
    for (int i = 0; i < 3; i++) {
      Order order = order(ada);
      for (int line = 1; line <= 3; line++) {
        item(order, line, line % 2 + ".00");
      }
    }

    walksAs(
        OrderItem.ROWS, db.list(OrderItem.ROWS.orderBy(ORDER_ITEMS.ORDER_ID, ORDER_ITEMS.LINE_NO)));
    walksAs(
        OrderItem.ROWS.orderBy(ORDER_ITEMS.PRICE.desc(), ORDER_ITEMS.LINE_NO.desc()),
        db.list(
            OrderItem.ROWS.orderBy(
                ORDER_ITEMS.PRICE.desc(), ORDER_ITEMS.LINE_NO.desc(), ORDER_ITEMS.ORDER_ID)));
  }

  @Test
  void conditionsAndParametersStay() {
    staff();
    Rows<Employee> byPrefix =
        Employee.ROWS.where(EMPLOYEES.NAME.startsWith(PREFIX)).orderBy(EMPLOYEES.NAME);

    assertThat(forward(byPrefix.bind(PREFIX, "A"), 2)).hasSize(9);
    assertThat(backward(byPrefix.bind(PREFIX, "b"), 4)).hasSize(6);
    sent.clear();
    assertThatThrownBy(() -> db.slice(byPrefix, null, 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("prefix");
    assertThat(sent.sql()).isEmpty();
  }

  @Test
  void relationsComeWithTheRowsInOneSnapshot() {
    Employee ann = employee("Ann");
    for (String email : List.of("a", "b", "c", "d")) {
      Customer customer = customer(email);
      db.insert(NewOrder.customerId(customer.id()).sellerId(ann.id()));
      order(customer);
    }
    Rows<Placed> placed =
        Order.ROWS
            .orderBy(ORDERS.SELLER_ID.desc(), ORDERS.ID.desc())
            .with(Order.CUSTOMER, Order.SELLER)
            .into(Placed::new);
    Rows<Ordering> ordering =
        Customer.ROWS.orderBy(CUSTOMERS.EMAIL.desc()).with(Customer.ORDERS).into(Ordering::new);

    walksAs(placed, db.list(placed));
    walksAs(ordering, db.list(ordering));
    Slice<Ordering> first = db.slice(ordering, null, 2);
    sent.clear();
    db.slice(ordering, first.next().orElseThrow(), 2);
    assertThat(sent.sql()).hasSize(2);
    assertThat(sent.all()).extracting(SentStatement::rows).containsExactly(2L, 4L);
    sent.clear();
    db.slice(placed, null, 2);
    assertThat(sent.sql()).hasSize(1);
  }

  @Test
  void chosenColumnsNeedNotHaveTheSortKeys() {
    staff();
    Rows<NameOnly> names =
        Employee.ROWS
            .select(EMPLOYEES.ID, EMPLOYEES.NAME)
            .into(NameOnly::new)
            .orderBy(EMPLOYEES.MANAGER_ID.desc().nullsLast());
    Rows<String> texts = Employee.ROWS.select(lower(EMPLOYEES.NAME)).into(name -> name);

    walksAs(names, db.list(names.orderBy(EMPLOYEES.MANAGER_ID.desc().nullsLast(), EMPLOYEES.ID)));
    walksAs(
        texts.orderBy(EMPLOYEES.NAME.desc()),
        db.list(texts.orderBy(EMPLOYEES.NAME.desc(), EMPLOYEES.ID)));
  }

  @Test
  void aSliceIsOneStatementWithOneTextForEachSetOfNulls() {
    staff();
    Rows<Employee> byManager = Employee.ROWS.orderBy(EMPLOYEES.MANAGER_ID, EMPLOYEES.NAME);

    forward(byManager, 1);
    assertThat(sent.sql()).hasSize(20);
    assertThat(new HashSet<>(sent.sql())).hasSize(3);
    sent.clear();
    backward(Employee.ROWS.orderBy(EMPLOYEES.NAME), 1);
    assertThat(sent.sql()).hasSize(39);
    assertThat(new HashSet<>(sent.sql())).hasSize(3);
  }

  @Test
  void keysOfOneDirectionThatAreNeverNullAreComparedAsARow() {
    staff();
    Rows<Employee> byName = Employee.ROWS.orderBy(EMPLOYEES.NAME);
    String next = db.slice(byName, null, 2).next().orElseThrow();
    sent.clear();

    db.slice(byName, next, 2);

    assertThat(sent.sql())
        .containsExactly(
            "select \"public\".\"employees\".\"id\", \"public\".\"employees\".\"name\","
                + " \"public\".\"employees\".\"manager_id\","
                + " cast(\"public\".\"employees\".\"name\" as text),"
                + " cast(\"public\".\"employees\".\"id\" as text)"
                + " from \"public\".\"employees\""
                + " where ((\"public\".\"employees\".\"name\", \"public\".\"employees\".\"id\")"
                + " > (cast(? as text), cast(? as int)))"
                + " order by \"public\".\"employees\".\"name\" asc,"
                + " \"public\".\"employees\".\"id\" asc limit ?");
  }

  @Test
  void anIndexIsEnteredAtThePosition() throws SQLException {
    Customer ada = customer("ada@example.org");
    db.dsl()
        .execute(
            "with o as (insert into orders (customer_id) select {0}::uuid"
                + " from generate_series(1, 2000) returning id)"
                + " insert into order_items (order_id, line_no, article, price)"
                + " select id, n, 'a', 1 from o, generate_series(1, 3) n",
            val(ada.id().toString()));
    db.dsl().execute("analyze order_items");
    Rows<OrderItem> sameWay = OrderItem.ROWS;
    Rows<OrderItem> mixed =
        OrderItem.ROWS.orderBy(ORDER_ITEMS.ORDER_ID.desc(), ORDER_ITEMS.LINE_NO);

    for (Rows<OrderItem> rows : List.of(sameWay, mixed)) {
      Slice<OrderItem> first = db.slice(rows, null, 3000);
      sent.clear();
      Slice<OrderItem> second = db.slice(rows, first.next().orElseThrow(), 10);
      OrderItem at = first.rows().get(2999);
      assertThat(plan(sent.sql().get(0), at))
          .contains("using order_items_pkey")
          .contains(rows == mixed ? "Index Cond: (order_id <= " : "Index Cond: (ROW(order_id, ");
      sent.clear();
      db.slice(rows, second.previous().orElseThrow(), 10);
      assertThat(plan(sent.sql().get(0), at))
          .contains("using order_items_pkey")
          .contains(rows == mixed ? "Index Cond: (order_id >= " : "Index Cond: (ROW(order_id, ");
    }
  }

  /** Binds the position wherever the text asks for a part of it. */
  private static String plan(String sql, OrderItem at) throws SQLException {
    List<String> binds = new ArrayList<>();
    String[] pieces = sql.split("\\?", -1);
    for (int i = 0; i < pieces.length - 1; i++) {
      if (pieces[i].endsWith("limit ")) {
        binds.add("11");
      } else if (pieces[i + 1].startsWith(" as bigint")) {
        binds.add(String.valueOf(at.orderId()));
      } else {
        binds.add(String.valueOf(at.lineNo()));
      }
    }
    StringBuilder plan = new StringBuilder();
    try (Connection connection = postgres.connect();
        PreparedStatement explain = connection.prepareStatement("explain (costs off) " + sql)) {
      for (int i = 0; i < binds.size(); i++) {
        explain.setObject(i + 1, binds.get(i), Types.OTHER);
      }
      try (ResultSet lines = explain.executeQuery()) {
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
      }
    }
    return plan.toString();
  }

  @Test
  void anEmptySliceStillLeadsBack() {
    List<Employee> staff = List.of(employee("A"), employee("B"), employee("C"), employee("D"));
    Rows<Employee> rows = Employee.ROWS.orderBy(EMPLOYEES.NAME);
    Slice<Employee> first = db.slice(rows, null, 2);
    db.deleteWhere(rows.where(EMPLOYEES.NAME.ge("C")));

    Slice<Employee> empty = db.slice(rows, first.next().orElseThrow(), 2);

    assertThat(empty.rows()).isEmpty();
    assertThat(empty.next()).isEmpty();
    Slice<Employee> back = db.slice(rows, empty.previous().orElseThrow(), 2);
    assertThat(back.rows()).isEqualTo(staff.subList(0, 2));
    assertThat(back.previous()).isEmpty();

    // and at the other end: nothing is left before, and the way forward begins where it turned
    db.deleteWhere(rows.where(EMPLOYEES.NAME.eq("A")));
    Slice<Employee> rest = db.slice(rows, null, 1);
    Employee late = employee("E");
    Slice<Employee> last = db.slice(rows, db.slice(rows, null, 1).next().orElseThrow(), 1);
    assertThat(last.rows()).containsExactly(late);
    db.deleteWhere(rows.where(EMPLOYEES.NAME.eq("B")));
    Slice<Employee> nothing = db.slice(rows, last.previous().orElseThrow(), 1);
    assertThat(rest.next()).isEmpty();
    assertThat(nothing.rows()).isEmpty();
    assertThat(nothing.previous()).isEmpty();
    assertThat(db.slice(rows, nothing.next().orElseThrow(), 1).rows()).containsExactly(late);
  }

  @Test
  void anEmptyTableHasOneEmptySlice() {
    assertThat(db.slice(Employee.ROWS, "", 5))
        .isEqualTo(new Slice<>(List.of(), Optional.empty(), Optional.empty()));
  }

  @Test
  void aSliceCannotBeChanged() {
    employee("A");
    List<Employee> rows = db.slice(Employee.ROWS, null, 5).rows();

    assertThatThrownBy(rows::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void rowsWithoutAPrimaryKeyAreRefusedByName() {
    assertThatThrownBy(() -> db.slice(Visit.ROWS.orderBy(VISITS.AT), null, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public.visits");
    assertThatThrownBy(() -> db.slice(CustomerOrder.ROWS.orderBy(CUSTOMER_ORDERS.EMAIL), null, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public.customer_orders");
    assertThat(sent.sql()).isEmpty();
  }

  @Test
  void whatCannotBeSlicedIsRefusedBeforeAnySql() {
    assertThatThrownBy(() -> db.slice(Employee.ROWS, null, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit must be at least 1: 0");
    assertThatThrownBy(() -> db.slice(Employee.ROWS.limit(3), null, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("slice() sets limit and offset itself");
    assertThatThrownBy(() -> db.slice(Employee.ROWS.offset(3), null, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> db.slice(Employee.ROWS.orderBy(inline(1)), null, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public.employees");
    for (Field<Integer> ofManyRows : List.of(count(), rowNumber().over())) {
      assertThatThrownBy(() -> db.slice(Employee.ROWS.orderBy(ofManyRows), null, 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("public.employees");
    }
    assertThatThrownBy(() -> db.slice(Employee.ROWS.orderBy(ORDERS.ID), null, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public.orders");
    assertThat(sent.sql()).isEmpty();
  }

  @Test
  void aBlockAndADatabaseTakeEachOthersCursors() {
    staff();
    Rows<Employee> rows = Employee.ROWS.orderBy(EMPLOYEES.NAME);
    String next = db.slice(rows, null, 3).next().orElseThrow();

    List<Employee> inside =
        db.<List<Employee>, RuntimeException>read(session -> session.slice(rows, next, 3).rows());

    assertThat(inside).isEqualTo(db.slice(rows, next, 3).rows());
  }
}
