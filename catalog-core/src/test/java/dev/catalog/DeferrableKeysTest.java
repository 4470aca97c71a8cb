package dev.catalog;

import static dev.catalog.fixture.answers.keys.Tables.GUESTS;
import static dev.catalog.fixture.answers.keys.Tables.SEATS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.fixture.answers.keys.Guest;
import dev.catalog.fixture.answers.keys.GuestPatch;
import dev.catalog.fixture.answers.keys.NewGuest;
import dev.catalog.fixture.answers.keys.NewTray;
import dev.catalog.fixture.answers.keys.NewVoucher;
import dev.catalog.fixture.answers.keys.Seat;
import dev.catalog.fixture.answers.keys.Tray;
import dev.catalog.fixture.answers.keys.Voucher;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A deferrable constraint may be violated until the transaction ends, so its key finds two rows.
 */
class DeferrableKeysTest extends AnswersTest {

  private static final Guest ANN = new Guest(1, 1L, "a", "Ann");
  private static final Guest BOB = new Guest(2, 1L, "b", "Bob");

  record Taken(Seat seat, List<Guest> guests) {}

  record Vouched(Seat seat, Optional<Voucher> voucher) {}

  record Seated(Guest guest, Optional<Seat> seat) {}

  /** Thrown to undo what a block did, once it has seen it. */
  private static final class Undo extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @BeforeEach
  void fill() throws SQLException {
    sql(
        "truncate keys.seats, keys.guests, keys.vouchers, keys.trays cascade",
        "insert into keys.seats values (1, 1), (2, 2)",
        "insert into keys.guests values (1, 1, 'a', 'Ann')");
  }

