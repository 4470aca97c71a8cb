package dev.catalog;

import static dev.catalog.fixture.answers.keys.Tables.HOUSES;
import static dev.catalog.fixture.answers.keys.Tables.PARTS;
import static dev.catalog.fixture.answers.keys.Tables.REPAIRS;
import static dev.catalog.fixture.answers.keys.Tables.STREETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.fixture.answers.keys.House;
import dev.catalog.fixture.answers.keys.Member;
import dev.catalog.fixture.answers.keys.NewHouse;
import dev.catalog.fixture.answers.keys.NewMember;
import dev.catalog.fixture.answers.keys.NewPart;
import dev.catalog.fixture.answers.keys.NewPlot;
import dev.catalog.fixture.answers.keys.NewRepair;
import dev.catalog.fixture.answers.keys.NewStreet;
import dev.catalog.fixture.answers.keys.NewTicket;
import dev.catalog.fixture.answers.keys.Part;
import dev.catalog.fixture.answers.keys.Plot;
import dev.catalog.fixture.answers.keys.Repair;
import dev.catalog.fixture.answers.keys.Street;
import dev.catalog.fixture.answers.keys.Ticket;
import java.lang.reflect.Field;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Unique indexes of every kind, and foreign keys over columns that may be null. */
class KeyIndexesTest extends AnswersTest {

  record OnStreet(House house, Optional<Street> street) {}

  record WithHouses(Street street, List<House> houses) {}

  record WithMembers(Street street, List<Member> members) {}

  record WithPlot(Street street, Optional<Plot> plot) {}

  record OfPart(Repair repair, Optional<Part> part) {}

  record WithRepairs(Part part, List<Repair> repairs, Optional<Ticket> ticket) {}

  @BeforeEach
  void empty() throws SQLException {
    sql("truncate keys.streets, keys.members, keys.parts cascade");
  }

  private static List<String> keys(Class<?> row) {
    return Arrays.stream(row.getFields())
        .filter(field -> field.getType() == Key.class)
        .map(Field::getName)
        .toList();
  }

  @Test
  void onlyWhatHoldsForAllRowsIsAKey() {
    assertThat(keys(Member.class)).containsExactly("BY_ID");
    assertThat(keys(Part.class)).containsExactly("BY_ID", "BY_MAKER_AND_SERIAL");
    assertThat(keys(Ticket.class)).containsExactly("BY_ID", "BY_PART_ID");
    assertThat(keys(Street.class)).containsExactly("BY_ID", "BY_TOWN_AND_NAME");
  }

