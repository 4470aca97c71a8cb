package dev.catalog;

import static dev.catalog.Projection.columns;
import static dev.catalog.fixture.answers.constructs.Tables.DOORS;
import static dev.catalog.fixture.answers.constructs.Tables.KINDS;
import static dev.catalog.fixture.answers.constructs.Tables.LINES;
import static dev.catalog.fixture.answers.constructs.Tables.PARCELS;
import static dev.catalog.fixture.answers.constructs.Tables.POLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;

import dev.catalog.fixture.answers.constructs.Door;
import dev.catalog.fixture.answers.constructs.DoorPatch;
import dev.catalog.fixture.answers.constructs.Item;
import dev.catalog.fixture.answers.constructs.Kind;
import dev.catalog.fixture.answers.constructs.KindPatch;
import dev.catalog.fixture.answers.constructs.Line;
import dev.catalog.fixture.answers.constructs.NewDoor;
import dev.catalog.fixture.answers.constructs.NewItem;
import dev.catalog.fixture.answers.constructs.NewKind;
import dev.catalog.fixture.answers.constructs.NewLine;
import dev.catalog.fixture.answers.constructs.NewParcel;
import dev.catalog.fixture.answers.constructs.NewPole;
import dev.catalog.fixture.answers.constructs.NewProduct;
import dev.catalog.fixture.answers.constructs.NewStamp;
import dev.catalog.fixture.answers.constructs.Parcel;
import dev.catalog.fixture.answers.constructs.ParcelPatch;
import dev.catalog.fixture.answers.constructs.Pole;
import dev.catalog.fixture.answers.constructs.PolePatch;
import dev.catalog.fixture.answers.constructs.Product;
import dev.catalog.fixture.answers.constructs.Stamp;
import dev.catalog.fixture.answers.constructs.enums.State;
import dev.catalog.fixture.answers.constructs.udt.records.SpotRecord;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A column means the same with a domain's type as with the type below the domain. */
class DomainsTest extends AnswersTest {

  private static final Param<State> STATE = DSL.param("state", KINDS.STATE);

  @BeforeEach
  void empty() throws SQLException {
    sql(
        "truncate constructs.kinds, constructs.doors, constructs.poles, constructs.parcels cascade");
  }

  private void insertKinds() {
    db.insertAll(
        List.of(
            NewKind.state(State.open).label("o"),
            NewKind.state(State.shut).label("s"),
            NewKind.state(State.half).label("b")));
  }

  private List<String> labels(Condition condition) {
    return db.list(Kind.ROWS.where(condition).orderBy(KINDS.STATE)).stream()
        .map(Kind::label)
        .toList();
  }

  @Test
  void conditionsOnADomainOverAnEnumCompareTheEnum() {
    insertKinds();

    assertThat(labels(KINDS.STATE.eq(State.open))).containsExactly("o");
    assertThat(labels(KINDS.STATE.ne(State.open))).containsExactly("s", "b");
    assertThat(labels(KINDS.STATE.in(State.open, State.shut))).containsExactly("o", "s");
    assertThat(labels(Query.anyOf(KINDS.STATE, List.of(State.shut)))).containsExactly("s");
    assertThat(labels(KINDS.STATE.gt(State.open).and(KINDS.STATE.isNotNull())))
        .containsExactly("s", "b");
    assertThat(labels(KINDS.STATE.between(State.open, State.shut))).containsExactly("o", "s");
    assertThat(labels(KINDS.STATE.isDistinctFrom(State.open))).containsExactly("s", "b");
    assertThat(labels(KINDS.STATE.in(DSL.select(max(KINDS.STATE)).from(KINDS))))
        .containsExactly("b");
    assertThat(db.list(Kind.ROWS.where(KINDS.STATE.eq(STATE)).bind(STATE, State.shut)))
        .extracting(Kind::label)
        .containsExactly("s");
    assertThat(db.count(Kind.ROWS.where(KINDS.STATE.eq(State.open)))).isEqualTo(1);
  }

