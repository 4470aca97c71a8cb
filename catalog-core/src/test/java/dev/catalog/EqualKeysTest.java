package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.catalog.fixture.answers.equality.Account;
import dev.catalog.fixture.answers.equality.Amount;
import dev.catalog.fixture.answers.equality.Bill;
import dev.catalog.fixture.answers.equality.Book;
import dev.catalog.fixture.answers.equality.Box;
import dev.catalog.fixture.answers.equality.Break;
import dev.catalog.fixture.answers.equality.Calendar;
import dev.catalog.fixture.answers.equality.Call;
import dev.catalog.fixture.answers.equality.Copy;
import dev.catalog.fixture.answers.equality.Day;
import dev.catalog.fixture.answers.equality.Document;
import dev.catalog.fixture.answers.equality.Door;
import dev.catalog.fixture.answers.equality.Fee;
import dev.catalog.fixture.answers.equality.Flag;
import dev.catalog.fixture.answers.equality.Greeting;
import dev.catalog.fixture.answers.equality.Half;
import dev.catalog.fixture.answers.equality.Host;
import dev.catalog.fixture.answers.equality.Hour;
import dev.catalog.fixture.answers.equality.Leaf;
import dev.catalog.fixture.answers.equality.Letter;
import dev.catalog.fixture.answers.equality.Login;
import dev.catalog.fixture.answers.equality.Mailbox;
import dev.catalog.fixture.answers.equality.Mark;
import dev.catalog.fixture.answers.equality.Nick;
import dev.catalog.fixture.answers.equality.Note;
import dev.catalog.fixture.answers.equality.Pair;
import dev.catalog.fixture.answers.equality.Parcel;
import dev.catalog.fixture.answers.equality.Part;
import dev.catalog.fixture.answers.equality.Period;
import dev.catalog.fixture.answers.equality.Plant;
import dev.catalog.fixture.answers.equality.Player;
import dev.catalog.fixture.answers.equality.Post;
import dev.catalog.fixture.answers.equality.Price;
import dev.catalog.fixture.answers.equality.Rate;
import dev.catalog.fixture.answers.equality.Reading;
import dev.catalog.fixture.answers.equality.Room;
import dev.catalog.fixture.answers.equality.Sample;
import dev.catalog.fixture.answers.equality.Scan;
import dev.catalog.fixture.answers.equality.Seal;
import dev.catalog.fixture.answers.equality.Setting;
import dev.catalog.fixture.answers.equality.Sheet;
import dev.catalog.fixture.answers.equality.Shelf;
import dev.catalog.fixture.answers.equality.Shift;
import dev.catalog.fixture.answers.equality.Span;
import dev.catalog.fixture.answers.equality.Stone;
import dev.catalog.fixture.answers.equality.Sum;
import dev.catalog.fixture.answers.equality.Tally;
import dev.catalog.fixture.answers.equality.Team;
import dev.catalog.fixture.answers.equality.Use;
import dev.catalog.fixture.answers.equality.User;
import dev.catalog.fixture.answers.equality.Variant;
import dev.catalog.fixture.answers.equality.Visit;
import dev.catalog.fixture.answers.equality.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rows belong together where the server takes their keys for equal, whatever Java thinks. */
class EqualKeysTest extends AnswersTest {

  record Family<P, C>(P parent, List<C> children) {}

  record Member<C, P>(C child, P parent) {}

  record Cousins<C, P>(C child, Family<P, C> family) {}

  /**
   * Two tables.
   *
   * @param parents the rows of the first, of which one has all the children
   * @param children the references of the rows of the second
   */
  record Pairing<P, C>(
      String table,
      Rows<P> rows,
      ToMany<P, C> many,
      Rows<C> childRows,
      ToOne<C, P> one,
      List<String> parents,
      List<String> children) {}

