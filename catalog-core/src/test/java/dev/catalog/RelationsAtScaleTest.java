package dev.catalog;

import static dev.catalog.fixture.shop.Tables.CUSTOMERS;
import static dev.catalog.fixture.shop.Tables.ORDERS;
import static dev.catalog.fixture.shop.Tables.ORDER_ITEMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.Employee;
import dev.catalog.fixture.shop.ItemNote;
import dev.catalog.fixture.shop.Order;
import dev.catalog.fixture.shop.OrderItem;
import dev.catalog.fixture.shop.Profile;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.ForeignKey;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each relation gives what a join gives, by a number of statements that no row changes. */
class RelationsAtScaleTest extends ShopTest {

  private final Server server = new Server(postgres);

  record OrderItems(Order order, List<OrderItem> items) {}

  record CustomerTree(Customer customer, List<OrderItems> orders) {}

  private static final Query<CustomerTree> TREES =
      Customer.ROWS
          .orderBy(CUSTOMERS.EMAIL)
          .with(
              Customer.ORDERS
                  .with(Order.ORDER_ITEMS.orderBy(ORDER_ITEMS.PRICE.desc()))
                  .into(OrderItems::new))
          .into(CustomerTree::new);

  /** Adds customers with an order of two items each. */
  private void customers(int number) {
    server.execute(
        "insert into customers (email) select 'c' || to_char(g, 'FM00000') from generate_series(1, "
            + number
            + ") as g",
        "insert into orders (customer_id) select id from customers",
        "insert into order_items (order_id, line_no, article, price)"
            + " select id, n, 'lamp', n from orders, generate_series(1, 2) as n");
  }

  @Test
  void threeLevelsAreThreeStatementsForAnyNumberOfRows() throws Exception {
    server.execute("create extension if not exists pg_stat_statements");
    Set<List<String>> texts = new java.util.HashSet<>();
    for (int number : new int[] {1, 1_000, 50_000}) {
      server.execute("truncate customers cascade");
      customers(number);
      sent.clear();
      server.execute("select pg_stat_statements_reset()");

      List<CustomerTree> trees = db.list(TREES);

      assertThat(countedByTheServer()).hasSize(3);
      assertThat(sent.sql()).hasSize(3);
      texts.add(sent.sql());
      assertThat(trees).hasSize(number);
      assertThat(trees.get(number - 1).orders())
          .singleElement()
          .satisfies(
              order ->
                  assertThat(order.items()).extracting(OrderItem::lineNo).containsExactly(2, 1));
    }
    assertThat(texts).hasSize(1);
    server.execute("truncate customers cascade");
  }

  /** Returns the texts that the server ran on the shop's tables, each as often as it ran. */
  private List<String> countedByTheServer() throws Exception {
    List<String> ran = new ArrayList<>();
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                """
                select query, calls from pg_stat_statements
                where dbid = (select oid from pg_database where datname = current_database())
                  and query like 'select%"public"%' and toplevel
                """)) {
      while (result.next()) {
        for (int i = 0; i < result.getInt("calls"); i++) {
          ran.add(result.getString("query"));
        }
      }
    }
    return ran;
  }

  record Back(Order order, CustomerOrders customer) {}

  record CustomerOrders(Customer customer, List<Order> orders) {}

  record Around(Customer customer, List<Back> orders) {}

  @Test
  void aCycleOfRelationsIsAFiniteTree() {
    customers(20);
    Query<Around> around =
        Customer.ROWS
            .orderBy(CUSTOMERS.EMAIL)
            .with(
                Customer.ORDERS
                    .with(Order.CUSTOMER.with(Customer.ORDERS).into(CustomerOrders::new))
                    .into(Back::new))
            .into(Around::new);

    List<Around> rows = db.list(around);

    assertThat(sent.sql()).hasSize(3);
    assertThat(rows)
        .hasSize(20)
        .allSatisfy(
            row -> {
              List<Order> orders = row.orders().stream().map(Back::order).toList();
              assertThat(orders).hasSize(1);
              assertThat(row.orders())
                  .allSatisfy(
                      back ->
                          assertThat(back.customer())
                              .isEqualTo(new CustomerOrders(row.customer(), orders)));
            });
  }

  @TestFactory
  Stream<DynamicTest> eachRelationGivesWhatAJoinGives() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    Set<String> ends = new TreeSet<>();
    for (Class<?> row :
        List.of(
            Customer.class,
            Employee.class,
            ItemNote.class,
            Order.class,
            OrderItem.class,
            Profile.class)) {
      for (Field constant : row.getFields()) {
        if (Relation.class.isAssignableFrom(constant.getType())) {
          Relation<?, ?> relation = (Relation<?, ?>) constant.get(null);
          Rows<?> rows = (Rows<?>) row.getField("ROWS").get(null);
          ends.add(row.getSimpleName() + "." + constant.getName());
          tests.add(
              dynamicTest(
                  row.getSimpleName() + "." + constant.getName(),
                  () -> {
                    fill();
                    assertThat(related(rows, relation)).isEqualTo(joined(relation)).isPositive();
                  }));
        }
      }
    }
    // seven foreign keys, each from both ends
    tests.add(dynamicTest("all ends", () -> assertThat(ends).hasSize(14)));
    return tests.stream();
  }

  private void fill() {
    server.execute("truncate customers, employees cascade");
    customers(4);
    server.execute(
        "insert into profiles (customer_id) select id from customers limit 3",
        "insert into employees (name) select 'e' || g from generate_series(1, 5) as g",
        "update employees set manager_id = (select min(id) from employees) where name > 'e1'",
        "update orders set seller_id = (select max(id) from employees) where id % 2 = 0",
        "update orders set packer_id = (select min(id) from employees) where id % 3 = 0",
        "insert into item_notes (order_id, line_no, note)"
            + " select order_id, line_no, 'n' from order_items where line_no < 2");
  }

  @SuppressWarnings("unchecked")
  private <R> long related(Rows<R> rows, Relation<?, ?> relation) {
    List<Object> values =
        db.list(rows.with((Relation<R, Object>) relation).into((row, value) -> value));
    return values.stream()
        .mapToLong(
            value ->
                value instanceof Collection<?> many
                    ? many.size()
                    : value instanceof Optional<?> maybe ? maybe.stream().count() : 1)
        .sum();
  }

  private long joined(Relation<?, ?> relation) {
    ForeignKey<?, ?> key =
        List.of(
                CUSTOMERS,
                ORDERS,
                ORDER_ITEMS,
                dev.catalog.fixture.shop.Tables.PROFILES,
                dev.catalog.fixture.shop.Tables.EMPLOYEES,
                dev.catalog.fixture.shop.Tables.ITEM_NOTES)
            .stream()
            .flatMap(table -> table.getReferences().stream())
            .filter(each -> each.getName().equals(relation.constraint()))
            .findFirst()
            .orElseThrow();
    Table<?> child = key.getTable().as("c");
    Table<?> parent = key.getKey().getTable().as("p");
    List<Condition> on = new ArrayList<>();
    for (int i = 0; i < key.getFields().size(); i++) {
      on.add(
          DSL.condition(
              "{0} = {1}",
              child.field(key.getFields().get(i).getName()),
              parent.field(key.getKeyFields().get(i).getName())));
    }
    return db.dsl().selectCount().from(child).join(parent).on(DSL.and(on)).fetchSingle().value1();
  }
}