  @Test
  void keysOfADomainOverAnEnumFindChangeAndDelete() {
    insertKinds();

    assertThat(db.get(Kind.BY_STATE, State.open).label()).isEqualTo("o");
    assertThat(db.findAll(Kind.BY_STATE, List.of(State.shut, State.open)))
        .extracting(Kind::label)
        .containsExactlyInAnyOrder("s", "o");
    assertThat(db.update(Kind.BY_STATE, State.open, new KindPatch().label("O"))).isPresent();
    assertThat(
            db.updateAll(
                Kind.BY_STATE,
                Map.of(
                    State.shut, new KindPatch().label("S"),
                    State.open, new KindPatch().label("oo"))))
        .hasSize(2);
    assertThat(db.upsert(Kind.BY_STATE, NewKind.state(State.shut).label("u")).row().label())
        .isEqualTo("u");
    assertThat(db.insertIfAbsent(Kind.BY_STATE, NewKind.state(State.shut).label("x"))).isEmpty();
    assertThat(db.list(Kind.ROWS.all()))
        .extracting(Kind::label)
        .containsExactlyInAnyOrder("oo", "u", "b");
    assertThat(db.delete(Kind.BY_STATE, State.open)).isTrue();
    assertThat(db.deleteAll(Kind.BY_STATE, List.of(State.shut, State.open))).isEqualTo(1);
    assertThat(db.deleteWhere(Kind.ROWS.where(KINDS.STATE.eq(State.half)))).isEqualTo(1);
  }

  @Test
  void slicesByADomainOverAnEnumGoOnBehindTheLastRow() {
    insertKinds();
    Rows<Kind> byState = Kind.ROWS.orderBy(KINDS.STATE.desc());

    Slice<Kind> first = db.slice(byState, null, 2);
    Slice<Kind> second = db.slice(byState, first.next().orElseThrow(), 2);

    assertThat(Stream.of(first, second).flatMap(each -> each.rows().stream()))
        .extracting(Kind::label)
        .containsExactly("b", "s", "o");
  }

  @Test
  void aDomainOverADomainKeepsItsDefaultAndArraysOfThemTheirValues() {
    Door door =
        db.insert(
            NewDoor.id(1).state(State.open).past(new State[] {State.shut}).kept("{open,shut}"));

    assertThat(door.gate()).isEqualTo(State.shut);
    assertThat(door.past()).containsExactly(State.shut);
    assertThat(
            db.list(
                Door.ROWS.where(
                    DOORS
                        .GATE
                        .eq(State.shut)
                        .and(DOORS.PAST.eq(new State[] {State.shut}))
                        .and(DOORS.KEPT.eq("{open,shut}")))))
        .containsExactly(door);
    assertThat(db.update(Door.BY_ID, 1L, new DoorPatch().gate(State.open)).orElseThrow().gate())
        .isEqualTo(State.open);
    db.copyIn(Stream.of(NewDoor.id(2).state(State.shut).gate(State.half)));
    assertThat(db.get(Door.BY_ID, 2L).gate()).isEqualTo(State.half);
    Query<StateCount> counts =
        Query.of(columns(max(DOORS.STATE), count()).into(StateCount::new).from(DOORS));
    assertThat(db.one(counts)).isEqualTo(new StateCount(State.shut, 2));
  }

  record StateCount(State last, Integer doors) {}

  @Test
  void aDomainOverAnEnumOfAnotherSchemaIsThatEnum() {
    var north = dev.catalog.fixture.answers.constructs_elsewhere.enums.State.north;
    var south = dev.catalog.fixture.answers.constructs_elsewhere.enums.State.south;
    db.insertAll(
        List.of(NewPole.pole(north).no(1).label("n"), NewPole.pole(south).no(1).label("s")));

    assertThat(db.get(Pole.BY_ID, new Pole.Id(south, 1)).label()).isEqualTo("s");
    assertThat(db.findAll(Pole.BY_ID, List.of(new Pole.Id(south, 1), new Pole.Id(north, 2))))
        .extracting(Pole::label)
        .containsExactly("s");
    assertThat(db.update(Pole.BY_ID, new Pole.Id(north, 1), new PolePatch().label("N")))
        .hasValueSatisfying(row -> assertThat(row.label()).isEqualTo("N"));
    assertThat(db.list(Pole.ROWS.where(DSL.row(POLES.POLE, POLES.NO).eq(DSL.row(north, 1)))))
        .extracting(Pole::label)
        .containsExactly("N");
    assertThat(db.deleteAll(Pole.BY_ID, List.of(new Pole.Id(south, 1)))).isEqualTo(1);
  }