  /** Runs a block in which both guests have the first seat, and undoes it. */
  private void withTwoOfASeat(VoidBlock<Transaction, RuntimeException> block) {
    assertThatThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.insert(NewGuest.id(2).badge("b").seatId(1L).note("Bob"));
                      block.run(tx);
                      throw new Undo();
                    }))
        .isInstanceOf(Undo.class);
    assertThat(db.list(Guest.ROWS)).containsExactly(ANN);
  }

  @Test
  void aRelationOverADeferrableKeyIsToMany() {
    Rows<Taken> taken = Seat.ROWS.orderBy(SEATS.ID).with(Seat.GUESTS).into(Taken::new);
    withTwoOfASeat(
        tx -> {
          assertThat(tx.list(taken))
              .containsExactly(
                  new Taken(new Seat(1, 1), List.of(ANN, BOB)),
                  new Taken(new Seat(2, 2), List.of()));
          assertThat(tx.list(Guest.ROWS.orderBy(GUESTS.ID).with(Guest.SEAT).into(Seated::new)))
              .extracting(each -> each.seat().orElseThrow().id())
              .containsExactly(1L, 1L);
        });
    assertThat(db.list(taken)).hasSize(2);
  }

  @Test
  void aRelationOverAKeyThatAlwaysHoldsIsToOne() {
    Voucher voucher = db.insert(NewVoucher.id(1).seatId(1));

    assertThat(db.list(Seat.ROWS.orderBy(SEATS.ID).with(Seat.VOUCHER).into(Vouched::new)))
        .extracting(Vouched::voucher)
        .containsExactly(Optional.of(voucher), Optional.empty());
  }

  @Test
  void aKeyThatMeetsTwoRowsGivesNeither() {
    withTwoOfASeat(
        tx -> {
          assertTwo(() -> tx.find(Guest.BY_SEAT_ID, 1L), "more than one row has the key: other");
          assertTwo(() -> tx.get(Guest.BY_SEAT_ID, 1L), "more than one row has the key: other");
          assertTwo(
              () -> tx.update(Guest.BY_SEAT_ID, 1L, new GuestPatch()),
              "more than one row has the key: other");
          assertThat(tx.findAll(Guest.BY_SEAT_ID, List.of(2L, 1L)))
              .containsExactlyInAnyOrder(ANN, BOB);
        });
  }

  @Test
  void aWriteByAKeyThatMeetsTwoRowsSaysThatItHasWrittenBoth() {
    withTwoOfASeat(
        tx -> {
          assertTwo(
              () -> tx.update(Guest.BY_SEAT_ID, 1L, new GuestPatch().note("new")),
              "more than one row has the key, and each has been written");
          assertThat(tx.list(Guest.ROWS)).extracting(Guest::note).containsExactly("new", "new");
        });
    withTwoOfASeat(
        tx -> {
          assertTwo(
              () -> tx.delete(Guest.BY_SEAT_ID, 1L),
              "more than one row has the key, and each has been written");
          assertThat(tx.count(Guest.ROWS)).isZero();
        });
    withTwoOfASeat(tx -> assertThat(tx.deleteAll(Guest.BY_SEAT_ID, List.of(1L, 2L))).isEqualTo(2));
  }

  @Test
  void manyPatchesOfWhichOneMeetsTwoRowsChangeNothing() {
    List<Map<Long, GuestPatch>> inputs =
        List.of(
            Map.of(1L, new GuestPatch().note("new")),
            // as many rows come back as there are patches
            Map.of(1L, new GuestPatch().note("new"), 2L, new GuestPatch().note("no row")),
            // only read
            Map.of(1L, new GuestPatch(), 2L, new GuestPatch()));
    for (Map<Long, GuestPatch> patches : inputs) {
      assertTwo(
          () ->
              db.run(
                  tx -> {
                    tx.insert(NewGuest.id(2).badge("b").seatId(1L));
                    tx.updateAll(Guest.BY_SEAT_ID, patches);
                  }),
          "more than one row of keys.guests has the key of ");
      assertThat(db.list(Guest.ROWS)).containsExactly(ANN);
    }
  }

  @Test
  void patchesThatMeetTwoRowsLeaveNoTransactionToCommit() {
    assertThatThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.insert(NewGuest.id(2).badge("b").seatId(1L));
                      assertTwo(
                          () ->
                              tx.updateAll(
                                  Guest.BY_SEAT_ID, Map.of(1L, new GuestPatch().note("new"))),
                          "more than one row of keys.guests has the key of one of input rows 0 to 0,"
                              + " and nothing is written");
                      tx.delete(Guest.BY_ID, 2L);
                    }))
        .isInstanceOf(DatabaseException.class);
    assertThat(db.list(Guest.ROWS)).containsExactly(ANN);
  }

  @Test
  void aCursorNeverStandsBetweenTwoRowsOfOneKey() {
    assertThatThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.insert(NewGuest.id(1).badge("b"));
                      assertTwo(() -> tx.slice(Guest.ROWS, null, 1), "two rows have the same");
                      assertThat(tx.slice(Guest.ROWS, null, 2).rows()).hasSize(2);
                      assertThat(tx.slice(Guest.ROWS.orderBy(GUESTS.BADGE), null, 1).next())
                          .isPresent();
                      tx.dsl().execute("set constraints all immediate");
                    }))
        .isInstanceOf(ConstraintViolationException.class);
    db.insert(NewGuest.id(2).badge("b"));
    Slice<Guest> first = db.slice(Guest.ROWS, null, 1);
    assertThat(first.rows()).containsExactly(ANN);
    assertThat(db.slice(Guest.ROWS, first.next().orElseThrow(), 1).rows())
        .extracting(Guest::id)
        .containsExactly(2L);
  }

  @Test
  void aKeyThatIsCheckedAtOnceSwapsItsValuesInOneStatement() {
    db.insert(NewGuest.id(2).badge("b"));
    db.insertAll(List.of(NewTray.rowNo(1).seatId(1).no(1), NewTray.rowNo(1).seatId(2).no(2)));
    Map<Long, GuestPatch> swap = new LinkedHashMap<>();
    swap.put(1L, new GuestPatch().badge("b"));
    swap.put(2L, new GuestPatch().badge("a"));

    assertThat(db.updateAll(Guest.BY_ID, swap)).extracting(Guest::badge).containsExactly("b", "a");
    assertThat(db.get(Guest.BY_BADGE, "a").id()).isEqualTo(2);
    assertThat(db.findAll(Tray.BY_ID, List.of(new Tray.Id(1, 2), new Tray.Id(1, 1))))
        .extracting(Tray::no)
        .containsExactly(2, 1);
    List<Integer> walked = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      Slice<Tray> slice = db.slice(Tray.ROWS, next.orElse(null), 1);
      slice.rows().forEach(tray -> walked.add(tray.no()));
      next = slice.next();
    } while (next.isPresent());
    assertThat(walked).containsExactly(1, 2);
  }

  @Test
  void theServerRefusesAnUpsertByADeferrableKey() {
    assertThatThrownBy(() -> db.upsert(Guest.BY_SEAT_ID, NewGuest.id(3).badge("c").seatId(1L)))
        .isInstanceOfSatisfying(
            StatementException.class, e -> assertThat(e.sqlState()).contains("55000"))
        .hasMessageContaining("deferrable unique constraints");
    assertThatThrownBy(
            () -> db.insertIfAbsent(Guest.BY_SEAT_ID, NewGuest.id(3).badge("c").seatId(1L)))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("deferrable unique constraints");
    assertThat(db.list(Guest.ROWS)).containsExactly(ANN);
  }

  private static void assertTwo(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(TooManyRowsException.class)
        .hasMessageStartingWith(message);
  }
}
