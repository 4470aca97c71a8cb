package dev.catalog;

import static dev.catalog.fixture.answers.remote.Tables.FAR_ITEMS;
import static dev.catalog.fixture.answers.remote.Tables.FAR_LINES;
import static dev.catalog.fixture.answers.remote.Tables.LINES;
import static dev.catalog.fixture.answers.remote.Tables.READINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.fixture.answers.remote.FarItem;
import dev.catalog.fixture.answers.remote.FarItemPatch;
import dev.catalog.fixture.answers.remote.FarLine;
import dev.catalog.fixture.answers.remote.Item;
import dev.catalog.fixture.answers.remote.Line;
import dev.catalog.fixture.answers.remote.LinePatch;
import dev.catalog.fixture.answers.remote.NewFarItem;
import dev.catalog.fixture.answers.remote.NewFarLine;
import dev.catalog.fixture.answers.remote.NewLine;
import dev.catalog.fixture.answers.remote.NewReading;
import dev.catalog.fixture.answers.remote.Reading;
import dev.catalog.fixture.answers.remote.ReadingPatch;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of foreign tables, alone, as a partition, and as a table that inherits. */
class ForeignTablesTest extends AnswersTest {

  @BeforeEach
  void connect() throws SQLException {
    URI server = URI.create(postgres.url().substring("jdbc:".length()));
    sql(
        "drop user mapping if exists for current_user server elsewhere",
        "create user mapping for current_user server elsewhere options (user '%s', password '%s')"
            .formatted(postgres.user(), postgres.password()),
        "alter server elsewhere options (set host '%s', set port '%d', set dbname '%s')"
            .formatted(server.getHost(), server.getPort(), server.getPath().substring(1)),
        "truncate remote.items, remote.kept_lines, remote.kept_readings, remote.readings_2026",
        "delete from only remote.lines");
  }

  private static FarItem item(long id, String name) {
    return new FarItem(id, name, BigDecimal.ZERO);
  }

  @Test
  void aForeignTableIsReadAndWrittenByConditions() {
    NewFarItem lamp = NewFarItem.id(1).name("lamp").price(BigDecimal.ZERO);
    FarItem stored = db.insert(lamp);

    assertThat(stored).isEqualTo(item(1, "lamp"));
    assertThat(db.get(Item.BY_ID, 1L)).isEqualTo(new Item(1, "lamp", BigDecimal.ZERO));
    Rows<FarItem> all = FarItem.ROWS.orderBy(FAR_ITEMS.ID);
    List<FarItem> many =
        db.insertAll(
            Stream.of(5L, 3L, 4L)
                .map(id -> NewFarItem.id(id).name("n" + id).price(BigDecimal.ZERO))
                .toList());
    assertThat(many).containsExactly(item(5, "n5"), item(3, "n3"), item(4, "n4"));
    assertThat(db.list(all)).extracting(FarItem::id).containsExactly(1L, 3L, 4L, 5L);
    assertThat(db.page(all, 1, 2))
        .isEqualTo(new Page<>(List.of(many.get(1), many.get(2)), 4, 1, 2));
    assertThat(
            db.updateReturning(
                FarItem.ROWS.where(FAR_ITEMS.ID.eq(1L)), new FarItemPatch().name("new")))
        .containsExactly(item(1, "new"));
    List<Long> streamed = new ArrayList<>();
    db.forEach(all, each -> streamed.add(each.id()));
    assertThat(streamed).containsExactly(1L, 3L, 4L, 5L);
    List<FarItem> locked = db.transaction(tx -> tx.lock(all));
    assertThat(locked).hasSize(4);
    assertThat(db.copyIn(Stream.of(NewFarItem.id(9).name("copied").price(BigDecimal.ZERO))))
        .isEqualTo(1);
    assertThat(db.deleteWhere(FarItem.ROWS.where(FAR_ITEMS.ID.gt(3L)))).isEqualTo(3);
    assertThat(db.count(Item.ROWS)).isEqualTo(2);
  }

  @Test
  void whatTheOtherServerRefusesIsRefusedHere() {
    NewFarItem lamp = NewFarItem.id(1).name("lamp").price(BigDecimal.ZERO);
    db.insert(lamp);

    assertThatThrownBy(() -> db.insert(lamp))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
              // the server between leaves out the name
              assertThat(e.constraint()).isEmpty();
            });
    assertThatThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.insert(NewFarItem.id(2).name("undone").price(BigDecimal.ZERO));
                      tx.insert(lamp);
                    }))
        .isInstanceOf(ConstraintViolationException.class);
    assertThat(db.list(FarItem.ROWS)).containsExactly(item(1, "lamp"));
  }

  @Test
  void aNullThatTheForeignTableRulesOutIsReported() throws SQLException {
    sql("insert into remote.items values (1, null, 0)");

    assertThatThrownBy(() -> db.list(FarItem.ROWS))
        .isInstanceOfSatisfying(
            UnexpectedNullException.class,
            e -> assertThat(e.columns()).containsExactly("remote.far_items.name"));
  }

  @Test
  void aForeignTableThatInheritsIsPartOfItsParent() {
    Line here = db.insert(NewLine.defaults().no(1).line("here"));
    db.insert(NewFarLine.defaults().no(2).line("far"));

    assertThat(db.list(Line.ROWS.orderBy(LINES.NO))).containsExactly(here, new Line(2, "far"));
    assertThat(db.list(FarLine.ROWS)).containsExactly(new FarLine(2, "far"));
    assertThat(db.updateReturning(Line.ROWS.where(LINES.NO.ge(1)), new LinePatch().line("changed")))
        .containsExactlyInAnyOrder(new Line(1, "changed"), new Line(2, "changed"));
    assertThat(db.deleteWhere(Line.ROWS.where(LINES.NO.eq(2)))).isEqualTo(1);
    assertThat(db.exists(FarLine.ROWS.where(FAR_LINES.NO.isNotNull()))).isFalse();
  }

  @Test
  void aForeignPartitionIsPartOfItsTable() {
    List<NewReading> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(NewReading.year(2025 + i % 2).value(i));
    }
    List<Reading> stored = db.insertAll(rows);

    for (int i = 0; i < stored.size(); i++) {
      assertThat(stored.get(i)).isEqualTo(new Reading(2025 + i % 2, i));
    }
    Rows<Reading> old = Reading.ROWS.where(READINGS.YEAR.eq(2025));
    assertThat(db.count(old)).isEqualTo(100);
    assertThat(db.list(Reading.ROWS.orderBy(READINGS.VALUE))).isEqualTo(stored);
    assertThat(
            db.updateWhere(Reading.ROWS.where(READINGS.VALUE.lt(4)), new ReadingPatch().value(-1)))
        .isEqualTo(4);
    assertThat(db.deleteReturning(Reading.ROWS.where(READINGS.VALUE.eq(-1)))).hasSize(4);
    assertThat(db.count(Reading.ROWS)).isEqualTo(196);
  }
}