  @Test
  void domainsOverOtherTypesAreKeysAndConditionsToo() {
    SpotRecord here = new SpotRecord(1, "a,b");
    Parcel parcel =
        db.insert(
            NewParcel.code("A")
                .amount(new BigDecimal("1.50"))
                .place(here)
                .span("[1,3)")
                .tags(new String[] {"x", "y"})
                .grid("{{1,2},{3,4}}")
                .nested("{\"{a,b}\",\"{c}\"}"));
    db.insert(NewStamp.id(7).parcel("A"));

    assertThat(db.get(Parcel.BY_CODE, "A")).isEqualTo(parcel);
    assertThat(db.get(Parcel.BY_PLACE, here)).isEqualTo(parcel);
    assertThat(db.get(Parcel.BY_SPAN, "[1,3)")).isEqualTo(parcel);
    assertThat(db.get(Parcel.BY_TAGS, new String[] {"x", "y"})).isEqualTo(parcel);
    assertThat(db.findAll(Parcel.BY_TAGS, List.of(new String[] {"x", "y"}, new String[] {})))
        .containsExactly(parcel);
    assertThat(
            db.list(
                Parcel.ROWS.where(
                    PARCELS
                        .AMOUNT
                        .eq(new BigDecimal("1.5"))
                        .and(PARCELS.PLACE.eq(here))
                        .and(PARCELS.TAGS.eq(new String[] {"x", "y"}))
                        .and(PARCELS.GRID.eq("{{1,2},{3,4}}"))
                        .and(PARCELS.NESTED.eq("{\"{a,b}\",\"{c}\"}")))))
        .containsExactly(parcel);
    assertThat(
            db.update(Parcel.BY_SPAN, "[1,3)", new ParcelPatch().amount(new BigDecimal("2.00")))
                .orElseThrow()
                .amount())
        .isEqualTo("2.00");
    assertThat(db.list(Stamp.ROWS.with(Stamp.PARCEL).into((stamp, of) -> of.code())))
        .containsExactly("A");
    assertThat(db.list(Parcel.ROWS.with(Parcel.STAMPS).into((of, stamps) -> stamps.size())))
        .containsExactly(1);
  }

  @Test
  void theRowOfATableIsTheTextThatTheServerWrites() throws SQLException {
    sql(
        "truncate constructs.lines",
        "insert into constructs.lines values (1, row(1, 'a'), array[row(1, 'a')::constructs.points])");

    Line line = db.get(Line.BY_ID, 1L);
    Line copy = db.insert(NewLine.id(2).start(line.start()).stops(line.stops()));

    assertThat(line).isEqualTo(new Line(1, "(1,a)", "{\"(1,a)\"}"));
    assertThat(db.get(Line.BY_ID, 2L)).isEqualTo(copy);
    assertThat(db.count(Line.ROWS.where(LINES.START.cast(String.class).eq("(1,a)")))).isEqualTo(2);
  }

  @Test
  void aUniqueIndexThatAForeignKeyPointsAtIsAKey() throws SQLException {
    sql("truncate constructs.products cascade");
    db.insert(NewProduct.id(1).sku("x"));
    db.insert(NewItem.id(7).sku("x"));

    assertThat(db.get(Product.BY_SKU, "x").id()).isEqualTo(1);
    assertThat(db.insertIfAbsent(Product.BY_SKU, NewProduct.id(2).sku("x"))).isEmpty();
    assertThat(db.list(Item.ROWS.with(Item.SKU).into((item, product) -> product.id())))
        .containsExactly(1L);
    assertThatThrownBy(() -> db.insert(NewProduct.id(3).sku("x")))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            thrown -> assertThat(thrown.violates(Product.BY_SKU)).isTrue());
  }
}
