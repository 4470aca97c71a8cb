package dev.catalog;

import static dev.catalog.fixture.types.Tables.KEPT;
import static dev.catalog.fixture.types.Tables.SPECIMENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.select;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.catalog.fixture.Document;
import dev.catalog.fixture.types.Kept;
import dev.catalog.fixture.types.NewKept;
import dev.catalog.fixture.types.NewSpecimen;
import dev.catalog.fixture.types.Specimen;
import dev.catalog.fixture.types.enums.Mood;
import dev.catalog.testing.PostgresExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Slices by columns of every type that has an order: smallest, largest and hostile values, null.
 */
class SliceTypesTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/types");

  /** PostgreSQL has no order for these. */
  private static final Set<String> UNORDERED =
      Set.of(
          "a_json",
          "an_xml",
          "a_jsonpath",
          "a_point",
          "a_line",
          "a_box",
          "a_path",
          "a_polygon",
          "a_circle");

  private static Database db;

  @BeforeAll
  static void open() {
    db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .build());
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @TestFactory
  Stream<DynamicTest> aWalkByThisTypeMeetsEachRowOnceInOrder() {
    return ColumnCases.all().stream()
        .filter(column -> !UNORDERED.contains(column.name()))
        .map(column -> dynamicTest(column.name(), () -> walk(column)));
  }

  @TestFactory
  Stream<DynamicTest> aTypeWithoutAnOrderIsRefusedByTheServer() {
    return ColumnCases.all().stream()
        .filter(column -> UNORDERED.contains(column.name()))
        .map(
            column ->
                dynamicTest(
                    column.name(),
                    () ->
                        assertThatThrownBy(
                                () -> db.slice(Specimen.ROWS.orderBy(column.field()), null, 1))
                            .isInstanceOf(StatementException.class)));
  }

  private static <T> void walk(ColumnCase<T> column) {
    db.deleteWhere(Specimen.ROWS.all());
    for (T value : column.values()) {
      db.insert(column.create().apply(NewSpecimen.defaults(), value));
    }
    Field<T> field = column.field();
    db.dsl().insertInto(SPECIMENS, field).select(select(field).from(SPECIMENS)).execute();
    Field<T> expression = DSL.field("({0})", field.getDataType(), field);
    // backward they are the other two: descending with nulls first, ascending with nulls first
    for (OrderField<?> order : List.<OrderField<?>>of(field, expression.desc().nullsLast())) {
      List<Long> expected =
          db.list(Specimen.ROWS.select(SPECIMENS.ID).into(id -> id).orderBy(order, SPECIMENS.ID));
      Rows<Long> rows = Specimen.ROWS.select(SPECIMENS.ID).into((Long id) -> id).orderBy(order);
      walk(rows, expected);
    }
  }

  @Test
  void aWalkByColumnsThatAreNeverNullMeetsEachRowOnce() {
    db.deleteWhere(Kept.ROWS.all());
    for (int i = 0; i < 12; i++) {
      db.insert(
          NewKept.tags(new String[] {"a", i % 2 + ""})
              .raw(new byte[] {(byte) (i % 3)})
              .address("10.0.0." + i % 4)
              .document(new Document("d" + i % 5))
              .code("c" + i % 2)
              .mood(Mood.values()[i % 3]));
    }
    Rows<Long> rows =
        Kept.ROWS
            .select(KEPT.ID)
            .into((Long id) -> id)
            .orderBy(
                KEPT.CODE,
                KEPT.MOOD,
                KEPT.TAGS,
                KEPT.RAW,
                KEPT.ADDRESS,
                KEPT.DOCUMENT,
                KEPT.NUMBER);

    walk(rows, db.list(rows));
  }

  private static void walk(Rows<Long> rows, List<Long> expected) {
    List<Long> met = new ArrayList<>();
    Slice<Long> slice = db.slice(rows, null, 1);
    met.addAll(slice.rows());
    while (slice.next().isPresent() && met.size() <= expected.size()) {
      slice = db.slice(rows, slice.next().get(), 1);
      met.addAll(slice.rows());
    }
    assertThat(met).as("forward").isEqualTo(expected);
    Optional<String> previous = slice.previous();
    while (previous.isPresent() && met.size() <= 2 * expected.size()) {
      slice = db.slice(rows, previous.get(), 1);
      met.addAll(0, slice.rows());
      previous = slice.previous();
    }
    assertThat(met.subList(0, expected.size() - 1))
        .as("backward")
        .isEqualTo(expected.subList(0, expected.size() - 1));
    assertThat(met).hasSize(2 * expected.size() - 1);
  }
}
