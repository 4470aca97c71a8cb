package dev.catalog;

import static dev.catalog.fixture.types.Tables.ANCHORS;
import static dev.catalog.fixture.types.Tables.ROPES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.catalog.fixture.Colour;
import dev.catalog.fixture.Document;
import dev.catalog.fixture.types.Anchor;
import dev.catalog.fixture.types.NewAnchor;
import dev.catalog.fixture.types.NewRope;
import dev.catalog.fixture.types.Rope;
import dev.catalog.fixture.types.enums.Mood;
import dev.catalog.testing.PostgresExtension;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows are found and related by keys of any type, one or many at once. */
class KeyTypesTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/types");

  private Database db;

  record Tied(Rope rope, Optional<Anchor> anchor) {}

  record Holding(Anchor anchor, List<Rope> ropes) {}

  /** A unique column of anchors, and the foreign key of ropes that refers to it. */
  record KeyCase<V>(
      String name,
      Key<Anchor, V> key,
      BiFunction<NewAnchor, V, NewAnchor> anchor,
      BiFunction<NewRope, V, NewRope> rope,
      ToOptional<Rope, Anchor> one,
      ToMany<Anchor, Rope> many,
      List<V> values) {}

  @BeforeEach
  void open() {
    db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .build());
    db.deleteWhere(Rope.ROWS.all());
    db.deleteWhere(Anchor.ROWS.all());
  }

  @AfterEach
  void close() {
    db.close();
  }

  @TestFactory
  Stream<DynamicTest> rowsAreFoundAndRelatedByKeysOfThisType() {
    return cases().stream().map(each -> dynamicTest(each.name(), () -> check(each)));
  }

  private <V> void check(KeyCase<V> column) {
    db.deleteWhere(Rope.ROWS.all());
    db.deleteWhere(Anchor.ROWS.all());
    List<Anchor> anchors = new ArrayList<>();
    List<Rope> ropes = new ArrayList<>();
    for (V value : column.values()) {
      anchors.add(db.insert(column.anchor().apply(NewAnchor.defaults(), value)));
      ropes.add(db.insert(column.rope().apply(NewRope.defaults(), value)));
    }

    for (int i = 0; i < anchors.size(); i++) {
      V value = column.values().get(i);
      assertThat(db.find(column.key(), value)).contains(anchors.get(i));
    }
    assertThat(db.findAll(column.key(), column.values())).isEqualTo(anchors);
    assertThat(db.list(Rope.ROWS.orderBy(ROPES.ID).with(column.one()).into(Tied::new)))
        .extracting(tied -> tied.anchor().orElseThrow())
        .isEqualTo(anchors);
    List<List<Rope>> each = ropes.stream().map(List::of).toList();
    assertThat(db.list(Anchor.ROWS.orderBy(ANCHORS.ID).with(column.many()).into(Holding::new)))
        .extracting(Holding::ropes)
        .isEqualTo(each);
    assertThat(
            db.list(
                Anchor.ROWS.orderBy(ANCHORS.ID).with(column.many().limit(1)).into(Holding::new)))
        .extracting(Holding::ropes)
        .isEqualTo(each);
    db.deleteWhere(Rope.ROWS.all());
    for (V value : column.values()) {
      assertThat(db.delete(column.key(), value)).isTrue();
    }
  }

  @Test
  void relationsFollowTextsThatTheServerTakesForEqual() {
    Anchor anchor =
        db.insert(NewAnchor.defaults().email("Ada@Example.org").price(new BigDecimal("1.0")));
    Rope rope =
        db.insert(NewRope.defaults().email("ada@example.ORG").price(new BigDecimal("1.00")));

    assertThat(db.find(Anchor.BY_EMAIL, "ADA@example.org")).contains(anchor);
    assertThat(db.list(Anchor.ROWS.with(Anchor.ROPES_BY_EMAIL).into(Holding::new)))
        .containsExactly(new Holding(anchor, List.of(rope)));
    assertThat(db.list(Anchor.ROWS.with(Anchor.ROPES_BY_PRICE).into(Holding::new)))
        .containsExactly(new Holding(anchor, List.of(rope)));
  }

  private static List<KeyCase<?>> cases() {
    return List.of(
        new KeyCase<>(
            "timestamptz",
            Anchor.BY_PARTED,
            NewAnchor::parted,
            NewRope::parted,
            Rope.PARTED,
            Anchor.ROPES_BY_PARTED,
            List.of(
                OffsetDateTime.MIN,
                OffsetDateTime.MAX,
                ColumnCases.at(-1, 1, 1, 1_000),
                ColumnCases.at(10_000, 1, 1, 0))),
        new KeyCase<>(
            "timestamp",
            Anchor.BY_UNPARTED,
            NewAnchor::unparted,
            NewRope::unparted,
            Rope.UNPARTED,
            Anchor.ROPES_BY_UNPARTED,
            List.of(
                LocalDateTime.MIN,
                LocalDateTime.MAX,
                LocalDateTime.of(-1, 1, 1, 0, 0),
                LocalDateTime.of(10_000, 1, 1, 0, 0))),
        new KeyCase<>(
            "date",
            Anchor.BY_DAY,
            NewAnchor::day,
            NewRope::day,
            Rope.DAY,
            Anchor.ROPES_BY_DAY,
            List.of(
                LocalDate.MIN, LocalDate.MAX, LocalDate.of(0, 1, 1), LocalDate.of(10_000, 1, 1))),
        new KeyCase<>(
            "time",
            Anchor.BY_HOUR,
            NewAnchor::hour,
            NewRope::hour,
            Rope.HOUR,
            Anchor.ROPES_BY_HOUR,
            List.of(LocalTime.MIDNIGHT, LocalTime.MAX, LocalTime.NOON)),
        new KeyCase<>(
            "char(n)",
            Anchor.BY_LETTERS,
            NewAnchor::letters,
            NewRope::letters,
            Rope.LETTERS,
            Anchor.ROPES_BY_LETTERS,
            List.of("     ", "ab   ", "abcde")),
        new KeyCase<>(
            "citext",
            Anchor.BY_EMAIL,
            NewAnchor::email,
            NewRope::email,
            Rope.EMAIL,
            Anchor.ROPES_BY_EMAIL,
            List.of("", "Ada", ColumnCases.HOSTILE)),
        new KeyCase<>(
            "inet",
            Anchor.BY_HOST,
            NewAnchor::host,
            NewRope::host,
            Rope.HOST,
            Anchor.ROPES_BY_HOST,
            List.of("10.0.0.1", "::1", "10.0.0.0/8")),
        new KeyCase<>(
            "bit(n)",
            Anchor.BY_BITS,
            NewAnchor::bits,
            NewRope::bits,
            Rope.BITS,
            Anchor.ROPES_BY_BITS,
            List.of("000", "111", "101")),
        new KeyCase<>(
            "enum",
            Anchor.BY_MOOD,
            NewAnchor::mood,
            NewRope::mood,
            Rope.MOOD,
            Anchor.ROPES_BY_MOOD,
            List.of(Mood.values())),
        new KeyCase<>(
            "numeric",
            Anchor.BY_PRICE,
            NewAnchor::price,
            NewRope::price,
            Rope.PRICE,
            Anchor.ROPES_BY_PRICE,
            List.of(new BigDecimal("0.00"), new BigDecimal("1E-20"), BigDecimal.TEN.pow(100))),
        new KeyCase<>(
            "bytea",
            Anchor.BY_RAW,
            NewAnchor::raw,
            NewRope::raw,
            Rope.RAW,
            Anchor.ROPES_BY_RAW,
            List.of(new byte[0], new byte[] {0, 92, -1})),
        new KeyCase<>(
            "range",
            Anchor.BY_SPAN,
            NewAnchor::span,
            NewRope::span,
            Rope.SPAN,
            Anchor.ROPES_BY_SPAN,
            List.of("empty", "(,)", "[1,3)")),
        new KeyCase<>(
            "array",
            Anchor.BY_TAGS,
            NewAnchor::tags,
            NewRope::tags,
            Rope.TAGS,
            Anchor.ROPES_BY_TAGS,
            List.of(new String[0], new String[] {"a", null}, new String[] {ColumnCases.HOSTILE})),
        new KeyCase<>(
            "composite",
            Anchor.BY_HOME,
            NewAnchor::home,
            NewRope::home,
            Rope.HOME,
            Anchor.ROPES_BY_HOME,
            List.of(ColumnCases.address())),
        new KeyCase<>(
            "converter",
            Anchor.BY_COLOUR,
            NewAnchor::colour,
            NewRope::colour,
            Rope.COLOUR,
            Anchor.ROPES_BY_COLOUR,
            List.of(new Colour(1, 2, 3), new Colour(255, 0, 0))),
        new KeyCase<>(
            "binding",
            Anchor.BY_DOCUMENT,
            NewAnchor::document,
            NewRope::document,
            Rope.DOCUMENT,
            Anchor.ROPES_BY_DOCUMENT,
            List.of(new Document("a"), new Document(""))));
  }
}