  @TestFactory
  Stream<DynamicTest> childrenOfAnotherType() {
    return tests(
        new Pairing<>(
            "plants",
            Plant.ROWS,
            Plant.LEAVES,
            Leaf.ROWS,
            Leaf.PLANT,
            List.of("'fir'", "'birch'"),
            List.of("'fir'", "'fir '", "'fir  '")),
        new Pairing<>(
            "teams",
            Team.ROWS,
            Team.PLAYERS,
            Player.ROWS,
            Player.TEAM,
            List.of("1", "5000000000"),
            List.of("1", "1")),
        new Pairing<>(
            "shelves",
            Shelf.ROWS,
            Shelf.BOXES,
            Box.ROWS,
            Box.SHELF,
            List.of("1, 1", "1, 5000000000"),
            List.of("1, 1", "1, 1")),
        new Pairing<>(
            "rates",
            Rate.ROWS,
            Rate.FEES,
            Fee.ROWS,
            Fee.RATE_CODE,
            List.of("1, 10", "2, null"),
            List.of("10", "10")),
        new Pairing<>(
            "amounts",
            Amount.ROWS,
            Amount.BILLS,
            Bill.ROWS,
            Bill.AMOUNT,
            List.of("3.00", "3.01"),
            List.of("3", "3")),
        new Pairing<>(
            "weights",
            Weight.ROWS,
            Weight.STONES,
            Stone.ROWS,
            Stone.WEIGHT,
            List.of("'-0'", "0.1", "'NaN'"),
            List.of("0", "'-0'")),
        new Pairing<>(
            "days",
            Day.ROWS,
            Day.NOTES,
            Note.ROWS,
            Note.DAY,
            List.of("'2026-01-01'", "'2026-01-01 00:00:01'"),
            List.of("'2026-01-01'", "'2026-01-01'")),
        new Pairing<>(
            "hours",
            Hour.ROWS,
            Hour.CALLS,
            Call.ROWS,
            Call.HOUR,
            List.of("timestamp '2026-01-01 10:00'", "timestamp '2026-01-01 11:00'"),
            List.of("'2026-01-01 10:00'", "'2026-01-01 10:00'")),
        new Pairing<>(
            "rooms",
            Room.ROWS,
            Room.DOORS,
            Door.ROWS,
            Door.ROOM,
            List.of("'a'", "'A'"),
            List.of("'a'", "'a'")));
  }

  @TestFactory
  Stream<DynamicTest> childrenWithAnotherSpelling() {
    return tests(
        new Pairing<>(
            "users",
            User.ROWS,
            User.POSTS,
            Post.ROWS,
            Post.USER_NAME,
            List.of("'Anna'", "'Bo'"),
            List.of("'Anna'", "'ANNA'")),
        new Pairing<>(
            "marks",
            Mark.ROWS,
            Mark.FLAGS,
            Flag.ROWS,
            Flag.MARK,
            List.of("1, 'café'", "2, 'cafe'"),
            List.of("1, 'CAFE'", "1, 'café'")),
        new Pairing<>(
            "nicks",
            Nick.ROWS,
            Nick.GREETINGS,
            Greeting.ROWS,
            Greeting.NICK,
            List.of("'Bo'", "'Cy'"),
            List.of("'BO'", "'bo'")),
        new Pairing<>(
            "spans",
            Span.ROWS,
            Span.PRICES,
            Price.ROWS,
            Price.SPAN,
            List.of("'[1.0,2.0)'", "'[1.0,2.0]'"),
            List.of("'[1,2)'", "'[1.00,2)'")),
        new Pairing<>(
            "calendars",
            Calendar.ROWS,
            Calendar.SHIFTS,
            Shift.ROWS,
            Shift.DAYS,
            List.of("'{[2026-01-01,2026-01-02]}'", "'{}'"),
            List.of(
                "'{[2026-01-01,2026-01-03)}'",
                "'{[2026-01-01,2026-01-01],[2026-01-02,2026-01-02]}'")),
        new Pairing<>(
            "documents",
            Document.ROWS,
            Document.SHEETS,
            Sheet.ROWS,
            Sheet.BODY,
            List.of("'{\"a\": 1.0}'", "'{\"a\": 1.00000000000000000001}'"),
            List.of("'{\"a\": 1}'", "'{\"a\": 1.00}'")),
        new Pairing<>(
            "periods",
            Period.ROWS,
            Period.BREAKS,
            Break.ROWS,
            Break.LENGTH,
            List.of("'1 day'", "'1 mon'"),
            List.of("'24:00'", "'23:59:60'")),
        new Pairing<>(
            "tallies",
            Tally.ROWS,
            Tally.USES,
            Use.ROWS,
            Use.ITEMS,
            List.of("'{1.0,2}'", "'{1,2,3}'"),
            List.of("'{1,2.00}'", "'{1.0,2}'")),
        new Pairing<>(
            "readings",
            Reading.ROWS,
            Reading.SAMPLES,
            Sample.ROWS,
            Sample.VALUE,
            List.of("0", "'NaN'"),
            List.of("'-0'", "0")),
        new Pairing<>(
            "sums",
            Sum.ROWS,
            Sum.PARTS,
            Part.ROWS,
            Part.VALUE,
            List.of("1", "1.01"),
            List.of("1.001", "0.999")),
        new Pairing<>(
            "hosts",
            Host.ROWS,
            Host.VISITS,
            Visit.ROWS,
            Visit.ADDRESS,
            List.of("'::ffff:1.2.3.4'", "'1.2.3.4'"),
            List.of("'::FFFF:1.2.3.4/128'", "'0:0:0:0:0:ffff:102:304'")),
        new Pairing<>(
            "pairs",
            Pair.ROWS,
            Pair.HALVES,
            Half.ROWS,
            Half.PAIR,
            List.of("'Bo', 1.0", "'Bo', 2"),
            List.of("'bo', 1", "'BO', 1.00")));
  }