  @Test
  void theChildrenOfAPartialUniqueIndexAreMany() {
    Street street = db.insert(NewStreet.id(1).town("T").name("S"));
    Member open = db.insert(NewMember.id(1).email("a@x").nick("a").streetId(1L));
    Member closed = db.insert(NewMember.id(2).email("a@x").nick("b").streetId(1L).isClosed(true));

    assertThat(db.list(Street.ROWS.with(Street.MEMBERS).into(WithMembers::new)))
        .containsExactly(new WithMembers(street, List.of(open, closed)));
    assertThatThrownBy(() -> db.insert(NewMember.id(3).email("c@x").nick("A")))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            e -> assertThat(e.constraint()).contains("members_nick"));
  }

  @Test
  void aCompositeForeignKeyWithNullsHasNoParent() {
    db.insertAll(
        List.of(
            NewStreet.id(1).town("T").name("S"),
            NewStreet.id(2).town("T").name(null),
            NewStreet.id(3).town(null).name(null)));
    db.insertAll(
        List.of(
            NewHouse.id(1).town("T").street("S").no(1),
            NewHouse.id(2).town(null).street(null).no(2),
            NewHouse.id(3).town("T").street("S").no(3)));

    assertThat(db.list(House.ROWS.orderBy(HOUSES.ID).with(House.STREET).into(OnStreet::new)))
        .extracting(each -> each.street().map(Street::id))
        .containsExactly(Optional.of(1L), Optional.empty(), Optional.of(1L));
    for (ToMany<Street, House> houses : List.of(Street.HOUSES, Street.HOUSES.limit(5))) {
      assertThat(db.list(Street.ROWS.orderBy(STREETS.ID).with(houses).into(WithHouses::new)))
          .extracting(each -> each.houses().stream().map(House::id).toList())
          .containsExactly(List.of(1L, 3L), List.of(), List.of());
    }
    assertThatThrownBy(() -> db.insert(NewHouse.id(4).town("T")))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            e -> assertThat(e.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY));
  }

  @Test
  void aKeyWhoseNullsAreNotDistinctIsGivenWithoutNulls() {
    Street row = db.insert(NewStreet.id(1).town("T").name("S"));
    db.insert(NewStreet.id(2).town("T"));

    Street.TownAndName key = new Street.TownAndName("T", "S");
    assertThat(db.find(Street.BY_TOWN_AND_NAME, key)).contains(row);
    assertThat(db.upsert(Street.BY_TOWN_AND_NAME, NewStreet.id(9).town("T").name("S")))
        .isEqualTo(new Session.Upserted<>(new Street(9, "T", "S"), false));
    assertThatThrownBy(() -> db.insert(NewStreet.id(3).town("T")))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            e -> assertThat(e.violates(Street.BY_TOWN_AND_NAME)).isTrue());
    assertThatThrownBy(() -> db.upsert(Street.BY_TOWN_AND_NAME, NewStreet.id(3).town("T")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("keys.streets.name");
  }

  @Test
  void aRowWithoutAParentIsNoChildOfOneWhoseNullsAreNotDistinct() {
    db.insertAll(List.of(NewStreet.id(1).town("T").name("S"), NewStreet.id(2)));
    Plot plot = db.insert(NewPlot.id(1).streetId(2L));
    db.insert(NewPlot.id(2));

    assertThat(db.list(Street.ROWS.orderBy(STREETS.ID).with(Street.PLOT).into(WithPlot::new)))
        .extracting(WithPlot::plot)
        .containsExactly(Optional.empty(), Optional.of(plot));
    assertThatThrownBy(() -> db.insert(NewPlot.id(3)))
        .isInstanceOf(ConstraintViolationException.class);
  }

  @Test
  void aForeignKeyOverAnIndexWithOtherColumnsFollowsItsOwn() {
    Part lens = db.insert(NewPart.id(1).maker("M").serial("S").note("lens"));
    Part swapped = db.insert(NewPart.id(2).maker("S").serial("M").note("swapped"));
    Repair repair = db.insert(NewRepair.id(1).maker("M").serial("S"));
    db.insert(NewRepair.id(2).maker("M"));
    Ticket ticket = db.insert(NewTicket.id(7).note("t").partId(2L));

    assertThat(db.list(Repair.ROWS.orderBy(REPAIRS.ID).with(Repair.PART).into(OfPart::new)))
        .extracting(OfPart::part)
        .containsExactly(Optional.of(lens), Optional.empty());
    assertThat(
            db.list(
                Part.ROWS.orderBy(PARTS.ID).with(Part.REPAIRS, Part.TICKET).into(WithRepairs::new)))
        .containsExactly(
            new WithRepairs(lens, List.of(repair), Optional.empty()),
            new WithRepairs(swapped, List.of(), Optional.of(ticket)));
    assertThat(db.find(Part.BY_MAKER_AND_SERIAL, new Part.MakerAndSerial("S", "M")))
        .contains(swapped);
    assertThat(db.upsert(Ticket.BY_ID, NewTicket.id(7).note("u").partId(2L)).isNew()).isFalse();
    assertThat(db.upsert(Ticket.BY_PART_ID, NewTicket.id(8).note("v").partId(2L)).row())
        .isEqualTo(new Ticket(8, "v", 2L));
    assertThat(db.find(Ticket.BY_ID, 7L)).isEmpty();
  }
}
