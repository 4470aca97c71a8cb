package dev.catalog;

import static dev.catalog.fixture.answers.related.Tables.CARDS;
import static dev.catalog.fixture.answers.related.Tables.TENANTS;
import static dev.catalog.fixture.answers.related.Tables.TRIPS;
import static dev.catalog.fixture.answers.related.Tables.VEHICLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.fixture.answers.related.Card;
import dev.catalog.fixture.answers.related.Log;
import dev.catalog.fixture.answers.related.LogPatch;
import dev.catalog.fixture.answers.related.NewVehicle;
import dev.catalog.fixture.answers.related.Tenant;
import dev.catalog.fixture.answers.related.TenantPatch;
import dev.catalog.fixture.answers.related.Trip;
import dev.catalog.fixture.answers.related.Truck;
import dev.catalog.fixture.answers.related.Vehicle;
import dev.catalog.fixture.answers.related.VehiclePatch;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys and relations mean a table's own rows, lists those of inheriting tables too. */
class InheritanceTest extends AnswersTest {

  private static final Vehicle CAR = new Vehicle(1, "A", "car");
  private static final Vehicle TRUCK = new Vehicle(1, "A", "truck");
  private static final Vehicle LORRY = new Vehicle(2, "B", "lorry");
  private static final Trip TRIP = new Trip(1, 1, null);
  private static final Trip LONG_TRIP = new Trip(1, 1, 2L);
  private static final Card CARD = new Card(1, 1);

  private static final Rows<Vehicle> VEHICLES_IN_ORDER =
      Vehicle.ROWS.orderBy(VEHICLES.ID, VEHICLES.NOTE);

  private final SentStatements sent = new SentStatements();

  @BeforeEach
  void fill() throws SQLException {
    sql(
        "truncate related.vehicles, related.trips, related.cards, related.logs cascade",
        "insert into related.vehicles values (1, 'A', 'car')",
        "insert into related.trucks values (1, 'A', 'truck', 3), (2, 'B', 'lorry', 4)",
        "insert into related.trips values (1, 1)",
        "insert into related.long_trips values (1, 1, 2, 7)",
        "insert into related.cards values (1, 1)",
        "insert into related.gold_cards values (2, 1, 5)",
        "insert into related.logs values (1, '2026-05-01', 'kept')");
  }

  private List<Truck> trucks() {
    return db.list(Truck.ROWS);
  }

  @Test
  void aKeyFindsTheTablesOwnRow() {
    assertThat(db.find(Vehicle.BY_ID, 1L)).contains(CAR);
    assertThat(db.find(Vehicle.BY_ID, 2L)).isEmpty();
    assertThat(db.find(Vehicle.BY_PLATE, "A")).contains(CAR);
    assertThat(db.findAll(Vehicle.BY_ID, List.of(2L, 1L))).containsExactly(CAR);
    assertThat(db.findAll(Vehicle.BY_PLATE, List.of("A", "B"))).containsExactly(CAR);
    assertThatThrownBy(() -> db.get(Vehicle.BY_ID, 2L)).isInstanceOf(RowNotFoundException.class);
  }

  @Test
  void aKeyChangesTheTablesOwnRow() {
    List<Truck> before = trucks();
    Vehicle changed = new Vehicle(1, "A", "new");
    assertThat(db.update(Vehicle.BY_ID, 1L, new VehiclePatch().note("new"))).contains(changed);
    assertThat(db.update(Vehicle.BY_ID, 2L, new VehiclePatch().note("new"))).isEmpty();
    assertThat(db.update(Vehicle.BY_ID, 1L, new VehiclePatch())).contains(changed);
    assertThat(
            db.updateAll(
                Vehicle.BY_ID,
                Map.of(1L, new VehiclePatch().note("x"), 2L, new VehiclePatch().note("y"))))
        .containsExactly(new Vehicle(1, "A", "x"));
    assertThat(db.updateAll(Vehicle.BY_ID, Map.of(1L, new VehiclePatch())))
        .containsExactly(new Vehicle(1, "A", "x"));
    assertThat(db.upsert(Vehicle.BY_ID, NewVehicle.id(1).note("z")).isNew()).isFalse();
    assertThat(trucks()).isEqualTo(before);
  }

