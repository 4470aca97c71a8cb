package dev.catalog;

import static dev.catalog.Projection.columns;
import static dev.catalog.fixture.types.Tables.SPECIMENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.catalog.fixture.Document;
import dev.catalog.fixture.types.Kept;
import dev.catalog.fixture.types.NewKept;
import dev.catalog.fixture.types.NewSpecimen;
import dev.catalog.fixture.types.Specimen;
import dev.catalog.fixture.types.SpecimenPatch;
import dev.catalog.fixture.types.enums.Mood;
import dev.catalog.testing.PostgresExtension;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every column type: what is written by one verb comes back equal by every other. */
class TypesTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/types");

  private static Database text;
  private static Database binary;

  record WithParent(Specimen specimen, Optional<Specimen> parent) {}

  record WithChildren(Specimen specimen, List<Specimen> children) {}

  record Selected<T>(long id, T value) {}

  @BeforeAll
  static void open() {
    text = open("prepareThreshold=0");
    binary = open("prepareThreshold=1");
  }

  private static Database open(String option) {
    String url = postgres.url() + (postgres.url().contains("?") ? "&" : "?") + option;
    return Database.open(
        DatabaseConfig.url(url).user(postgres.user()).password(postgres.password()).build());
  }

  @AfterAll
  static void close() {
    text.close();
    binary.close();
  }

  @TestFactory
  Stream<DynamicNode> valuesComeBackEqual() {
    return ColumnCases.all().stream().map(TypesTest::column);
  }

  private static <T> DynamicNode column(ColumnCase<T> column) {
    return dynamicContainer(
        column.name(),
        column.values().stream()
            .flatMap(
                value ->
                    Stream.of(
                        dynamicTest(
                            column.name() + ": " + column.nameOf(value) + " (text)",
                            () -> comesBack(text, column, value)),
                        dynamicTest(
                            column.name() + ": " + column.nameOf(value) + " (binary)",
                            () -> {
                              // the driver asks for binary values from the second time on
                              comesBack(binary, column, value);
                              comesBack(binary, column, value);
                            }))));
  }

  private static <T> void comesBack(Database db, ColumnCase<T> column, T value) {
    Specimen parent = db.insert(column.create().apply(NewSpecimen.defaults(), value));
    same(column, value, parent);
    same(column, value, db.find(Specimen.BY_ID, parent.id()).orElseThrow());
    same(column, value, db.findAll(Specimen.BY_ID, List.of(parent.id())).get(0));

    Specimen child = db.insert(NewSpecimen.defaults().parentId(parent.id()));
    Specimen patched =
        db.update(Specimen.BY_ID, child.id(), column.patch().apply(new SpecimenPatch(), value))
            .orElseThrow();
    same(column, value, patched);
    assertThat(db.list(Specimen.ROWS.where(SPECIMENS.ID.eq(child.id())))).containsExactly(patched);

    assertThat(
            db.list(
                Specimen.ROWS
                    .where(SPECIMENS.ID.eq(child.id()))
                    .with(Specimen.PARENT)
                    .into(WithParent::new)))
        .containsExactly(new WithParent(patched, Optional.of(parent)));
    assertThat(
            db.list(
                Specimen.ROWS
                    .where(SPECIMENS.ID.eq(parent.id()))
                    .with(Specimen.SPECIMEN_BY_PARENT)
                    .into(WithChildren::new)))
        .containsExactly(new WithChildren(parent, List.of(patched)));

    isSelected(db, column, value, child.id());
    db.delete(Specimen.BY_ID, child.id());
    comesBackFromBulkVerbs(db, column, value, parent.id());
    db.delete(Specimen.BY_ID, parent.id());
  }

  private static <T> void comesBackFromBulkVerbs(
      Database db, ColumnCase<T> column, T value, long used) {
    NewSpecimen plain = NewSpecimen.defaults().parentId(used);
    NewSpecimen created = column.create().apply(NewSpecimen.defaults().parentId(used), value);
    List<Specimen> inserted = db.insertAll(List.of(plain, created));
    same(column, value, inserted.get(1));
    List<Long> ids = inserted.stream().map(Specimen::id).toList();

    SpecimenPatch patch = column.patch().apply(new SpecimenPatch(), value);
    same(column, value, db.updateAll(Specimen.BY_ID, Map.of(ids.get(0), patch)).get(0));

    db.deleteAll(Specimen.BY_ID, ids.subList(0, 1));
    List<Session.Upserted<Specimen>> upserted =
        db.upsertAll(
            Specimen.BY_ID,
            ids.stream()
                .map(id -> column.create().apply(NewSpecimen.defaults().id(id), value))
                .toList());
    assertThat(upserted).extracting(Session.Upserted::isNew).containsExactly(true, false);
    upserted.forEach(each -> same(column, value, each.row()));
    Session.Upserted<Specimen> one =
        db.upsert(
            Specimen.BY_ID, column.create().apply(NewSpecimen.defaults().id(ids.get(1)), value));
    assertThat(one.isNew()).isFalse();
    same(column, value, one.row());

    assertThat(db.deleteAll(Specimen.BY_ID, ids)).isEqualTo(2);
    assertThat(
            db.copyIn(
                Stream.of(column.create().apply(NewSpecimen.defaults().id(ids.get(0)), value))))
        .isEqualTo(1);
    same(column, value, db.get(Specimen.BY_ID, ids.get(0)));
    db.deleteAll(Specimen.BY_ID, ids);
  }

  private static <T> void isSelected(Database db, ColumnCase<T> column, T value, long id) {
    Field<T> field = column.field();
    Selected<T> selected =
        db.one(
            Query.of(
                columns(SPECIMENS.ID, field)
                    .into((Long key, T read) -> new Selected<>(key, read))
                    .from(SPECIMENS)
                    .where(SPECIMENS.ID.eq(id))));
    assertThat(column.isEqual(selected.value(), value)).as("selected %s", selected).isTrue();
    if (column.hasEquality() && value != null) {
      assertThat(db.count(Specimen.ROWS.where(SPECIMENS.ID.eq(id)).where(field.eq(value))))
          .as("found by a condition")
          .isEqualTo(1);
      Condition anyOf = Query.anyOf(field, List.of(value));
      assertThat(db.count(Specimen.ROWS.where(SPECIMENS.ID.eq(id)).where(anyOf)))
          .as("found by anyOf")
          .isEqualTo(1);
      assertThat(db.dsl().fetchCount(SPECIMENS, SPECIMENS.ID.eq(id), anyOf))
          .as("found by anyOf in dsl()")
          .isEqualTo(1);
    }
  }

  private static <T> void same(ColumnCase<T> column, T value, Specimen row) {
    T read = column.get().apply(row);
    assertThat(column.isEqual(read, value))
        .as("%s instead of %s", column.nameOf(read), column.nameOf(value))
        .isTrue();
  }

  @Test
  void defaultsOfDomainsAndSerialsApplyWhereNothingIsSet() {
    NewKept created =
        NewKept.tags(new String[] {"a"})
            .raw(new byte[] {1})
            .address("::1")
            .document(new Document("d"));

    Kept first = text.insert(created);
    Kept second = text.find(Kept.BY_ID, first.id()).orElseThrow();

    assertThat(first.code()).isEqualTo("none");
    assertThat(first.loud()).isEqualTo("none!");
    assertThat(first.mood()).isEqualTo(Mood.so_so);
    assertThat(first.number()).isPositive();
    assertThat(second).isEqualTo(first).hasSameHashCodeAs(first);
    assertThat(second.toString())
        .startsWith("Kept[id=" + first.id() + ", ")
        .contains("tags=[a], raw=[1], address=::1");
    text.delete(Kept.BY_ID, first.id());
  }

  @Test
  void whatNoJavaValueHoldsIsRefusedAndNotApproximated() {
    Specimen row = text.insert(NewSpecimen.defaults());

    for (String value :
        List.of(
            "a_numeric = 'NaN'",
            "a_numeric = 'Infinity'",
            "some_numerics = '{NaN}'",
            "some_texts = '[2:3]={a,b}'",
            "some_integers = '{{1,2},{3,4}}'")) {
      text.dsl().execute("update specimens set " + value + " where id = " + row.id());
      assertThatThrownBy(() -> text.find(Specimen.BY_ID, row.id()))
          .as(value)
          .isInstanceOf(RuntimeException.class);
      text.dsl()
          .execute(
              "update specimens set a_numeric = null, some_numerics = null, some_texts = null,"
                  + " some_integers = null where id = "
                  + row.id());
    }
    text.delete(Specimen.BY_ID, row.id());
  }

  @Test
  void conditionsCompareWithTheWholeValue() {
    LocalDateTime second = LocalDateTime.of(2026, 1, 2, 3, 4, 5);
    BigDecimal price = new BigDecimal("1.23");
    Specimen row =
        text.insert(
            NewSpecimen.defaults()
                .aCoarseTimestamp(second)
                .someScaledNumerics(new BigDecimal[] {price})
                .someVarchars(new String[] {"abcde"})
                .someChars(new String[] {"abcde"})
                .someTimestamps(new LocalDateTime[] {second}));

    for (Database db : List.of(text, binary)) {
      Rows<Specimen> rows = Specimen.ROWS.where(SPECIMENS.ID.eq(row.id()));
      LocalDateTime before = second.minusNanos(400_000_000);
      Param<LocalDateTime> named = DSL.param("moment", SPECIMENS.A_COARSE_TIMESTAMP);
      assertThat(db.count(rows.where(SPECIMENS.A_COARSE_TIMESTAMP.gt(before)))).isEqualTo(1);
      assertThat(db.count(rows.where(SPECIMENS.A_COARSE_TIMESTAMP.eq(before)))).isZero();
      assertThat(db.count(rows.where(SPECIMENS.A_COARSE_TIMESTAMP.gt(named)).bind(named, before)))
          .isEqualTo(1);
      for (Condition cut :
          List.of(
              SPECIMENS.SOME_SCALED_NUMERICS.eq(new BigDecimal[] {new BigDecimal("1.234")}),
              SPECIMENS.SOME_VARCHARS.eq(new String[] {"abcdef"}),
              SPECIMENS.SOME_CHARS.eq(new String[] {"abcdef"}),
              SPECIMENS.SOME_TIMESTAMPS.eq(new LocalDateTime[] {before}))) {
        assertThat(db.count(rows.where(cut))).as("%s", cut).isZero();
      }
    }
    text.delete(Specimen.BY_ID, row.id());
  }

  @Test
  void everyColumnOfTheFixtureIsTested() {
    Set<String> names = new HashSet<>(Set.of("id", "parent_id"));
    ColumnCases.all().forEach(column -> names.add(column.name()));

    assertThat(SPECIMENS.fields()).extracting(Field::getName).hasSameElementsAs(names);
  }
}
