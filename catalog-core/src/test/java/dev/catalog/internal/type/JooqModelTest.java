package dev.catalog.internal.type;

import static dev.catalog.fixture.shop.Tables.EMPLOYEES;
import static dev.catalog.fixture.types.Tables.SPECIMENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.Test;

/** Fails when a version of jOOQ changes what Catalog takes from its inside. */
class JooqModelTest {

  @Test
  void aggregatesAndWindowFunctionsAreOfManyRows() {
    assertThat(List.of(count(), avg(EMPLOYEES.ID), count().over(), rowNumber().over()))
        .allMatch(JooqModel::isOfManyRows);
    assertThat(List.of(EMPLOYEES.NAME, DSL.upper(EMPLOYEES.NAME), val(1)))
        .noneMatch(JooqModel::isOfManyRows);
  }

  @Test
  void anAliasIsTakenApart() {
    assertThat(JooqModel.withoutAlias(EMPLOYEES.NAME.as("n"))).isEqualTo(EMPLOYEES.NAME);
    assertThat(JooqModel.aliasOf(EMPLOYEES.NAME.as("n"))).isEqualTo(name("n"));
    assertThat(JooqModel.withoutAlias(EMPLOYEES.NAME)).isSameAs(EMPLOYEES.NAME);
    assertThat(JooqModel.aliasOf(EMPLOYEES.NAME)).isNull();
  }

  @Test
  void nullsStandWhereTheSortFieldOrPostgresPutsThem() {
    assertThat(JooqModel.isNullsFirst(EMPLOYEES.NAME.asc(), false)).isFalse();
    assertThat(JooqModel.isNullsFirst(EMPLOYEES.NAME.desc(), true)).isTrue();
    assertThat(JooqModel.isNullsFirst(EMPLOYEES.NAME.desc().nullsLast(), true)).isFalse();
    assertThat(JooqModel.isNullsFirst(EMPLOYEES.NAME.asc().nullsFirst(), false)).isTrue();
  }

  @Test
  void listsOfValuesAreSeenWithTheirLength() {
    assertThat(lists(EMPLOYEES.ID.in(1, 2, 3))).containsExactly(3);
    assertThat(lists(EMPLOYEES.ID.notIn(List.of(1, 2)))).containsExactly(2);
    assertThat(lists(EMPLOYEES.ID.eq(1))).isEmpty();
  }

  private static List<Integer> lists(Condition condition) {
    return parts(condition).stream()
        .map(JooqModel::valueList)
        .filter(Objects::nonNull)
        .map(JooqModel.ValueList::size)
        .toList();
  }

  @Test
  void listsOfRowsAreRecognised() {
    Condition rows =
        row(EMPLOYEES.ID, EMPLOYEES.NAME).in(List.of(row(1, "a"), row(2, "b"), row(3, "c")));

    assertThat(parts(rows)).anyMatch(part -> JooqModel.isListOfRows(part.getClass()));
    assertThat(parts(rows)).anyMatch(part -> JooqModel.concernsLists(part.getClass()));
  }

  /** Returns the parts that jOOQ visits while it renders. */
  private static List<QueryPart> parts(QueryPart whole) {
    List<QueryPart> parts = new ArrayList<>();
    VisitListener listener =
        new VisitListener() {
          @Override
          public void visitStart(VisitContext context) {
            parts.add(context.queryPart());
          }
        };
    DSL.using(new DefaultConfiguration().set(SQLDialect.POSTGRES).set(listener)).render(whole);
    return parts;
  }

  @Test
  void generatedTablesAreNotBareNames() {
    assertThat(JooqModel.isGenerated(EMPLOYEES)).isTrue();
    assertThat(JooqModel.isGenerated(EMPLOYEES.as("e"))).isTrue();
    assertThat(JooqModel.isGenerated(table(name("employees")))).isFalse();
    assertThat(JooqModel.isGenerated(null)).isFalse();
  }

  @Test
  void jooqsOwnBindingsAreKnownFromThoseOfUsers() {
    assertThat(JooqModel.isOwn(EMPLOYEES.NAME.getBinding())).isTrue();
    assertThat(JooqModel.isOwn(SPECIMENS.A_DOCUMENT.getBinding())).isFalse();
  }

  @Test
  void valuesHaveTheServersTextForm() {
    assertThat(JooqModel.text(new Integer[] {1, null})).isEqualTo("{1,null}");
    assertThat(JooqModel.converterContext()).isNotNull();
  }
}