  @TestFactory
  Stream<DynamicTest> childrenWithATypeOutsideTheSearchPath() {
    return tests(
        new Pairing<>(
            "accounts (email)",
            Account.ROWS,
            Account.LOGINS,
            Login.ROWS,
            Login.EMAIL,
            List.of("'Anna@x'", "'Bo@x'"),
            List.of("'anna@x'", "'ANNA@X'")),
        new Pairing<>(
            "mailboxes",
            Mailbox.ROWS,
            Mailbox.LETTERS,
            Letter.ROWS,
            Letter.MAIL,
            List.of("'Anna@x'", "'Bo@x'"),
            List.of("'anna@x'", "'ANNA@X'")),
        new Pairing<>(
            "settings",
            Setting.ROWS,
            Setting.VARIANTS,
            Variant.ROWS,
            Variant.OPTIONS,
            List.of("'a=>1, b=>2'", "'a=>1'"),
            List.of("'b=>2,a=>1'", "'a=>1,b=>2'")),
        new Pairing<>(
            "books",
            Book.ROWS,
            Book.COPIES,
            Copy.ROWS,
            Copy.ISBN,
            List.of("'978-0-393-04002-9'", "'978-0-11-000533-1'"),
            List.of("'9780393040029'", "'978-0-393-04002-9'")),
        new Pairing<>(
            "parcels",
            Parcel.ROWS,
            Parcel.SCANS,
            Scan.ROWS,
            Scan.CODE,
            List.of("'AB-12'", "'AB-13'"),
            List.of("'ab12'", "'aB-1-2'")));
  }

  private Stream<DynamicTest> tests(Pairing<?, ?>... pairings) {
    return Stream.of(pairings).map(each -> dynamicTest(each.table(), () -> check(each)));
  }

  private <P, C> void check(Pairing<P, C> pairing) throws Exception {
    sql("truncate equality." + pairing.table().split(" ")[0] + " cascade");
    insert(pairing.table(), pairing.parents());
    List<String> children = new ArrayList<>();
    for (String reference : pairing.children()) {
      children.add((children.size() + 1) + ", " + reference);
    }
    insert(
        pairing.one().table().substring("equality.".length()) + " overriding system value",
        children);
    int count = children.size();

    List<Family<P, C>> families = db.list(pairing.rows().with(pairing.many()).into(Family::new));
    assertThat(families)
        .extracting(family -> family.children().size())
        .containsOnlyOnce(count)
        .contains(0)
        .hasSize(pairing.parents().size());
    Family<P, C> family =
        families.stream().filter(each -> !each.children().isEmpty()).findAny().orElseThrow();

    assertThat(db.list(pairing.childRows().with(pairing.one()).into(Member::new)))
        .containsExactlyInAnyOrderElementsOf(
            family.children().stream().map(child -> new Member<>(child, family.parent())).toList());
    assertThat(
            db.list(
                pairing
                    .childRows()
                    .with(pairing.one().with(pairing.many()).into(Family::new))
                    .into(Cousins::new)))
        .extracting(Cousins::family)
        .hasSize(count)
        .containsOnly(family);
    assertThat(db.list(pairing.rows().with(pairing.many().limit(1)).into(Family::new)))
        .extracting(each -> each.children().size())
        .containsOnlyOnce(1)
        .contains(0);
  }

  private static void insert(String table, List<String> rows) throws Exception {
    sql("insert into equality." + table + " values (" + String.join("), (", rows) + ")");
  }

  @Test
  void whatIsUniqueOnOneSideIsNotForTheOther() throws Exception {
    sql(
        "truncate equality.plants cascade",
        "insert into equality.plants values ('oak') ",
        "insert into equality.seals values (1, 'oak'), (2, 'oak ')");

    assertThat(db.list(Plant.ROWS.with(Plant.SEALS).into(Family::new)))
        .filteredOn(family -> !family.children().isEmpty())
        .containsExactly(
            new Family<>(new Plant("oak  "), List.of(new Seal(1, "oak"), new Seal(2, "oak "))));
  }

  @Test
  void theChildrenOfAllParentsAreOneStatement() throws Exception {
    sql(
        "insert into equality.users select 'u' || n from generate_series(1, 50) n",
        "insert into equality.posts select 100 + n, 'U' || n from generate_series(1, 50) n");
    SentStatements sent = new SentStatements();
    try (Database listened = Database.open(config().onStatement(sent).build())) {
      sent.clear();
      List<Family<User, Post>> all = listened.list(User.ROWS.with(User.POSTS).into(Family::new));

      assertThat(all.stream().filter(family -> family.parent().name().startsWith("u")))
          .allSatisfy(family -> assertThat(family.children()).hasSize(1));
      assertThat(sent.sql()).hasSize(2);
      assertThat(sent.sql().get(1))
          .contains("with ordinality")
          .endsWith("order by \"equality\".\"posts\".\"id\"");
    }
  }
}
