package dev.catalog;

import static dev.catalog.fixture.shop.Tables.CUSTOMERS;
import static dev.catalog.fixture.shop.Tables.EMPLOYEES;
import static dev.catalog.fixture.shop.Tables.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.val;

import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.Employee;
import dev.catalog.fixture.shop.EmployeePatch;
import dev.catalog.fixture.shop.NewEmployee;
import dev.catalog.fixture.shop.Order;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** Rows reduced to some columns are still rows. */
class ProjectionTest extends ShopTest {

  private static final Param<String> NAME = DSL.param("name", String.class);

  record NameOnly(int id, String name) {}

  record Led(String name, int managerId) {}

  record Titled(String name, int letters) {}

  record Managed(Employee employee, Optional<Employee> manager) {}

  record Counted(String email, int orders) {}

  private static final Rows<NameOnly> NAMES =
      Employee.ROWS.select(EMPLOYEES.ID, EMPLOYEES.NAME).into(NameOnly::new);

  private static NameOnly nameOf(Employee employee) {
    return new NameOnly(employee.id(), employee.name());
  }

  @Test
  void onlyTheChosenColumnsAreRead() {
    Employee ann = employee("Ann");

    assertThat(db.list(NAMES)).containsExactly(nameOf(ann));
    assertThat(sent.sql())
        .containsExactly(
            "select \"public\".\"employees\".\"id\", \"public\".\"employees\".\"name\""
                + " from \"public\".\"employees\"");
  }

  @Test
  void theyAreRefinedAndReadLikeAnyRows() {
    Employee ann = employee("Ann");
    Employee ben = employee("Ben");
    Rows<NameOnly> byName = NAMES.orderBy(EMPLOYEES.NAME.desc());

    assertThat(db.list(byName)).containsExactly(nameOf(ben), nameOf(ann));
    assertThat(db.list(byName.limit(1).offset(1))).containsExactly(nameOf(ann));
    assertThat(db.first(byName)).contains(nameOf(ben));
    assertThat(db.one(NAMES.where(EMPLOYEES.NAME.eq("Ann")))).isEqualTo(nameOf(ann));
    assertThat(db.one(NAMES.where(EMPLOYEES.NAME.eq(NAME)).bind(NAME, "Ben")))
        .isEqualTo(nameOf(ben));
    assertThat(db.page(byName, 0, 1)).isEqualTo(new Page<>(List.of(nameOf(ben)), 2, 0, 1));
    assertThat(db.page(byName, 5, 1).total()).isEqualTo(2);
    assertThat(db.count(NAMES)).isEqualTo(2);
    assertThat(db.exists(NAMES.where(EMPLOYEES.NAME.eq("Cat")))).isFalse();
    assertThat(db.<List<NameOnly>, RuntimeException>transaction(tx -> tx.lock(byName)))
        .containsExactly(nameOf(ben), nameOf(ann));
  }

  @Test
  void conditionsAndOrderMayComeBeforeTheColumns() {
    Employee ann = employee("Ann");
    employee("Ben");

    assertThat(
            db.list(
                Employee.ROWS
                    .where(EMPLOYEES.NAME.startsWith("A"))
                    .orderBy(EMPLOYEES.NAME)
                    .select(EMPLOYEES.ID, EMPLOYEES.NAME)
                    .into(NameOnly::new)))
        .containsExactly(nameOf(ann));
  }

  @Test
  void oneColumnNeedsNoRecord() {
    employee("Ann");

    assertThat(db.list(Employee.ROWS.select(EMPLOYEES.NAME).into(name -> name)))
        .containsExactly("Ann");
  }

  @Test
  void expressionsSubqueriesAndImplicitPathsAreColumnsToo() {
    employee("Ann");
    Customer ada = customer("ada@example.org");
    order(ada);
    order(ada);

    assertThat(
            db.one(
                Employee.ROWS
                    .select(concat(lower(EMPLOYEES.NAME), val("!")), DSL.length(EMPLOYEES.NAME))
                    .into(Titled::new)
                    .where(EMPLOYEES.NAME.eq("Ann"))))
        .isEqualTo(new Titled("ann!", 3));
    assertThat(
            db.one(
                Customer.ROWS
                    .select(
                        CUSTOMERS.EMAIL,
                        field(
                            selectCount().from(ORDERS).where(ORDERS.CUSTOMER_ID.eq(CUSTOMERS.ID))))
                    .into(Counted::new)))
        .isEqualTo(new Counted("ada@example.org", 2));
    assertThat(db.list(Order.ROWS.select(ORDERS.customers().EMAIL).into(email -> email)))
        .containsExactly("ada@example.org", "ada@example.org");
  }