  @Test
  void aKeyDeletesTheTablesOwnRow() throws SQLException {
    List<Truck> before = trucks();
    sql("truncate related.cards, related.trips");
    assertThat(db.delete(Vehicle.BY_ID, 2L)).isFalse();
    assertThat(db.delete(Vehicle.BY_PLATE, "A")).isTrue();
    assertThat(db.insertIfAbsent(Vehicle.BY_ID, NewVehicle.id(2))).isPresent();
    assertThat(db.deleteAll(Vehicle.BY_ID, List.of(1L, 2L))).isEqualTo(1);
    assertThat(trucks()).isEqualTo(before);
  }

  @Test
  void aListFindsTheRowsOfInheritingTablesByEveryVerb() {
    List<Vehicle> all = List.of(CAR, TRUCK, LORRY);
    assertThat(db.list(VEHICLES_IN_ORDER)).isEqualTo(all);
    assertThat(db.count(Vehicle.ROWS)).isEqualTo(3);
    assertThat(db.page(VEHICLES_IN_ORDER, 0, 2))
        .isEqualTo(new Page<>(List.of(CAR, TRUCK), 3, 0, 2));
    List<Vehicle> streamed = db.stream(VEHICLES_IN_ORDER, rows -> rows.toList());
    assertThat(streamed).isEqualTo(all);
    assertThat(db.exists(Vehicle.ROWS.where(VEHICLES.ID.eq(2L)))).isTrue();
    List<Vehicle> locked = db.transaction(tx -> tx.lock(VEHICLES_IN_ORDER));
    assertThat(locked).isEqualTo(all);
    assertThat(
            db.updateWhere(Vehicle.ROWS.where(VEHICLES.ID.eq(1L)), new VehiclePatch().note("both")))
        .isEqualTo(2);
    assertThat(db.deleteWhere(Vehicle.ROWS.where(VEHICLES.ID.eq(2L)))).isEqualTo(1);
  }

