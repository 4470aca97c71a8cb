package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catalog.fixture.tables.shapes.Account;
import dev.catalog.fixture.tables.shapes.AccountPatch;
import dev.catalog.fixture.tables.shapes.Audit;
import dev.catalog.fixture.tables.shapes.AuditPatch;
import dev.catalog.fixture.tables.shapes.Booking;
import dev.catalog.fixture.tables.shapes.BookingPatch;
import dev.catalog.fixture.tables.shapes.City;
import dev.catalog.fixture.tables.shapes.CityPatch;
import dev.catalog.fixture.tables.shapes.CompositeKey;
import dev.catalog.fixture.tables.shapes.CompositeKeyPatch;
import dev.catalog.fixture.tables.shapes.Country;
import dev.catalog.fixture.tables.shapes.LogLine;
import dev.catalog.fixture.tables.shapes.LogLinePatch;
import dev.catalog.fixture.tables.shapes.Measurement;
import dev.catalog.fixture.tables.shapes.MeasurementPatch;
import dev.catalog.fixture.tables.shapes.NewAccount;
import dev.catalog.fixture.tables.shapes.NewAudit;
import dev.catalog.fixture.tables.shapes.NewBooking;
import dev.catalog.fixture.tables.shapes.NewCity;
import dev.catalog.fixture.tables.shapes.NewCompositeKey;
import dev.catalog.fixture.tables.shapes.NewLogLine;
import dev.catalog.fixture.tables.shapes.NewMatch;
import dev.catalog.fixture.tables.shapes.NewMeasurement;
import dev.catalog.fixture.tables.shapes.NewPosition;
import dev.catalog.fixture.tables.shapes.NewRemark;
import dev.catalog.fixture.tables.shapes.NewTagDay;
import dev.catalog.fixture.tables.shapes.NewTeam;
import dev.catalog.fixture.tables.shapes.NewTicket;
import dev.catalog.fixture.tables.shapes.NewTruck;
import dev.catalog.fixture.tables.shapes.NewVehicle;
import dev.catalog.fixture.tables.shapes.Position;
import dev.catalog.fixture.tables.shapes.PositionPatch;
import dev.catalog.fixture.tables.shapes.Remark;
import dev.catalog.fixture.tables.shapes.RemarkPatch;
import dev.catalog.fixture.tables.shapes.Tables;
import dev.catalog.fixture.tables.shapes.TagDay;
import dev.catalog.fixture.tables.shapes.TagDayPatch;
import dev.catalog.fixture.tables.shapes.Team;
import dev.catalog.fixture.tables.shapes.TeamCount;
import dev.catalog.fixture.tables.shapes.TeamMatch;
import dev.catalog.fixture.tables.shapes.Ticket;
import dev.catalog.fixture.tables.shapes.TicketPatch;
import dev.catalog.fixture.tables.shapes.Truck;
import dev.catalog.fixture.tables.shapes.TruckPatch;
import dev.catalog.fixture.tables.shapes.Vehicle;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every kind of table is inserted into, found, patched, listed and deleted from. */
class TableKindsTest extends TablesFixtureTest {

  private static List<String> keys(Class<?> row) {
    return Arrays.stream(row.getFields())
        .filter(field -> field.getType() == Key.class)
        .map(Field::getName)
        .toList();
  }

  private <R, V> void assertThatItGoesAway(Key<R, V> key, V id) {
    assertThat(db.delete(key, id)).isTrue();
    assertThat(db.find(key, id)).isEmpty();
  }

  @Test
  void aCompositeKeyIsOneValue() {
    CompositeKey row = db.insert(NewCompositeKey.region("north").no(7).label("first"));
    CompositeKey.Id id = new CompositeKey.Id("north", 7);

    assertThat(db.find(CompositeKey.BY_ID, id)).contains(row);
    assertThat(db.findAll(CompositeKey.BY_ID, List.of(id, new CompositeKey.Id("north", 8))))
        .containsExactly(row);
    assertThat(db.update(CompositeKey.BY_ID, id, new CompositeKeyPatch().label(null)))
        .contains(new CompositeKey("north", 7, null));
    assertThat(db.list(CompositeKey.ROWS)).containsExactly(new CompositeKey("north", 7, null));
    assertThatItGoesAway(CompositeKey.BY_ID, id);
  }

