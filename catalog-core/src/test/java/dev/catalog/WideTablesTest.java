package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.fixture.tables.shapes.NewWide_127;
import dev.catalog.fixture.tables.shapes.NewWide_130;
import dev.catalog.fixture.tables.shapes.NewWide_300;
import dev.catalog.fixture.tables.shapes.Wide_127;
import dev.catalog.fixture.tables.shapes.Wide_127Patch;
import dev.catalog.fixture.tables.shapes.Wide_130;
import dev.catalog.fixture.tables.shapes.Wide_130Patch;
import dev.catalog.fixture.tables.shapes.Wide_300;
import dev.catalog.fixture.tables.shapes.Wide_300Patch;
import org.junit.jupiter.api.Test;

/** Tables as wide as a record, and wider. */
class WideTablesTest extends TablesFixtureTest {

  @Test
  void asManyLongsAsARecordHoldsArePrimitive() {
    Wide_127 row = db.insert(NewWide_127.id(1).c2(2).c64(64).c65(65).c127(127));

    assertThat(db.find(Wide_127.BY_ID, 1L)).contains(row);
    assertThat(row)
        .returns(2L, Wide_127::c2)
        .returns(0L, Wide_127::c3)
        .returns(64L, Wide_127::c64)
        .returns(65L, Wide_127::c65)
        .returns(127L, Wide_127::c127);
    assertThat(db.update(Wide_127.BY_ID, 1L, new Wide_127Patch().c127(-1)))
        .get()
        .returns(-1L, Wide_127::c127)
        .returns(64L, Wide_127::c64);
    assertThat(db.list(Wide_127.ROWS)).hasSize(1);
    assertThat(db.delete(Wide_127.BY_ID, 1L)).isTrue();
  }

  @Test
  void moreLongsAreBoxed() {
    Wide_130 row = db.insert(NewWide_130.id(1L).c129(129L).c130(130L));

    assertThat(db.find(Wide_130.BY_ID, 1L)).contains(row);
    assertThat(row).returns(130L, Wide_130::c130).returns(0L, Wide_130::c2);
    assertThat(db.update(Wide_130.BY_ID, 1L, new Wide_130Patch().c130(-1L)))
        .get()
        .returns(-1L, Wide_130::c130)
        .returns(129L, Wide_130::c129);
    assertThat(db.list(Wide_130.ROWS)).hasSize(1);
    assertThat(db.delete(Wide_130.BY_ID, 1L)).isTrue();
  }

  @Test
  void excludedColumnsAreNeitherReadNorWritten() {
    Wide_300 row = db.insert(NewWide_300.id(1L).c254(254));
    db.dsl().execute("update shapes.wide_300 set c300 = 300");

    assertThat(Wide_300.class.getRecordComponents()).hasSize(254);
    assertThat(db.find(Wide_300.BY_ID, 1L)).contains(row);
    assertThat(db.update(Wide_300.BY_ID, 1L, new Wide_300Patch().c2(2)))
        .get()
        .returns(2, Wide_300::c2)
        .returns(254, Wide_300::c254);
    assertThat(db.dsl().fetchValue("select c300 from shapes.wide_300")).isEqualTo(300);
    assertThat(db.list(Wide_300.ROWS)).hasSize(1);
    assertThat(db.delete(Wide_300.BY_ID, 1L)).isTrue();
  }

  @Test
  void aNullInAnyColumnIsReportedWhereverItsReaderIsSplit() {
    db.insert(NewWide_127.id(7));
    db.insert(NewWide_130.id(7L));
    db.insert(NewWide_300.id(7L));
    reportsNulls(Wide_127.ROWS, "wide_127", 2, 127);
    reportsNulls(Wide_130.ROWS, "wide_130", 2, 130);
    db.dsl().execute("update shapes.wide_300 set c300 = null, c254 = null, c2 = null");
    assertThat(db.list(Wide_300.ROWS)).hasSize(1);
  }

  private void reportsNulls(Rows<?> rows, String table, int first, int last) {
    for (int column = first; column <= last; column++) {
      String name = "c" + column;
      db.dsl().execute("alter table shapes.%s alter %s drop not null".formatted(table, name));
      db.dsl().execute("update shapes.%s set %s = null".formatted(table, name));
      assertThatThrownBy(() -> db.list(rows))
          .isInstanceOfSatisfying(
              UnexpectedNullException.class,
              e -> assertThat(e.columns()).containsExactly("shapes." + table + "." + name));
      db.dsl().execute("update shapes.%s set %s = 1".formatted(table, name));
      db.dsl().execute("alter table shapes.%s alter %s set not null".formatted(table, name));
    }
    assertThat(db.list(rows)).hasSize(1);
    db.deleteWhere(rows.all());
  }
}
