package dev.catalog;

import static dev.catalog.fixture.answers.related.Tables.MEASURES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.catalog.fixture.answers.related.Measure;
import dev.catalog.fixture.answers.related.MeasurePatch;
import dev.catalog.fixture.answers.related.NewMeasure;
import dev.catalog.fixture.answers.related.NewTenant;
import dev.catalog.fixture.answers.related.Tenant;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database is ahead of the code: a column that was NOT NULL holds a null. */
class NullColumnsTest extends AnswersTest {

  private static final List<String> NULLABLE = List.of("id", "other");

  @BeforeEach
  void dropNotNull() throws SQLException {
    sql("truncate related.tenants cascade", "insert into related.tenants values (1), (2)");
    for (Field<?> column : MEASURES.fields()) {
      if (!NULLABLE.contains(column.getName())) {
        sql("alter table related.measures alter %s drop not null".formatted(column.getName()));
      }
    }
    sql("insert into related.measures (id, tenant_id) values (1, 1)");
  }

  @AfterEach
  void setNotNull() throws SQLException {
    sql("truncate related.measures");
    for (Field<?> column : MEASURES.fields()) {
      if (!NULLABLE.contains(column.getName())) {
        sql("alter table related.measures alter %s set not null".formatted(column.getName()));
      }
    }
  }

  private static void isNull(String column, ThrowingCallable call) {
    UnexpectedNullException thrown = catchThrowableOfType(UnexpectedNullException.class, call);
    assertThat(thrown).as(column).isNotNull();
    assertThat(thrown.columns()).containsExactly("related.measures." + column);
    assertThat(thrown)
        .hasMessage(
            "column related.measures.%s is null, and was NOT NULL when its row type was generated: give it a value, or build again from the present migrations"
                .formatted(column));
  }

  @Test
  void aNullOfEveryTypeIsReportedWithItsColumn() throws SQLException {
    Measure before = db.get(Measure.BY_ID, 1L);
    Set<Class<?>> types = new HashSet<>();
    for (Field<?> column : MEASURES.fields()) {
      String name = column.getName();
      if (!NULLABLE.contains(name)) {
        sql(
            "create table if not exists related.kept as select * from related.measures",
            "update related.measures set %s = null".formatted(name));
        isNull(name, () -> db.get(Measure.BY_ID, 1L));
        sql("update related.measures m set %1$s = k.%1$s from related.kept k".formatted(name));
        types.add(column.getType());
      }
    }
    sql("drop table related.kept");
    assertThat(types).hasSizeGreaterThan(14);
    assertThat(db.get(Measure.BY_ID, 1L)).isEqualTo(before);
  }

  @Test
  void zeroFalseAndEmptyAreValuesAndANullableColumnMayBeNull() {
    Measure read = db.get(Measure.BY_ID, 1L);
    assertThat(read.small()).isZero();
    assertThat(read.whole()).isZero();
    assertThat(read.big()).isZero();
    assertThat(read.single()).isZero();
    assertThat(read.wide()).isZero();
    assertThat(read.paid()).isFalse();
    assertThat(read.note()).isEmpty();
    assertThat(read.other()).isNull();
  }

  record OfTenant(Measure measure, Tenant tenant) {}

  record WithMeasures(Tenant tenant, List<Measure> measures) {}

  record Amount(long id, int whole) {}

  record Holder(long id, Integer whole) {}

  @Test
  void everyVerbThatReadsReportsTheColumn() throws SQLException {
    sql("update related.measures set whole = null");
    isNull("whole", () -> db.find(Measure.BY_ID, 1L));
    isNull("whole", () -> db.findAll(Measure.BY_ID, List.of(1L)));
    isNull("whole", () -> db.list(Measure.ROWS));
    isNull("whole", () -> db.first(Measure.ROWS));
    isNull("whole", () -> db.one(Measure.ROWS));
    isNull("whole", () -> db.page(Measure.ROWS, 0, 10));
    isNull("whole", () -> db.slice(Measure.ROWS, null, 10));
    isNull("whole", () -> db.stream(Measure.ROWS, rows -> rows.toList()));
    isNull("whole", () -> db.transaction(tx -> tx.lock(Measure.ROWS)));
    isNull("whole", () -> db.list(Measure.ROWS.with(Measure.TENANT).into(OfTenant::new)));
    isNull("whole", () -> db.list(Tenant.ROWS.with(Tenant.MEASURES).into(WithMeasures::new)));
  }

  record Valued<T>(Long id, T value) {}

  @Test
  void aNullAmongChosenColumnsIsReportedWithItsColumn() throws SQLException {
    sql("update related.measures set whole = null");
    isNull(
        "whole", () -> db.list(Measure.ROWS.select(MEASURES.ID, MEASURES.WHOLE).into(Amount::new)));
    isNull(
        "whole", () -> db.list(Measure.ROWS.select(MEASURES.ID, MEASURES.WHOLE).into(Holder::new)));
    for (Field<?> column : MEASURES.fields()) {
      if (!NULLABLE.contains(column.getName())) {
        sql("update related.measures set %s = null".formatted(column.getName()));
        reports(column);
      }
    }
  }

