package dev.catalog;

import static dev.catalog.fixture.answers.outcomes.Tables.READINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catalog.DatabaseException.UnreadableRow;
import dev.catalog.DatabaseException.UnreadableRow.Outcome;
import dev.catalog.fixture.answers.outcomes.NewReading;
import dev.catalog.fixture.answers.outcomes.NewVisit;
import dev.catalog.fixture.answers.outcomes.Reading;
import dev.catalog.fixture.answers.outcomes.ReadingPatch;
import dev.catalog.fixture.answers.outcomes.Visit;
import dev.catalog.testing.PostgresExtension;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A write that took effect and whose row cannot be read says that the row is in. */
class UnreadableRowTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/answers");

  private static final Server server = new Server(postgres);
  private static final BigDecimal ONE = BigDecimal.ONE;

  private Database db;

  @BeforeEach
  void open() {
    server.execute(
        "truncate outcomes.readings, outcomes.visits restart identity",
        "insert into outcomes.readings (value) values (1), (2)",
        "alter table outcomes.readings disable trigger all");
    db = Database.open(server.config().build());
  }

  @AfterEach
  void close() {
    db.close();
  }

  private static UnreadableRow failing(ThrowingCallable call) {
    UnreadableRow failure = catchThrowableOfType(UnreadableRow.class, call);
    assertThat(failure).as("thrown").isNotNull();
    return failure;
  }

  /** Each sets a value to NaN, by its default or by a trigger. */
  private static Stream<Arguments> single() {
    return Stream.of(
        call("insert", db -> db.insert(NewReading.defaults())),
        call(
            "insertIfAbsent", db -> db.insertIfAbsent(Reading.BY_ID, NewReading.defaults().id(9L))),
        call("upsert of a new row", db -> db.upsert(Reading.BY_ID, NewReading.defaults().id(9L))),
        call(
            "upsert of an old row",
            db -> db.upsert(Reading.BY_ID, NewReading.defaults().id(1L).value(ONE))),
        call("update", db -> db.update(Reading.BY_ID, 1L, new ReadingPatch().value(ONE))),
        call("updateReturning", db -> db.updateReturning(first(), new ReadingPatch().value(ONE))),
        call("deleteReturning", db -> db.deleteReturning(nan())));
  }

  private static Stream<Arguments> several() {
    return Stream.of(
        call(
            "insertAll", db -> db.insertAll(List.of(NewReading.defaults(), NewReading.defaults()))),
        call("upsertAll", db -> db.upsertAll(Reading.BY_ID, List.of(NewReading.defaults().id(9L)))),
        call(
            "updateAll",
            db -> db.updateAll(Reading.BY_ID, Map.of(1L, new ReadingPatch().value(ONE)))),
        call(
            "insertAll that looks for its row",
            db -> db.locatingErrors().insertAll(List.of(NewReading.defaults()))));
  }

  private static Rows<Reading> first() {
    return Reading.ROWS.where(READINGS.ID.eq(1L));
  }

  private static Rows<Reading> nan() {
    return Reading.ROWS.where(READINGS.VALUE.gt(new BigDecimal("1e300")));
  }

  private static Arguments call(String name, Consumer<Session> call) {
    return Arguments.of(name, call);
  }

  private void prepare(String name) {
    if (name.startsWith("update") || name.contains("old")) {
      server.execute("alter table outcomes.readings enable trigger all");
    }
    if (name.startsWith("delete")) {
      server.execute("insert into outcomes.readings (value) values ('NaN')");
    }
  }

  /** Returns what tells whether a write took effect. */
  private static String state() {
    return server.ask("select string_agg(value::text, ' ' order by id) from outcomes.readings");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("single")
  void aWriteThatCommitsByItselfIsIn(String name, Consumer<Session> call) {
    prepare(name);
    String before = state();

    UnreadableRow failure = failing(() -> call.accept(db));

    assertThat(failure.outcome()).isEqualTo(Outcome.COMMITTED);
    assertThat(failure.column()).contains("value");
    assertThat(failure)
        .hasMessageStartingWith(
            "The statement took effect and is committed, but a row that it returned could not be"
                + " read: column value")
        .hasMessageNotContaining("NaN");
    assertThat(failure.getCause()).hasMessageNotContaining("NaN");
    assertThat(state()).isNotEqualTo(before);
    assertThat(db.count(Reading.ROWS)).isPositive();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("single")
  void aWriteInABlockIsInWhenTheBlockCommits(String name, Consumer<Session> call) {
    prepare(name);
    String before = state();

    db.run(
        tx -> {
          UnreadableRow failure = failing(() -> call.accept(tx));
          assertThat(failure.outcome()).isEqualTo(Outcome.IN_TRANSACTION);
          assertThat(failure)
              .hasMessageStartingWith("The statement took effect in its transaction");
        });

    assertThat(state()).isNotEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("several")
  void aVerbOfSeveralStatementsIsRolledBack(String name, Consumer<Session> call) {
    prepare(name);
    String before = state();

    UnreadableRow failure = failing(() -> call.accept(db));

    assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_CHANGED);
    assertThat(failure).hasMessageStartingWith("Nothing is changed");
    assertThat(state()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("several")
  void aBlockAroundAVerbOfSeveralStatementsCanOnlyRollBack(String name, Consumer<Session> call) {
    prepare(name);
    String before = state();

    StatementException failure =
        catchThrowableOfType(
            StatementException.class,
            () ->
                db.run(
                    tx ->
                        assertThat(failing(() -> call.accept(tx)).outcome())
                            .isEqualTo(Outcome.IN_TRANSACTION)));

    assertThat(failure).hasMessageContaining("rolled back instead of committed");
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void aReadChangesNothing() {
    server.execute("insert into outcomes.readings (value) values ('Infinity')");

    for (Consumer<Session> read :
        List.<Consumer<Session>>of(
            session -> session.list(Reading.ROWS),
            session -> session.get(Reading.BY_ID, 3L),
            session -> session.page(Reading.ROWS, 0, 9),
            session -> session.stream(Reading.ROWS, Stream::toList))) {
      UnreadableRow failure = failing(() -> read.accept(db));
      assertThat(failure.outcome()).isEqualTo(Outcome.NOTHING_CHANGED);
      assertThat(failing(() -> db.read(session -> session.list(Reading.ROWS))).column())
          .contains("value");
    }
  }

  @Test
  void aConverterThatThrowsAfterTheInsertIsTheCause() {
    UnreadableRow failure = failing(() -> db.insert(NewVisit.defaults().place("here")));

    assertThat(failure.outcome()).isEqualTo(Outcome.COMMITTED);
    assertThat(failure.column()).contains("colour");
    assertThat(failure).hasCauseInstanceOf(NumberFormatException.class);
    assertThat(server.ask("select place from outcomes.visits")).isEqualTo("here");
  }

  @Test
  void aConverterThatThrowsInAReadIsLetThrough() {
    server.execute("insert into outcomes.visits default values");

    assertThat(catchThrowable(() -> db.list(Visit.ROWS))).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void aNullInAColumnThatWasNotNullIsTheCause() {
    server.execute(
        "alter table outcomes.visits alter colour drop not null, alter colour drop default");
    try {
      UnreadableRow failure = failing(() -> db.insert(NewVisit.defaults().place("here")));

      assertThat(failure.outcome()).isEqualTo(Outcome.COMMITTED);
      assertThat(failure.column()).contains("colour");
      assertThat(failure).hasCauseInstanceOf(UnexpectedNullException.class);
      assertThat(server.ask("select place from outcomes.visits")).isEqualTo("here");
    } finally {
      server.execute(
          "truncate outcomes.visits",
          "alter table outcomes.visits alter colour set not null, alter colour set default 'grey'");
    }
  }
}