  @Test
  void twentyTwoColumnsAreTaken() {
    employee("Ann");
    var n = EMPLOYEES.NAME;

    Rows<String> wide =
        Employee.ROWS
            .select(n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n)
            .into((a, b, c, d, e, f, g, h, i, j, k, l, m, o, p, q, r, s, t, u, v, w) -> a + w);

    assertThat(db.one(wide)).isEqualTo("AnnAnn");
  }

  @Test
  void aColumnOfAnotherTableIsRefusedByName() {
    assertThatThrownBy(() -> db.list(Employee.ROWS.select(CUSTOMERS.EMAIL).into(email -> email)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public.customers");
    assertThat(sent.sql()).isEmpty();
  }

  @Test
  void aggregatesAndWindowFunctionsAreRefusedWhenBuilt() {
    for (Field<Integer> ofManyRows : List.of(count(), count().over(), rowNumber().over())) {
      assertThatThrownBy(() -> Employee.ROWS.select(ofManyRows).into(number -> number))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Query.of(columns(...)...)");
    }
  }

  @Test
  void aNullForAPrimitiveNamesItsColumn() {
    employee("Ann");

    assertThatThrownBy(
            () ->
                db.list(Employee.ROWS.select(EMPLOYEES.NAME, EMPLOYEES.MANAGER_ID).into(Led::new)))
        .isInstanceOfSatisfying(
            UnexpectedNullException.class,
            e -> assertThat(e.columns()).containsExactly("manager_id"));
  }

  @Test
  void relationsAndChosenColumnsDoNotMixAndThatIsSaidWhenBuilt() {
    assertThatThrownBy(() -> NAMES.select(EMPLOYEES.NAME).into(name -> name))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("select() needs whole rows");
    assertThatThrownBy(
            () ->
                Employee.ROWS
                    .with(Employee.MANAGER)
                    .into(Managed::new)
                    .select(EMPLOYEES.NAME)
                    .into(name -> name))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("call select() on the rows before with()");
    assertThatThrownBy(() -> withManager(Employee.ROWS.select(EMPLOYEES.ID).into(id -> null)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("with() needs whole rows");
  }

  /** A constructor that returns the row's own type gets past the compiler. */
  private static Rows<Managed> withManager(Rows<Employee> rows) {
    return rows.with(Employee.MANAGER).into(Managed::new);
  }

  @Test
  void writesTakeWholeRowsOnly() {
    Rows<Employee> copies =
        Employee.ROWS
            .select(EMPLOYEES.ID, EMPLOYEES.NAME, EMPLOYEES.MANAGER_ID)
            .into(Employee::new)
            .where(EMPLOYEES.NAME.eq("Ann"));

    for (String verb :
        List.of("updateWhere", "updateReturning", "deleteWhere", "deleteReturning")) {
      assertThatThrownBy(
              () -> {
                switch (verb) {
                  case "updateWhere" -> db.updateWhere(copies, new EmployeePatch().name("B"));
                  case "updateReturning" ->
                      db.updateReturning(copies, new EmployeePatch().name("B"));
                  case "deleteWhere" -> db.deleteWhere(copies);
                  default -> db.deleteReturning(copies);
                }
              })
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(verb + "() takes whole rows");
    }
    assertThat(sent.sql()).isEmpty();
  }

  @Test
  void whatIsReadAsTheWholeRowEqualsIt() {
    Employee boss = employee("Boss");
    Employee ann = db.insert(NewEmployee.name("Ann").managerId(boss.id()));

    assertThat(
            db.list(
                Employee.ROWS
                    .select(EMPLOYEES.ID, EMPLOYEES.NAME, EMPLOYEES.MANAGER_ID)
                    .into(Employee::new)
                    .orderBy(EMPLOYEES.ID)))
        .containsExactly(boss, ann);
  }
}
