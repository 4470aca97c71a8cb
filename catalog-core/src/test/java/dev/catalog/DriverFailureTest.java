package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.catalog.FaultySockets.Step;
import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.NewCustomer;
import dev.catalog.fixture.shop.Tables;
import dev.catalog.testing.PostgresExtension;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rule: after anything but an SQLException has come out of the driver while it talked to the
 * server, nobody uses the connection again, and nobody says that a write did nothing.
 */
@Timeout(60)
class DriverFailureTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/shop");

  private static final Server server = new Server(postgres);
  private static final Query<Integer> ONE =
      Query.mapping(DSL.select(DSL.val(1)), row -> row.value1());

  private Database db;

  @BeforeEach
  void open() {
    server.execute("truncate customers cascade", "insert into customers (email) values ('other')");
    db =
        Database.open(
            server
                .config(FaultySockets.url(postgres.url()))
                .maximumPoolSize(1)
                .minimumIdle(1)
                .build());
  }

  @AfterEach
  void close() {
    db.close();
  }

  private static List<Supplier<Throwable>> throwables() {
    return List.of(
        () -> new OutOfMemoryError("made to fail"),
        () -> new StackOverflowError("made to fail"),
        () -> new NegativeArraySizeException("made to fail"),
        () -> new NoSuchElementException("made to fail"),
        () -> new IndexOutOfBoundsException("made to fail"),
        () -> new IllegalStateException("made to fail"),
        () -> new LinkageError("made to fail"));
  }

  /** The next call has its own answer, on a connection of its own. */
  private void assertNextCallIsRight() {
    assertThat(db.list(ONE)).containsExactly(1);
    assertThat(db.get(Customer.BY_EMAIL, "other").email()).isEqualTo("other");
    assertThat(db.insert(NewCustomer.email("next")).email()).isEqualTo("next");
    assertThat(db.count(Customer.ROWS.where(Tables.CUSTOMERS.EMAIL.eq("next")))).isEqualTo(1);
  }

  private static void failWhileReading(String text) {
    FaultySockets.fail(text, Step.WHILE_READING, () -> new OutOfMemoryError("made to fail"));
  }

  private long count(String email) {
    return Long.parseLong(
        server.ask("select count(*) from customers where email = '" + email + "'"));
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void aReadEndsItsConnection(Supplier<Throwable> failure) {
    Class<?> type = failure.get().getClass();
    for (Step step : Step.values()) {
      int opened = FaultySockets.opened();
      FaultySockets.fail("sought", step, failure);
      Throwable thrown = catchThrowable(() -> db.find(Customer.BY_EMAIL, "sought"));

      if (Error.class.isAssignableFrom(type)) {
        assertThat(thrown).isInstanceOf(type);
      } else {
        assertThat(thrown)
            .isInstanceOf(ConnectionFailedException.class)
            .hasRootCauseMessage("made to fail")
            .hasMessageContaining("the driver failed while it talked to the server");
      }
      assertThat(db.get(Customer.BY_EMAIL, "other").email()).isEqualTo("other");
      assertThat(FaultySockets.opened()).isGreaterThan(opened);
    }
    assertNextCallIsRight();
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void aWriteOfItsOwnHasAnUnknownOutcome(Supplier<Throwable> failure) {
    for (Step step : Step.values()) {
      String email = "written " + step;
      FaultySockets.fail(email, step, failure);
      assertThatExceptionOfType(CommitOutcomeUnknownException.class)
          .isThrownBy(() -> db.insert(NewCustomer.email(email)))
          .withMessageContaining("A write was sent")
          .havingRootCause()
          .withMessage("made to fail");
      assertThat(db.get(Customer.BY_EMAIL, "other").email()).isEqualTo("other");
    }
    assertNextCallIsRight();
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void aStatementOfABlockRollsItBack(Supplier<Throwable> failure) {
    Class<?> type = failure.get().getClass();
    FaultySockets.fail("second", Step.WHILE_READING, failure);
    Throwable thrown =
        catchThrowable(
            () ->
                db.run(
                    tx -> {
                      tx.insert(NewCustomer.email("first"));
                      tx.insert(NewCustomer.email("second"));
                    }));

    if (Error.class.isAssignableFrom(type)) {
      assertThat(thrown).isInstanceOf(type);
    } else {
      assertThat(thrown)
          .isInstanceOf(ConnectionFailedException.class)
          .hasMessageContaining("the transaction is rolled back");
    }
    assertThat(count("first") + count("second")).isZero();
    assertNextCallIsRight();
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void aCommitHasAnUnknownOutcome(Step step) {
    List<String> ran = new ArrayList<>();
    FaultySockets.fail("COMMIT", step, () -> new OutOfMemoryError("made to fail"));
    assertThatExceptionOfType(CommitOutcomeUnknownException.class)
        .isThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.afterCommit(() -> ran.add("commit"));
                      tx.afterRollback(() -> ran.add("rollback"));
                      tx.insert(NewCustomer.email("first"));
                    }))
        .withMessageContaining("COMMIT was sent")
        .withCauseInstanceOf(OutOfMemoryError.class);

    assertThat(ran).isEmpty();
    assertNextCallIsRight();
  }

  @Test
  void aBlockThatSwallowedTheFailureCannotCommit() {
    failWhileReading("second");
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.insert(NewCustomer.email("first"));
                      assertThatThrownBy(() -> tx.insert(NewCustomer.email("second")))
                          .isInstanceOf(OutOfMemoryError.class);
                    }))
        .withMessageContaining("the transaction is rolled back");

    assertThat(count("first")).isZero();
    assertNextCallIsRight();
  }

  @Test
  void aRollbackThatFailsKeepsTheReason() {
    failWhileReading("ROLLBACK");
    assertThatThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.insert(NewCustomer.email("first"));
                      throw new IllegalArgumentException("the reason");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the reason");

    assertThat(count("first")).isZero();
    assertNextCallIsRight();
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void aSavepointThatFailsRollsTheBlockBack(Step step) {
    FaultySockets.fail("release savepoint", step, () -> new NoSuchElementException("made"));
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(
            () -> db.run(tx -> tx.savepoint(inner -> inner.insert(NewCustomer.email("first")))))
        .withMessageContaining("the transaction is rolled back");

    assertThat(count("first")).isZero();
    assertNextCallIsRight();
  }

  @Test
  void aCopyThatFailsBeforeItsEndHasLoadedNothing() {
    FaultySockets.fail(
        "copied 7", Step.BEFORE_SENDING, () -> new NegativeArraySizeException("made to fail"));
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> db.copyIn(many()))
        .withMessageContaining("no row was loaded");
    assertThat(server.ask("select count(*) from customers where email like 'copied%'"))
        .isEqualTo("0");

    // the answer is read after the end was sent
    FaultySockets.fail(
        "copied 7", Step.AFTER_SENDING, () -> new NegativeArraySizeException("made to fail"));
    assertThatExceptionOfType(CommitOutcomeUnknownException.class)
        .isThrownBy(() -> db.copyIn(many()));
    assertNextCallIsRight();
  }

  private static Stream<NewCustomer> many() {
    return IntStream.range(0, 20_000).mapToObj(i -> NewCustomer.email("copied " + i));
  }

  @Test
  void aCopyWhoseConnectionIsLostBeforeItsEndHasLoadedNothing() {
    FaultySockets.fail("copied 7", Step.BEFORE_SENDING, () -> new java.io.IOException("lost"));
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> db.copyIn(many()))
        .withMessageContaining("no row was loaded");

    assertThat(server.ask("select count(*) from customers where email like 'copied%'"))
        .isEqualTo("0");
    assertNextCallIsRight();
  }

  @Test
  void theCallersOwnFailureInACopyKeepsTheConnection() {
    int opened = FaultySockets.opened();
    Stream<NewCustomer> rows =
        Stream.of(1, 2, 3)
            .map(
                i -> {
                  if (i == 3) {
                    throw new NoSuchElementException("the caller's");
                  }
                  return NewCustomer.email("copied " + i);
                });
    assertThatThrownBy(() -> db.copyIn(rows)).hasMessage("the caller's");

    assertNextCallIsRight();
    assertThat(FaultySockets.opened()).isEqualTo(opened);
  }

  @Test
  void theCallersOwnFailureWhileRowsAreReadKeepsTheConnection() {
    int opened = FaultySockets.opened();
    Query<String> failing =
        Query.mapping(
            DSL.select(Tables.CUSTOMERS.EMAIL).from(Tables.CUSTOMERS),
            row -> {
              throw new NoSuchElementException("the caller's");
            });
    assertThatThrownBy(() -> db.list(failing)).hasStackTraceContaining("the caller's");

    assertNextCallIsRight();
    assertThat(FaultySockets.opened()).isEqualTo(opened);
  }

  @Test
  void furtherRowsOfAStreamThatCannotBeReadEndIt() {
    db.insertAll(
        IntStream.range(0, 2_500).mapToObj(i -> NewCustomer.email("streamed " + i)).toList());
    List<String> seen = new ArrayList<>();
    assertThatThrownBy(
            () ->
                db.forEach(
                    Customer.ROWS,
                    customer -> {
                      if (seen.isEmpty()) {
                        // the portal's name goes out with the request for more rows
                        failWhileReading("C_");
                      }
                      seen.add(customer.email());
                    }))
        .isInstanceOf(OutOfMemoryError.class);

    assertThat(seen).hasSize(1_000);
    assertNextCallIsRight();
  }

  @Test
  void jooqsStatementsEndTheirConnection() {
    failWhileReading("read by jooq");
    assertThatThrownBy(
            () ->
                db.dsl()
                    .selectFrom(Tables.CUSTOMERS)
                    .where(Tables.CUSTOMERS.EMAIL.eq("read by jooq"))
                    .fetch())
        .isInstanceOfAny(OutOfMemoryError.class, CommitOutcomeUnknownException.class);
    assertNextCallIsRight();

    failWhileReading("written by jooq");
    assertThatExceptionOfType(CommitOutcomeUnknownException.class)
        .isThrownBy(
            () -> db.dsl().execute("insert into customers (email) values (?)", "written by jooq"))
        .withCauseInstanceOf(OutOfMemoryError.class);
    failWhileReading("in a batch");
    assertThatExceptionOfType(CommitOutcomeUnknownException.class)
        .isThrownBy(
            () ->
                db.dsl()
                    .batch("insert into customers (email) values (?)")
                    .bind("in a batch")
                    .bind("and another")
                    .execute());

    assertThat(db.get(Customer.BY_EMAIL, "other").email()).isEqualTo("other");
    assertThat(db.list(ONE)).containsExactly(1);
  }

  @Test
  void aConnectionOnWhichNothingCanBePreparedComesBack() {
    for (int i = 0; i < 3; i++) {
      int pid = db.dsl().resultQuery("select pg_backend_pid()").fetchSingle(0, int.class);
      server.execute("select pg_terminate_backend(" + pid + ")");
      assertThatThrownBy(
              () ->
                  db.dsl()
                      .batch("insert into customers (email) values ('a')", "select nothing")
                      .execute())
          .isInstanceOf(DatabaseException.class);
    }
    assertNextCallIsRight();
  }

  @Test
  void aSwallowedFailureOfAPlainConnectionEndsIt() {
    FaultySockets.fail("by hand", Step.WHILE_READING, () -> new NoSuchElementException("made"));
    db.dsl()
        .connection(
            connection ->
                assertThatThrownBy(
                        () -> connection.createStatement().execute("select 'by hand', 2, 3"))
                    .isInstanceOf(RuntimeException.class));

    assertNextCallIsRight();
  }

  @Test
  void whatTheDriverCouldNotReadAfterAWriteHasAnUnknownOutcome() {
    try (Database small =
        Database.open(
            server
                .config(postgres.url() + "?maxResultBuffer=1000")
                .maximumPoolSize(1)
                .minimumIdle(1)
                .build())) {
      List<NewRow<Customer>> many =
          IntStream.range(0, 100)
              .<NewRow<Customer>>mapToObj(i -> NewCustomer.email("much " + i))
              .toList();
      assertThatExceptionOfType(DatabaseException.class)
          .isThrownBy(() -> small.insertAll(many))
          .withMessageContaining("the transaction is rolled back");
      assertThat(server.ask("select count(*) from customers where email like 'much%'"))
          .isEqualTo("0");
      assertThatExceptionOfType(CommitOutcomeUnknownException.class)
          .isThrownBy(() -> small.insert(NewCustomer.email("x".repeat(2_000))));
      assertThat(small.list(ONE)).containsExactly(1);
      assertThatExceptionOfType(CommitOutcomeUnknownException.class)
          .isThrownBy(
              () ->
                  small
                      .dsl()
                      .resultQuery(
                          "insert into customers (email) values (repeat('y', 2000)) returning email")
                      .fetch());
      assertThat(small.get(Customer.BY_EMAIL, "other").email()).isEqualTo("other");
    }
  }

  @Test
  void aBindWithoutAValueSentNothing() {
    int opened = FaultySockets.opened();
    assertThatExceptionOfType(StatementException.class)
        .isThrownBy(
            () ->
                db.dsl()
                    .connection(
                        connection ->
                            connection
                                .prepareStatement("insert into customers (email) values (?)")
                                .execute()));

    assertNextCallIsRight();
    assertThat(FaultySockets.opened()).isEqualTo(opened);
  }

  @Test
  void otherResultsThanThoseOfTheStatementAreRefused() {
    assertThatExceptionOfType(CommitOutcomeUnknownException.class)
        .isThrownBy(
            () ->
                db.list(Customer.ROWS.where(DSL.condition("email = 'other'); select ('surplus'"))))
        .withMessageContaining("other results than the statement");
    assertThatExceptionOfType(CommitOutcomeUnknownException.class)
        .isThrownBy(
            () ->
                db.updateWhere(
                    Customer.ROWS.where(DSL.condition("false); select ('surplus'")),
                    new dev.catalog.fixture.shop.CustomerPatch().email("changed")));
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(
            () ->
                db.forEach(
                    Customer.ROWS.where(DSL.condition("true); select ('surplus'")),
                    customer -> {}));

    assertNextCallIsRight();
  }

  @Test
  void aFullHeapNeverMixesAnswers(@TempDir Path directory) throws Exception {
    server.execute(
        "insert into customers (email) select 'wide ' || i || repeat('w', 500)"
            + " from generate_series(1, 100000) i");

    assertThat(
            SmallHeap.run(
                List.of("-Xmx40m", "-XX:-ExitOnOutOfMemoryError"),
                FullHeap.class,
                postgres,
                directory))
        .endsWith("0 wrong");
  }

  /** Reads more than the heap holds, and after each failure asks for single rows. */
  static final class FullHeap {

    private FullHeap() {}

    public static void main(String[] arguments) throws SQLException {
      int wrong = 0;
      int full = 0;
      try (Database db = SmallHeap.open(arguments)) {
        touchClassesOfFailures(db);
        for (int round = 0; round < 4; round++) {
          try {
            db.list(Customer.ROWS);
          } catch (OutOfMemoryError | DatabaseException e) {
            full++;
          }
          for (int i = 0; i < 4; i++) {
            Customer other = db.get(Customer.BY_EMAIL, "other");
            wrong += other.email().equals("other") ? 0 : 1;
            String email = "new " + round + " " + i;
            wrong += db.insert(NewCustomer.email(email)).email().equals(email) ? 0 : 1;
          }
        }
      }
      if (full < 4) {
        throw new IllegalStateException("the heap was large enough: " + full);
      }
      System.out.println(wrong + " wrong");
    }

    /** A class whose initialiser meets the full heap could not be used afterwards. */
    private static void touchClassesOfFailures(Database db) {
      db.find(Customer.BY_EMAIL, "nobody");
      try {
        db.dsl().execute("select 1 / 0");
      } catch (DatabaseException e) {
        // it is the classes that count
      }
    }
  }
}