  @Test
  void aKeyWithArraysIsComparedByTheirElements() {
    LocalDate day = LocalDate.of(2026, 1, 2);
    TagDay row =
        db.insert(NewTagDay.tags(new String[] {"a", "b"}).day(day).raw(new byte[] {1}).note("n"));
    TagDay.Id id = new TagDay.Id(new String[] {"a", "b"}, day, new byte[] {1});
    TagDay.Id other = new TagDay.Id(new String[] {"a"}, day, new byte[] {1});

    assertThat(new TagDay.Id(row.tags(), row.day(), row.raw()))
        .isEqualTo(id)
        .hasSameHashCodeAs(id)
        .isNotEqualTo(other)
        .hasToString("Id[tags=[a, b], day=2026-01-02, raw=[1]]");
    assertThat(db.find(TagDay.BY_ID, id)).contains(row);
    assertThat(db.findAll(TagDay.BY_ID, List.of(other, id))).containsExactly(row);
    assertThat(db.update(TagDay.BY_ID, id, new TagDayPatch().note(null)))
        .contains(new TagDay(new String[] {"a", "b"}, day, new byte[] {1}, null));
    assertThatItGoesAway(TagDay.BY_ID, id);
  }

  @Test
  void aPartitionedTableIsOneTypeForAllPartitions() {
    LocalDate last = LocalDate.of(2025, 12, 31);
    Measurement old =
        db.insert(NewMeasurement.deviceId(1).at(last).reading(new BigDecimal("1.50")));
    Measurement young = db.insert(NewMeasurement.deviceId(1).at(last.plusDays(1)));

    assertThat(db.list(Measurement.ROWS.orderBy(Tables.MEASUREMENTS.AT)))
        .containsExactly(old, young);
    Measurement.Id id = new Measurement.Id(1, last);
    assertThat(db.update(Measurement.BY_ID, id, new MeasurementPatch().reading(BigDecimal.ONE)))
        .contains(new Measurement(1, last, BigDecimal.ONE));
    assertThatItGoesAway(Measurement.BY_ID, id);
    assertThat(db.deleteWhere(Measurement.ROWS.all())).isEqualTo(1);
  }

  @Test
  void anInheritedTableIsATypeOfItsOwnAndItsRowsAreTheParentsToo() {
    Vehicle car = db.insert(NewVehicle.plate("CAR"));
    Truck truck = db.insert(NewTruck.id(1_000).plate("TRUCK").tons(40));

    assertThat(db.find(Truck.BY_ID, 1_000L)).contains(truck);
    assertThat(db.list(Vehicle.ROWS.orderBy(Tables.VEHICLES.ID)))
        .containsExactly(car, new Vehicle(1_000, "TRUCK"));
    assertThat(db.update(Truck.BY_ID, 1_000L, new TruckPatch().tons(41)))
        .contains(new Truck(1_000, "TRUCK", 41));
    assertThatItGoesAway(Truck.BY_ID, 1_000L);
    assertThatItGoesAway(Vehicle.BY_ID, car.id());
  }

  @Test
  void aTableWithoutAKeyIsWrittenByConditions() {
    OffsetDateTime at = OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC);
    db.insert(NewLogLine.defaults().at(at).line("one"));
    db.insert(NewLogLine.defaults().at(at).line("one"));

