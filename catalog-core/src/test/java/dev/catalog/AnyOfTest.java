package dev.catalog;

import static dev.catalog.Projection.columns;
import static dev.catalog.fixture.shop.Tables.EMPLOYEES;
import static dev.catalog.fixture.shop.Tables.ORDER_ITEMS;
import static dev.catalog.fixture.shop.Tables.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.row;

import dev.catalog.fixture.shop.Employee;
import dev.catalog.fixture.shop.NewEmployee;
import dev.catalog.fixture.shop.OrderItem;
import dev.catalog.fixture.shop.Ticket;
import dev.catalog.fixture.shop.TicketPatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.Condition;
import org.jooq.Row2;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnyOfTest extends ShopTest {

  private static List<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void oneTextServesAnyNumberOfValues() {
    Employee ada = employee("Ada");
    Employee bob = employee("Bob");

    assertThat(named(List.of("Ada", "Bob", "Ada", "Cy"))).containsExactly(ada, bob);
    assertThat(named(List.of("Bob"))).containsExactly(bob);
    assertThat(named(List.of())).isEmpty();
    assertThat(named(Set.of("x'); drop table employees; --", "{Ada}", "Ada,Bob", "\"", "\\")))
        .isEmpty();
    List<String> many = new ArrayList<>(IntStream.range(0, 70_000).mapToObj(i -> "n" + i).toList());
    many.add("Ada");
    assertThat(named(many)).containsExactly(ada);
    assertThat(Set.copyOf(sent.sql())).hasSize(1);
    assertThat(sent.sql().get(0)).contains("\"name\" = any(cast(? as text[]))");
  }

  private List<Employee> named(java.util.Collection<String> names) {
    return db.list(Employee.ROWS.where(Query.anyOf(EMPLOYEES.NAME, names)).orderBy(EMPLOYEES.ID));
  }

  @Test
  void theValuesAreThoseOfTheMoment() {
    employee("Ada");
    List<String> names = new ArrayList<>(List.of("Ada"));
    Rows<Employee> rows = Employee.ROWS.where(Query.anyOf(EMPLOYEES.NAME, names));
    names.clear();

    assertThat(db.count(rows)).isEqualTo(1);
  }

  @Test
  void itMayBeNegatedAndCombined() {
    Employee ada = employee("Ada");
    Employee bob = employee("Bob");

    assertThat(db.list(Employee.ROWS.where(not(Query.anyOf(EMPLOYEES.NAME, List.of("Ada"))))))
        .containsExactly(bob);
    assertThat(
            db.list(
                Employee.ROWS.where(
                    Query.anyOf(EMPLOYEES.NAME, List.of("Ada")).and(EMPLOYEES.ID.eq(ada.id())))))
        .containsExactly(ada);
    assertThat(
            db.list(
                Query.of(
                    columns(EMPLOYEES.NAME)
                        .into((String name) -> name)
                        .from(EMPLOYEES)
                        .where(Query.anyOf(EMPLOYEES.NAME, List.of("Bob"))))))
        .containsExactly("Bob");
    assertThat(db.deleteWhere(Employee.ROWS.where(Query.anyOf(EMPLOYEES.NAME, List.of()))))
        .isZero();
  }

  @Test
  void dslTakesItToo() {
    employee("Ada");
    employee("Bob");

    assertThat(
            db.dsl()
                .selectFrom(EMPLOYEES)
                .where(Query.anyOf(EMPLOYEES.NAME, List.of("Ada", "Cy")))
                .fetch(EMPLOYEES.NAME))
        .containsExactly("Ada");
  }

  @Test
  void nullIsRefused() {
    assertThatThrownBy(() -> Query.anyOf(EMPLOYEES.NAME, Arrays.asList("Ada", null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("anyOf(name, ...) must not contain null");
  }

  @Test
  void listsOfMoreThanSixteenValuesAreRefusedWhereverWeRender() {
    assertThat(db.list(Employee.ROWS.where(EMPLOYEES.ID.in(upTo(16))))).isEmpty();
    assertThat(db.list(Employee.ROWS.where(EMPLOYEES.ID.notIn(upTo(16))))).isEmpty();

    Condition in = EMPLOYEES.ID.in(upTo(17));
    assertThatRefused(() -> db.list(Employee.ROWS.where(in)));
    assertThatRefused(() -> db.list(Employee.ROWS.where(EMPLOYEES.ID.notIn(upTo(17)))));
    assertThatRefused(() -> db.list(Employee.ROWS.where(DSL.not(in).or(EMPLOYEES.ID.isNull()))));
    assertThatRefused(() -> db.deleteWhere(Employee.ROWS.where(in)));
    assertThatRefused(() -> db.count(Employee.ROWS.where(in)));
    assertThatRefused(
        () -> db.list(Employee.ROWS.where(DSL.exists(DSL.selectOne().from(EMPLOYEES).where(in)))));
    assertThatRefused(
        () -> Query.of(columns(EMPLOYEES.NAME).into(n -> n).from(EMPLOYEES).where(in)));
    assertThatRefused(
        () -> Query.mapping(DSL.select(EMPLOYEES.NAME).from(EMPLOYEES).where(in), r -> r.value1()));
    record Team(Employee employee, List<Employee> reports) {}
    db.insert(NewEmployee.name("Ada"));
    assertThatRefused(
        () -> db.list(Employee.ROWS.with(Employee.EMPLOYEES_BY_MANAGER.where(in)).into(Team::new)));
    assertThat(db.dsl().selectFrom(EMPLOYEES).where(EMPLOYEES.ID.in(upTo(1_000))).fetch())
        .hasSizeLessThan(2);
  }

  private static void assertThatRefused(ThrowingCallable used) {
    assertThatThrownBy(used)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("17 values for id")
        .hasMessageContaining("Query.anyOf(field, values)");
  }

  @Test
  void listsOfMoreThanSixteenRowsAreRefusedToo() {
    Rows<OrderItem> few =
        OrderItem.ROWS.where(row(ORDER_ITEMS.ORDER_ID, ORDER_ITEMS.LINE_NO).in(rows(16)));
    assertThat(db.list(few)).isEmpty();

    for (Condition condition :
        List.of(
            row(ORDER_ITEMS.ORDER_ID, ORDER_ITEMS.LINE_NO).in(rows(17)),
            row(ORDER_ITEMS.ORDER_ID, ORDER_ITEMS.LINE_NO).notIn(rows(17)))) {
      assertThatThrownBy(() -> db.list(OrderItem.ROWS.where(condition)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("more than 16 rows")
          .hasMessageContaining("order_id, line_no");
    }
  }

  private static List<Row2<Long, Integer>> rows(int number) {
    return IntStream.range(0, number).mapToObj(i -> row((long) i, i)).toList();
  }

  @Test
  void aMillionKeysFitIntoAHeapOf256Megabytes(@TempDir Path directory) throws Exception {
    new Server(postgres)
        .execute("insert into tickets (id) select g from generate_series(1, 10000) as g");

    assertThat(SmallHeap.run("256m", MillionKeys.class, postgres, directory))
        .isEqualTo("10000 counted, 10000 found");
    assertThat(
            db.updateWhere(
                Ticket.ROWS.where(Query.anyOf(TICKETS.ID, List.of(1L, 2L, -1L))),
                new TicketPatch().note("x")))
        .isEqualTo(2);
  }
}
