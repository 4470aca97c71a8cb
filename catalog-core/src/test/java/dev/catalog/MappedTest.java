package dev.catalog;

import static dev.catalog.Projection.columns;
import static dev.catalog.fixture.shop.Tables.EMPLOYEES;
import static dev.catalog.fixture.shop.Tables.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.upper;
import static org.jooq.impl.DSL.val;

import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.Employee;
import dev.catalog.fixture.shop.Order;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.exception.DetachedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Selects that begin with {@code columns(...).into(constructor)}, in all their jOOQ surroundings.
 */
class MappedTest extends ShopTest {

  record Named(int id, String name) {}

  private static final Field<String> SHOUTED = upper(EMPLOYEES.NAME).as("shouted");

  /** A select with a constructor, beside the same as jOOQ's own. */
  record Case(String name, Select<? extends Mapped<?>> mapped, Select<?> plain) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "aliased first column, ordered by its alias",
            columns(SHOUTED).into(text -> text).from(EMPLOYEES).orderBy(SHOUTED),
            select(SHOUTED).from(EMPLOYEES).orderBy(SHOUTED)),
        new Case(
            "a column twice",
            columns(EMPLOYEES.NAME, EMPLOYEES.NAME).into(List::of).from(EMPLOYEES),
            select(EMPLOYEES.NAME, EMPLOYEES.NAME).from(EMPLOYEES)),
        new Case(
            "a bind as the first column",
            columns(val(1), EMPLOYEES.NAME).into(Named::new).from(EMPLOYEES),
            select(val(1), EMPLOYEES.NAME).from(EMPLOYEES)),
        new Case(
            "distinct on, for update",
            columns(EMPLOYEES.ID, EMPLOYEES.NAME)
                .into(Named::new)
                .distinctOn(EMPLOYEES.NAME)
                .from(EMPLOYEES)
                .orderBy(EMPLOYEES.NAME)
                .limit(5),
            select(EMPLOYEES.ID, EMPLOYEES.NAME)
                .distinctOn(EMPLOYEES.NAME)
                .from(EMPLOYEES)
                .orderBy(EMPLOYEES.NAME)
                .limit(5)),
        new Case(
            "for update",
            columns(EMPLOYEES.ID, EMPLOYEES.NAME).into(Named::new).from(EMPLOYEES).forUpdate(),
            select(EMPLOYEES.ID, EMPLOYEES.NAME).from(EMPLOYEES).forUpdate()),
        new Case(
            "grouped, with having and a window",
            columns(max(EMPLOYEES.ID), EMPLOYEES.NAME)
                .into(Named::new)
                .from(EMPLOYEES)
                .groupBy(EMPLOYEES.NAME)
                .having(count().gt(0))
                .orderBy(count().over().desc(), EMPLOYEES.NAME),
            select(max(EMPLOYEES.ID), EMPLOYEES.NAME)
                .from(EMPLOYEES)
                .groupBy(EMPLOYEES.NAME)
                .having(count().gt(0))
                .orderBy(count().over().desc(), EMPLOYEES.NAME)),
        new Case(
            "a scalar subquery as the first column",
            columns(field(select(max(EMPLOYEES.ID)).from(EMPLOYEES)), inline("x")).into(Named::new),
            select(field(select(max(EMPLOYEES.ID)).from(EMPLOYEES)), inline("x"))));
  }

  @BeforeEach
  void hire() {
    employee("Ann");
    employee("Ben");
  }

  @ParameterizedTest
  @MethodSource("cases")
  @SuppressWarnings("unchecked")
  void theConstructorChangesNothingInTheSqlAndGetsTheColumns(Case each) {
    Query<Object> query = Query.of((Select<Mapped<Object>>) each.mapped());
    Query<Object> plain = Query.mapping(each.plain(), row -> row.intoList());

    assertThat(query.sql()).isEqualTo(plain.sql());
    assertThat(db.list(query)).hasSameSizeAs(db.list(plain)).isNotEmpty();
  }

  @Test
  void theFirstConstructorBuildsTheRowsOfAUnion() {
    var everybody =
        columns(EMPLOYEES.ID, EMPLOYEES.NAME)
            .into(Named::new)
            .from(EMPLOYEES)
            .unionAll(
                columns(inline(0), inline("nobody"))
                    .into((id, text) -> new Named(-1, "the second constructor is not asked")));

    assertThat(db.list(Query.of(everybody)))
        .extracting(Named::name)
        .containsExactlyInAnyOrder("Ann", "Ben", "nobody");
  }

  @Test
  void aMappedSelectIsAnOrdinaryPartOfOtherSelects() {
    var names = columns(EMPLOYEES.NAME).into(text -> text).from(EMPLOYEES);
    var cte = name("names").as(names);
    Table<?> derived = names.asTable("derived");

    Query<String> last =
        Query.mapping(
            org.jooq.impl.DSL.with(cte).select(max(cte.field(EMPLOYEES.NAME))).from(cte),
            row -> row.value1());
    Query<String> first =
        Query.of(columns(min(derived.field(EMPLOYEES.NAME))).into(text -> text).from(derived));

    assertThat(db.one(last)).isEqualTo("Ben");
    assertThat(db.one(first)).isEqualTo("Ann");
    assertThat(db.list(Employee.ROWS.where(EMPLOYEES.NAME.in(select(inline("Ann")))))).hasSize(1);
  }

  @Test
  void onlyASessionRunsASelectWithAConstructor() {
    var mapped = columns(EMPLOYEES.ID, EMPLOYEES.NAME).into(Named::new).from(EMPLOYEES);

    assertThatThrownBy(() -> db.dsl().fetch(mapped))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Query.of(select)");
    assertThatThrownBy(mapped::fetch).isInstanceOf(DetachedException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Query.mapping(mapped, row -> row))
        .withMessageEndingWith("use Query.of(select) without a mapper");
    assertThat(sent.sql()).isEmpty();
    assertThat(db.list(Query.of(mapped))).hasSize(2);
  }

  @Test
  void columnsAndSelectsMayBeUsedMoreThanOnce() {
    Projection.ColumnsOf2<Integer, String> both = columns(EMPLOYEES.ID, EMPLOYEES.NAME);
    var named = both.into(Named::new).from(EMPLOYEES).orderBy(EMPLOYEES.NAME);
    var names = both.into((id, text) -> text).from(EMPLOYEES).orderBy(EMPLOYEES.NAME);

    assertThat(db.list(Query.of(names))).containsExactly("Ann", "Ben");
    assertThat(db.list(Query.of(named))).extracting(Named::name).containsExactly("Ann", "Ben");
    assertThat(db.list(Query.of(named))).isEqualTo(db.list(Query.of(named)));
  }

  @Test
  void aColumnAddedBehindTheConstructorIsRefused() {
    var names = columns(EMPLOYEES.NAME).into(text -> text).from(EMPLOYEES);
    names.getQuery().addSelect(EMPLOYEES.ID);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Query.of(names))
        .withMessage(
            "the select must have as many columns as its constructor takes, 1: 2; name all of them in columns(...)");
  }

  record Two(String name, int id) {
    Two(int id) {
      this("one constructor of two", id);
    }
  }

  record Holder<T>(T value) {}

  record Many(Object... all) {}

  @Test
  void constructorsOfEveryKindAreTaken() {
    var rows = Employee.ROWS.where(EMPLOYEES.NAME.eq("Ann"));

    assertThat(db.one(rows.select(EMPLOYEES.ID).into(Two::new)).name()).startsWith("one");
    assertThat(db.one(rows.select(EMPLOYEES.NAME, EMPLOYEES.ID).into(Two::new)).name())
        .isEqualTo("Ann");
    Rows<Holder<String>> held = rows.select(EMPLOYEES.NAME).into(Holder::new);
    assertThat(db.one(held).value()).isEqualTo("Ann");
    assertThat(db.one(rows.select(EMPLOYEES.NAME, EMPLOYEES.ID).into(Many::new)).all()).hasSize(2);
    Rows<String> shouted = rows.select(EMPLOYEES.NAME).into(text -> text + "!");
    assertThat(db.one(shouted)).isEqualTo("Ann!");
  }

  record SoldTwice(Order order, Optional<Employee> first, Optional<Employee> second) {}

  @Test
  void aRelationMayBeAskedForTwice() {
    Customer customer = customer("ada@example.org");
    order(customer);

    assertThat(db.one(Order.ROWS.with(Order.SELLER, Order.SELLER).into(SoldTwice::new)).second())
        .isEmpty();
  }

  @Test
  void aNullPartIsRefusedByItsPlace() {
    Relation<Order, Customer> none = null;
    Field<String> nothing = null;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Order.ROWS.with(Order.SELLER, none))
        .withMessageStartingWith("relation 2 must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Customer.ORDERS.with(none))
        .withMessageStartingWith("relation 1 must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> columns(EMPLOYEES.ID, nothing))
        .withMessageStartingWith("column 2 must not be null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Order.ROWS.select(ORDERS.ID, nothing))
        .withMessageStartingWith("column 2 must not be null");
  }
}