    Rows<LogLine> ones = LogLine.ROWS.where(Tables.LOG_LINES.LINE.eq("one"));
    assertThat(keys(LogLine.class)).isEmpty();
    assertThat(db.list(ones)).hasSize(2).containsOnly(new LogLine(at, "one"));
    assertThat(db.updateReturning(ones, new LogLinePatch().line("two")))
        .containsOnly(new LogLine(at, "two"));
    assertThat(db.deleteWhere(LogLine.ROWS.all())).isEqualTo(2);
  }

  @Test
  void aTableOfDefaultsIsInsertedIntoWithoutAValue() {
    Ticket ticket = db.insert(NewTicket.defaults());

    assertThat(db.get(Ticket.BY_ID, ticket.id())).isEqualTo(ticket);
    OffsetDateTime later = ticket.drawnAt().plusDays(1);
    assertThat(db.update(Ticket.BY_ID, ticket.id(), new TicketPatch().drawnAt(later)))
        .contains(new Ticket(ticket.id(), later));
    assertThat(db.list(Ticket.ROWS)).containsExactly(new Ticket(ticket.id(), later));
    assertThatItGoesAway(Ticket.BY_ID, ticket.id());
  }

  @Test
  void viewsAreReadAndTheirColumnsAreAsTheOptionPromises() {
    Team lions = db.insert(NewTeam.code("LIO").name("Lions"));
    db.insert(NewMatch.homeTeamId(lions.id()).awayTeamId(lions.id()));
    db.dsl().execute("refresh materialized view shapes.team_counts");

    assertThat(db.list(TeamMatch.ROWS))
        .hasSize(1)
        .allSatisfy(
            match -> {
              assertThat(match.code()).isEqualTo("LIO");
              assertThat(match.score()).isNull();
            });
    assertThat(db.one(TeamCount.ROWS)).isEqualTo(new TeamCount(db.count(Team.ROWS)));
    assertThat(keys(TeamMatch.class)).isEmpty();
    assertThatThrownBy(() -> Class.forName("dev.catalog.fixture.tables.shapes.NewTeamMatch"))
        .isInstanceOf(ClassNotFoundException.class);
    db.dsl().execute("delete from shapes.matches");
    assertThatItGoesAway(Team.BY_ID, lions.id());
  }

  @Test
  void aNullInAColumnThatTheOptionPromisedIsAnErrorThatNamesIt() {
    db.dsl().execute("alter table shapes.teams alter code drop not null");
    db.dsl().execute("insert into shapes.teams (name) values ('Nameless')");
    db.dsl()
        .execute(
            "insert into shapes.matches (home_team_id, away_team_id) select id, id from"
                + " shapes.teams");

    UnexpectedNullException thrown =
        catchThrowableOfType(UnexpectedNullException.class, () -> db.list(TeamMatch.ROWS));

    assertThat(thrown.columns()).containsExactly("shapes.team_matches.code");
    db.dsl().execute("delete from shapes.matches");
    db.dsl().execute("delete from shapes.teams");
    db.dsl().execute("alter table shapes.teams alter code set not null");
  }

  @Test
  void aNullableUniqueColumnIsAKeyThatFindsNoNull() {
    Account nameless = db.insert(NewAccount.email("a@example.org"));
    Account named = db.insert(NewAccount.email("b@example.org").nickname("Bee"));

    assertThat(db.find(Account.BY_NICKNAME, "Bee")).contains(named);
    assertThat(db.update(Account.BY_NICKNAME, "Bee", new AccountPatch().nickname("bee")))
        .get()
        .extracting(Account::nickname)
        .isEqualTo("bee");
    assertThatItGoesAway(Account.BY_NICKNAME, "bee");
    assertThatItGoesAway(Account.BY_ID, nameless.id());
  }

  @Test
  void partialAndExpressionIndexesAreNoKeysButConstraintsAllTheSame() {
    Account open = db.insert(NewAccount.email("a@example.org").nickname("Bee"));
    Account closed = db.insert(NewAccount.email("a@example.org").isClosed(true));

    assertThat(keys(Account.class)).containsExactly("BY_ID", "BY_NICKNAME");
    assertThatThrownBy(() -> db.insert(NewAccount.email("a@example.org")))
        .isInstanceOf(ConstraintViolationException.class)
        .hasMessageContaining("accounts_open_email");
    assertThatThrownBy(() -> db.insert(NewAccount.email("c@example.org").nickname("BEE")))
        .isInstanceOf(ConstraintViolationException.class)
        .hasMessageContaining("accounts_lower_nickname");
    assertThatItGoesAway(Account.BY_ID, open.id());
    assertThatItGoesAway(Account.BY_ID, closed.id());
  }

  @Test
  void bulkVerbsReachEveryPartitionAndUpsertsNeedPostgreSql18There() {
    LocalDate last = LocalDate.of(2025, 12, 30);
    List<NewMeasurement> rows =
        Stream.of(3, 0, 2, 1)
            .map(day -> NewMeasurement.deviceId(1).at(last.plusDays(day)).reading(BigDecimal.ONE))
            .toList();

    List<Measurement> inserted = db.insertAll(rows);
    assertThat(inserted)
        .extracting(Measurement::at)
        .containsExactly(last.plusDays(3), last, last.plusDays(2), last.plusDays(1));
    if (db.dsl().fetchValue("show server_version_num").toString().compareTo("180000") >= 0) {
      assertThat(db.upsertAll(Measurement.BY_ID, rows))
          .containsExactlyElementsOf(
              inserted.stream().map(row -> new Session.Upserted<>(row, false)).toList());
    } else {
      assertThatThrownBy(() -> db.upsertAll(Measurement.BY_ID, rows))
          .isInstanceOf(StatementException.class)
          .hasMessageContaining("needs PostgreSQL 18");
    }
    assertThat(
            db.deleteAll(
                Measurement.BY_ID,
                inserted.stream()
                    .map(row -> new Measurement.Id(row.deviceId(), row.at()))
                    .toList()))
        .isEqualTo(4);
  }

  @Test
  void anExclusionConstraintIsReportedByName() {
    Booking booking = db.insert(NewBooking.firstDay(1).lastDay(5));

    assertThatThrownBy(() -> db.insert(NewBooking.firstDay(5).lastDay(9)))
        .isInstanceOf(ConstraintViolationException.class)
        .hasMessageContaining("bookings_overlap");
    assertThat(db.update(Booking.BY_ID, booking.id(), new BookingPatch().lastDay(4)))
        .contains(new Booking(booking.id(), 1, 4));
    assertThat(db.list(Booking.ROWS)).containsExactly(new Booking(booking.id(), 1, 4));
    assertThatItGoesAway(Booking.BY_ID, booking.id());
  }

  @Test
  void aDeferredConstraintIsCheckedAtTheEndOfTheTransaction() {
    Position first = db.insert(NewPosition.rank(1));
    Position second = db.insert(NewPosition.rank(2));

    db.run(
        tx -> {
          tx.update(Position.BY_ID, first.id(), new PositionPatch().rank(2));
          tx.update(Position.BY_ID, second.id(), new PositionPatch().rank(1));
        });

    assertThat(db.get(Position.BY_RANK, 1)).isEqualTo(new Position(second.id(), 1));
    assertThatThrownBy(() -> db.run(tx -> tx.insert(NewPosition.rank(1))))
        .isInstanceOf(ConstraintViolationException.class);
    assertThat(db.deleteWhere(Position.ROWS.all())).isEqualTo(2);
  }

  @Test
  void aReadOnlyTableHasRowsKeysAndRelationsOnly() {
    record CityIn(City city, Country country) {}

    City bern = db.insert(NewCity.name("Bern").countryCode("CH"));

    assertThat(db.list(City.ROWS.with(City.COUNTRY_CODE).into(CityIn::new)))
        .containsExactly(new CityIn(bern, new Country("CH", "Switzerland")));
    assertThat(db.get(Country.BY_CODE, "IS").name()).isEqualTo("Iceland");
    assertThat(db.update(City.BY_ID, bern.id(), new CityPatch().countryCode("IS")))
        .contains(new City(bern.id(), "Bern", "IS"));
    assertThatThrownBy(() -> Class.forName("dev.catalog.fixture.tables.shapes.NewCountry"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThatItGoesAway(City.BY_ID, bern.id());
  }

  @Test
  void aColumnThatATriggerKeepsComesBackWithEveryWrite() {
    Audit audit = db.insert(NewAudit.defaults().note("new"));
    assertThat(audit.changedAt()).isNotNull();

    assertThat(db.update(Audit.BY_ID, audit.id(), new AuditPatch().note("old")))
        .get()
        .satisfies(
            changed ->
                assertThat(changed.changedAt())
                    .isNotEqualTo(audit.changedAt())
                    .isAfter(audit.changedAt()));
    assertThat(db.list(Audit.ROWS)).hasSize(1);
    assertThatItGoesAway(Audit.BY_ID, audit.id());
  }

  @Test
  void aTableWithHostileCommentsIsATableLikeAnyOther() {
    Remark remark = db.insert(NewRemark.text("text"));

    assertThat(db.update(Remark.BY_ID, remark.id(), new RemarkPatch().text("*/")))
        .contains(new Remark(remark.id(), "*/"));
    assertThat(db.list(Remark.ROWS)).containsExactly(new Remark(remark.id(), "*/"));
    assertThatItGoesAway(Remark.BY_ID, remark.id());
  }
}
