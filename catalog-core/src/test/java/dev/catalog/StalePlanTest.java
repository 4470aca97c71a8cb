package dev.catalog;

import static dev.catalog.fixture.answers.outcomes.Tables.PAYMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.catalog.fixture.answers.outcomes.NewPayment;
import dev.catalog.fixture.answers.outcomes.Payment;
import dev.catalog.fixture.answers.outcomes.PaymentPatch;
import dev.catalog.fixture.answers.outcomes.Refund;
import dev.catalog.testing.PostgresExtension;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Prepared statements survive a migration under them. */
class StalePlanTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/answers");

  private static final Server server = new Server(postgres);
  private static final AtomicInteger width = new AtomicInteger(20);
  private static final TransactionOptions SERIALIZABLE =
      TransactionOptions.defaults().isolation(Isolation.SERIALIZABLE).retries(0);

  private Database db;

  record WithRefunds(Payment payment, List<Refund> refunds) {}

  @BeforeEach
  void open() {
    server.execute(
        "truncate outcomes.payments, outcomes.refunds restart identity",
        "insert into outcomes.payments (amount, note) values (1, 'a'), (2, 'b')",
        "insert into outcomes.refunds (payment_id, amount, note) values (1, 1, 'c')");
    db = Database.open(server.config().maximumPoolSize(1).minimumIdle(1).build());
  }

  @AfterEach
  void close() {
    db.close();
  }

  private static void migrate(String... tables) {
    for (String table : tables) {
      server.execute(
          "alter table outcomes.%s alter note type varchar(%d)"
              .formatted(table, width.incrementAndGet()));
    }
  }

  /** Has the driver prepare what a call sends. */
  private void prepare(Consumer<Database> call) {
    for (int i = 0; i < 12; i++) {
      call.accept(db);
    }
  }

  private static Arguments call(String name, Consumer<Database> call) {
    return Arguments.of(name, call);
  }

  private static Query<WithRefunds> withRefunds() {
    return Payment.ROWS.with(Payment.REFUNDS).into(WithRefunds::new);
  }

  private static Payment note(Payment payment, Database db) {
    return db.update(Payment.BY_ID, payment.id(), new PaymentPatch().note("n")).orElseThrow();
  }

  private static Stream<Arguments> calls() {
    Rows<Payment> first = Payment.ROWS.where(PAYMENTS.ID.eq(1L));
    return Stream.of(
        call("list", db -> db.list(Payment.ROWS)),
        call("get", db -> db.get(Payment.BY_ID, 1L)),
        call("page", db -> db.page(Payment.ROWS, 0, 5)),
        call("slice", db -> db.slice(Payment.ROWS, null, 5)),
        call("to-many", db -> db.list(withRefunds())),
        call("insert", db -> note(db.insert(NewPayment.amount(3)), db)),
        call("upsert", db -> db.upsert(Payment.BY_ID, NewPayment.amount(3).id(7L))),
        call("insertAll", db -> db.insertAll(List.of(NewPayment.amount(3), NewPayment.amount(4)))),
        call("upsertAll", db -> db.upsertAll(Payment.BY_ID, List.of(NewPayment.amount(3).id(7L)))),
        call(
            "updateAll",
            db -> db.updateAll(Payment.BY_ID, Map.of(1L, new PaymentPatch().amount(5)))),
        call("locating", db -> db.locatingErrors().insertAll(List.of(NewPayment.amount(3)))),
        call("updateReturning", db -> db.updateReturning(first, new PaymentPatch().amount(6))),
        call("stream", db -> db.stream(Payment.ROWS, Stream::toList)),
        call("read block", db -> db.read(session -> session.list(Payment.ROWS))),
        call(
            "serializable block",
            db -> db.run(SERIALIZABLE, tx -> tx.insert(NewPayment.amount(8)))),
        call("to-many first in a block", db -> db.read(session -> session.list(Payment.ROWS))),
        call("stream in a block", db -> db.run(tx -> tx.stream(Payment.ROWS, Stream::toList))),
        call("lock", db -> db.run(tx -> tx.lock(first))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void aCallWorksAtOnceAfterAMigration(String name, Consumer<Database> call) {
    prepare(call);
    int rows = Integer.parseInt(server.ask("select count(*) from outcomes.payments"));
    call.accept(db);
    int each = Integer.parseInt(server.ask("select count(*) from outcomes.payments")) - rows;

    migrate("payments", "refunds");
    call.accept(db);

    assertThat(server.ask("select count(*) from outcomes.payments"))
        .as("written once")
        .isEqualTo(String.valueOf(rows + 2 * each));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void aCallWorksAtOnceAfterItsStatementsWereDiscarded(String name, Consumer<Database> call) {
    prepare(call);

    db.dsl().execute("do $$ begin execute 'deallocate all'; end $$");

    call.accept(db);
  }

  @Test
  void theChildrenOfAListComeFromTheNewTable() {
    prepare(session -> session.list(withRefunds()));
    migrate("refunds");

    assertThat(db.list(withRefunds()).get(0).refunds()).extracting(Refund::note).contains("c");
  }

  @Test
  void laterInABlockItIsAConflict() {
    prepare(session -> session.list(Payment.ROWS));
    migrate("payments");

    assertThatExceptionOfType(TransactionConflictException.class)
        .isThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.count(Refund.ROWS);
                      tx.list(Payment.ROWS);
                    }))
        .withMessageStartingWith("A table or a type was changed since the statement was prepared")
        .satisfies(e -> assertThat(e.sqlState()).contains("0A000"));
    assertThat(db.list(Payment.ROWS)).hasSize(2);
  }

  @Test
  void whereConflictsAreRetriedThisOneIsToo() {
    prepare(session -> session.list(Payment.ROWS));
    migrate("payments");
    AtomicInteger attempts = new AtomicInteger();

    List<Payment> rows =
        db.transaction(
            TransactionOptions.defaults().retries(2),
            tx -> {
              attempts.incrementAndGet();
              tx.insert(NewPayment.amount(3));
              return tx.list(Payment.ROWS);
            });

    assertThat(attempts).hasValue(2);
    assertThat(rows).hasSize(3);
  }

  @Test
  void theTransactionBegunAnewHasItsIsolationAndIsReadOnly() {
    prepare(session -> session.read(reading -> reading.list(Payment.ROWS)));
    migrate("payments");

    String said =
        db.read(
            session -> {
              session.list(Payment.ROWS);
              return session
                  .dsl()
                  .resultQuery(
                      "select concat(current_setting('transaction_isolation'), ' ',"
                          + " current_setting('transaction_read_only'))")
                  .fetchSingle(0, String.class);
            });

    assertThat(said).isEqualTo("repeatable read on");
  }

  @Test
  void aSavepointCanBeTriedAgain() {
    prepare(session -> session.list(Payment.ROWS));
    migrate("payments");

    db.run(
        tx -> {
          tx.insert(NewPayment.amount(3));
          assertThatExceptionOfType(TransactionConflictException.class)
              .isThrownBy(() -> tx.savepoint(inner -> inner.list(Payment.ROWS)));
          assertThat(tx.list(Payment.ROWS)).hasSize(3);
        });
    assertThat(db.count(Payment.ROWS)).isEqualTo(3);
  }

  @Test
  void aStatementOfDslThatCommitsByItselfWorksAtOnce() {
    prepare(session -> session.dsl().selectFrom(PAYMENTS).fetch());
    migrate("payments");

    assertThat(db.dsl().selectFrom(PAYMENTS).fetch()).hasSize(2);
  }

  @Test
  void aStatementOfDslInABlockIsAConflict() {
    prepare(session -> session.dsl().selectFrom(PAYMENTS).fetch());
    migrate("payments");

    assertThatExceptionOfType(TransactionConflictException.class)
        .isThrownBy(() -> db.run(tx -> tx.dsl().selectFrom(PAYMENTS).fetch()))
        .withMessageContaining("send it again");
    assertThat(db.dsl().selectFrom(PAYMENTS).fetch()).hasSize(2);
  }

  @Test
  void aStatementThatTheUserNamedAndForgotIsNotAConflict() {
    assertThatExceptionOfType(StatementException.class)
        .isThrownBy(() -> db.dsl().execute("execute nobody"))
        .satisfies(e -> assertThat(e.sqlState()).contains("26000"));
  }
}