  @Test
  void aSliceWouldNotTellRowsWithTheSameKeyApart() {
    assertThatThrownBy(() -> db.slice(Vehicle.ROWS, null, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "slice() needs a key that holds for all rows, and tables inherit from related.vehicles"
                + " without its key: use page() or list()");
  }

  record WithVehicle(Trip trip, Vehicle vehicle) {}

  record WithSpare(Trip trip, Optional<Vehicle> spare) {}

  @Test
  void aParentIsTheReferencedTablesOwnRow() {
    Rows<WithVehicle> trips =
        Trip.ROWS.orderBy(TRIPS.SPARE_ID.desc()).with(Trip.VEHICLE).into(WithVehicle::new);
    assertThat(db.list(trips))
        .containsExactly(new WithVehicle(TRIP, CAR), new WithVehicle(LONG_TRIP, CAR));
    assertThat(db.count(trips)).isEqualTo(2);
    assertThat(db.page(trips, 0, 1).rows()).containsExactly(new WithVehicle(TRIP, CAR));

    // the foreign key is not one of long_trips, so a spare may be a truck
    assertThat(
            db.list(Trip.ROWS.orderBy(TRIPS.SPARE_ID.desc()).with(Trip.SPARE).into(WithSpare::new)))
        .containsExactly(
            new WithSpare(TRIP, Optional.empty()), new WithSpare(LONG_TRIP, Optional.empty()));
  }

  record WithCard(Vehicle vehicle, Optional<Card> card) {}

  record TripOfCard(Trip trip, WithCard vehicle) {}

  @Test
  void aChildOfAUniqueKeyIsItsTablesOwnRowAndBelongsToOne() {
    assertThat(db.list(VEHICLES_IN_ORDER.with(Vehicle.CARD).into(WithCard::new)))
        .containsExactly(
            new WithCard(CAR, Optional.of(CARD)),
            new WithCard(TRUCK, Optional.empty()),
            new WithCard(LORRY, Optional.empty()));
    assertThat(
            db.list(
                Trip.ROWS
                    .where(TRIPS.SPARE_ID.isNull())
                    .with(Trip.VEHICLE.with(Vehicle.CARD).into(WithCard::new))
                    .into(TripOfCard::new)))
        .containsExactly(new TripOfCard(TRIP, new WithCard(CAR, Optional.of(CARD))));
  }

  record WithTrips(Vehicle vehicle, List<Trip> trips) {}

  record OfCard(Card card, WithTrips vehicle) {}

  @Test
  void childrenAreTheirTablesOwnRowsAndBelongToOne() {
    List<WithTrips> expected =
        List.of(
            new WithTrips(CAR, List.of(TRIP)),
            new WithTrips(TRUCK, List.of()),
            new WithTrips(LORRY, List.of()));
    assertThat(db.list(VEHICLES_IN_ORDER.with(Vehicle.TRIPS_BY_VEHICLE).into(WithTrips::new)))
        .isEqualTo(expected);
    assertThat(
            db.list(
                VEHICLES_IN_ORDER
                    .with(Vehicle.TRIPS_BY_VEHICLE.limit(5).orderBy(TRIPS.ID))
                    .into(WithTrips::new)))
        .isEqualTo(expected);
    List<WithTrips> streamed =
        db.stream(
            VEHICLES_IN_ORDER.with(Vehicle.TRIPS_BY_VEHICLE).into(WithTrips::new),
            rows -> rows.toList());
    assertThat(streamed).isEqualTo(expected);
    assertThat(
            db.list(
                Card.ROWS
                    .orderBy(CARDS.ID)
                    .with(Card.VEHICLE.with(Vehicle.TRIPS_BY_VEHICLE).into(WithTrips::new))
                    .into(OfCard::new)))
        .extracting(OfCard::vehicle)
        .containsExactly(expected.get(0), expected.get(0));
  }

  @Test
  void aSubqueryOfTheSameTableMeansAllItsRows() {
    assertThat(
            db.list(
                VEHICLES_IN_ORDER
                    .with(
                        Vehicle.TRIPS_BY_VEHICLE.where(
                            DSL.val(2).eq(DSL.select(DSL.count()).from(TRIPS))))
                    .into(WithTrips::new)))
        .first()
        .isEqualTo(new WithTrips(CAR, List.of(TRIP)));
  }

  @Test
  void aPathFollowsTheForeignKeyToItsTablesOwnRow() {
    Rows<Trip> ofTheCar =
        Trip.ROWS.where(TRIPS.tripsVehicleIdFkey().NOTE.isNotNull()).orderBy(TRIPS.SPARE_ID.desc());
    assertThat(db.list(ofTheCar)).containsExactly(TRIP, LONG_TRIP);
    assertThat(db.count(ofTheCar)).isEqualTo(2);
    assertThat(db.list(Trip.ROWS.orderBy(TRIPS.tripsVehicleIdFkey().NOTE, TRIPS.SPARE_ID.desc())))
        .containsExactly(TRIP, LONG_TRIP);
    Rows<Trip> ofTheLorry = Trip.ROWS.where(TRIPS.tripsSpareIdFkey().NOTE.eq("lorry"));
    assertThat(db.list(ofTheLorry)).isEmpty();
    assertThat(db.deleteWhere(ofTheLorry)).isZero();
    assertThat(db.deleteWhere(ofTheCar)).isEqualTo(2);
  }

  @Test
  void rowsOfPartitionsAreTheTablesOwn() {
    Log.Id id = new Log.Id(1, LocalDate.of(2026, 5, 1));
    assertThat(db.find(Log.BY_ID, id)).isPresent();
    assertThat(db.update(Log.BY_ID, id, new LogPatch().note("new"))).isPresent();
    assertThat(db.slice(Log.ROWS, null, 5).rows()).hasSize(1);
    assertThat(db.delete(Log.BY_ID, id)).isTrue();
  }

  @Test
  void aTableThatInheritsSinceTheBuildGivesNoRowAtRandom() throws SQLException {
    sql(
        "create table related.late (extra int) inherits (related.tenants)",
        "insert into related.tenants values (7, 'own')",
        "insert into related.late values (7, 'late', 1)");
    try {
      assertThatThrownBy(() -> db.find(Tenant.BY_ID, 7L))
          .isInstanceOf(TooManyRowsException.class)
          .hasMessageStartingWith("more than one row has the key: other tables inherit");
      assertThatThrownBy(() -> db.update(Tenant.BY_ID, 7L, new TenantPatch().name("new")))
          .isInstanceOf(TooManyRowsException.class)
          .hasMessageStartingWith("more than one row has the key, and each has been written");
      assertThat(db.count(Tenant.ROWS.where(TENANTS.NAME.eq("new")))).isEqualTo(2);
    } finally {
      sql("drop table related.late", "delete from related.tenants where id = 7");
    }
  }

  @Test
  void onlyStandsWhereAConstraintIsMeant() {
    try (Database listened = Database.open(config().onStatement(sent).build())) {
      listened.find(Vehicle.BY_ID, 1L);
      listened.list(Trip.ROWS.with(Trip.VEHICLE).into(WithVehicle::new));
    }
    assertThat(sent.sql().get(0)).contains("from only \"related\".\"vehicles\" where");
    assertThat(sent.sql().get(1))
        .contains("from \"related\".\"trips\"")
        .contains("join only \"related\".\"vehicles\" as \"vehicle\"");
  }
}