  private <T> void reports(Field<T> column) {
    Rows<Valued<T>> rows =
        Measure.ROWS.select(MEASURES.ID, column).into((id, value) -> new Valued<T>(id, value));
    isNull(column.getName(), () -> db.list(rows));
    isNull(column.getName(), () -> db.first(rows));
    isNull(column.getName(), () -> db.page(rows, 0, 10));
    isNull(column.getName(), () -> db.slice(rows, null, 10));
    isNull(column.getName(), () -> db.stream(rows, all -> all.toList()));
  }

  @Test
  void aConstraintThatIsNotValidLetsNullsStay() throws SQLException {
    assumeTrue(serverVersion() >= 18, "NOT NULL ... NOT VALID");
    sql(
        "update related.measures set note = null",
        "alter table related.measures add constraint late not null note not valid");
    try {
      isNull("note", () -> db.list(Measure.ROWS));
      isNull(
          "note",
          () ->
              db.list(
                  Measure.ROWS
                      .select(MEASURES.ID, MEASURES.NOTE)
                      .into((id, note) -> new Valued<String>(id, note))));
    } finally {
      sql("alter table related.measures drop constraint late");
    }
  }

  @Test
  void aNullableColumnAndAnExpressionAreGivenAsTheyAre() throws SQLException {
    sql("update related.measures set whole = null");
    assertThat(db.list(Measure.ROWS.select(MEASURES.ID, MEASURES.OTHER).into(Holder::new)))
        .containsExactly(new Holder(1, null));
    assertThat(db.list(Measure.ROWS.select(MEASURES.ID, MEASURES.WHOLE.plus(1)).into(Holder::new)))
        .containsExactly(new Holder(1, null));
    assertThat(
            db.list(
                Measure.ROWS
                    .select(MEASURES.ID, DSL.coalesce(MEASURES.WHOLE, 7))
                    .into(Holder::new)))
        .containsExactly(new Holder(1, 7));
  }

  @Test
  void aNullInTheForeignKeyIsNoMissingParent() throws SQLException {
    sql("update related.measures set tenant_id = null");
    isNull("tenant_id", () -> db.list(Measure.ROWS.with(Measure.TENANT).into(OfTenant::new)));
    assertThat(db.list(Tenant.ROWS.with(Tenant.MEASURES).into(WithMeasures::new)))
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.measures()).isEmpty());
  }

  @Test
  void everyVerbThatReturnsAWrittenRowReportsTheColumn() throws SQLException {
    sql("update related.measures set note = null");
    MeasurePatch patch = new MeasurePatch().whole(1);
    Rows<Measure> all = Measure.ROWS.where(MEASURES.ID.ge(1L));
    Map<Long, MeasurePatch> patches = Map.of(1L, patch);
    hasNullNote(() -> db.update(Measure.BY_ID, 1L, patch));
    hasNullNote(() -> db.updateReturning(all, patch));
    hasNullNote(() -> db.updateAll(Measure.BY_ID, patches));
    hasNullNote(() -> db.upsert(Measure.BY_ID, NewMeasure.id(1).tenantId(1)));
    hasNullNote(() -> db.deleteReturning(all));

    sql("alter table related.measures alter note set default null");
    hasNullNote(() -> db.insert(NewMeasure.id(9).tenantId(1)));
    sql("alter table related.measures alter note set default ''");
  }

  /** A write has taken effect, so its exception may say more than the null. */
  private static void hasNullNote(ThrowingCallable call) {
    assertThatThrownBy(call)
        .satisfies(
            thrown -> {
              Throwable cause = thrown;
              while (cause != null && !(cause instanceof UnexpectedNullException)) {
                cause = cause.getCause();
              }
              assertThat(cause).hasMessageContaining("related.measures.note");
            });
  }

  @Test
  void aColumnThatBecameNullableBehindAnOptionalParentIsReported() throws SQLException {
    sql(
        "alter table related.tenants alter name drop not null",
        "update related.tenants set name = null");
    try {
      record Maybe(Measure measure, Optional<Tenant> tenant) {}
      assertThatThrownBy(
              () -> db.list(Measure.ROWS.with(Measure.TENANT.optional()).into(Maybe::new)))
          .isInstanceOfSatisfying(
              UnexpectedNullException.class,
              e -> assertThat(e.columns()).containsExactly("related.tenants.name"));
      assertThatThrownBy(() -> db.insertAll(List.of(NewTenant.id(5).name("x"), NewTenant.id(1))))
          .isInstanceOf(ConstraintViolationException.class);
    } finally {
      sql(
          "update related.tenants set name = ''",
          "alter table related.tenants alter name set not null");
    }
  }
}
