package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.catalog.testing.PostgresExtension;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LimitTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static final Server server = new Server(postgres);
  private static final Query<Integer> ONE =
      Query.mapping(DSL.select(DSL.val(1)), row -> row.value1());
  private static final Query<String> SLEEP =
      Query.mapping(DSL.select(DSL.field("pg_sleep(20)::text", String.class)), row -> row.value1());
  private static Database db;

  @BeforeAll
  static void open() {
    server.execute("create table notes (id int)");
    db =
        Database.open(
            server
                .config()
                .statementTimeout(Duration.ofMillis(200))
                .idleInTransactionTimeout(Duration.ofMillis(200))
                .build());
  }

  @AfterAll
  static void close() {
    db.close();
  }

  private static TransactionOptions within(long millis) {
    return TransactionOptions.defaults().timeout(Duration.ofMillis(millis));
  }

  @Test
  void statementEndsAtItsLimit() {
    assertThatExceptionOfType(QueryTimeoutException.class)
        .isThrownBy(() -> db.list(SLEEP))
        .withMessageStartingWith("canceling statement due to statement timeout")
        .satisfies(e -> assertThat(e.sqlState()).contains("57014"));

    assertThat(db.list(ONE)).containsExactly(1);
  }

  @Test
  void limitOfABlockEndsAStatementOfAVerbAndOfDsl() {
    assertThatExceptionOfType(QueryTimeoutException.class)
        .isThrownBy(() -> db.transaction(within(50), tx -> tx.list(SLEEP)));
    assertThatExceptionOfType(QueryTimeoutException.class)
        .isThrownBy(() -> db.transaction(within(50), tx -> tx.dsl().fetch("select pg_sleep(20)")));
  }

  @Test
  void limitOfABlockReplacesAShorterLimitOfStatements() {
    int value =
        db.transaction(
            within(10_000),
            tx -> {
              tx.dsl().fetch("select pg_sleep(0.4)");
              return tx.one(ONE);
            });

    assertThat(value).isEqualTo(1);
  }

  @Test
  void laterStatementsGetWhatIsLeft() {
    assertThatExceptionOfType(QueryTimeoutException.class)
        .isThrownBy(
            () ->
                db.run(
                    within(600),
                    tx -> {
                      long start = System.nanoTime();
                      tx.dsl().fetch("select pg_sleep(0.3)");
                      try {
                        tx.list(SLEEP);
                      } finally {
                        assertThat(Duration.ofNanos(System.nanoTime() - start))
                            .isLessThan(Duration.ofMillis(1_000));
                      }
                    }));
  }

  @Test
  void blockThatReturnsTooLateIsRolledBack() {
    assertThatExceptionOfType(QueryTimeoutException.class)
        .isThrownBy(
            () ->
                db.run(
                    within(30),
                    tx -> {
                      tx.dsl().execute("insert into notes values (1)");
                      long end = System.nanoTime() + Duration.ofMillis(40).toNanos();
                      while (System.nanoTime() < end) {
                        LockSupport.parkNanos(end - System.nanoTime());
                      }
                    }))
        .withMessageContaining("has used up its limit of 30 ms");

    assertThat(server.ask("select count(*) from notes")).isEqualTo("0");
  }

  @Test
  void limitHoldsAfterAnUndoneSavepoint() {
    db.run(
        within(8_000),
        tx -> {
          org.assertj.core.api.Assertions.catchThrowable(
              () ->
                  tx.savepoint(
                      inner -> {
                        inner.list(ONE);
                        throw new IllegalArgumentException("undo");
                      }));
          assertThat(tx.dsl().resultQuery("show statement_timeout").fetchSingle(0, String.class))
              .isIn("8s", "7900ms", "7800ms");
        });
  }

  @Test
  void savepointIsUndoneAlsoWhenTheLimitIsDueToBeToldAnew() {
    int value =
        db.transaction(
            within(2_000),
            tx -> {
              org.assertj.core.api.Assertions.catchThrowable(
                  () ->
                      tx.savepoint(
                          inner -> {
                            // a tenth of the limit passes, and the statement fails
                            inner.dsl().fetch("select pg_sleep(0.3)");
                            return inner.dsl().fetch("select pg_sleep(0.3), 1 / 0 * random()");
                          }));
              return tx.one(ONE);
            });

    assertThat(value).isEqualTo(1);
  }

  @Test
  void transactionThatDoesNothingIsEnded() throws Exception {
    assertThatExceptionOfType(QueryTimeoutException.class)
        .isThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.dsl().execute("insert into notes values (1)");
                      Await.until(
                          "the server ends the idle session",
                          () ->
                              server.is(
                                  "count(*) = 0 from pg_stat_activity where state like 'idle in"
                                      + " tr%' and datname = current_database()"));
                      tx.list(ONE);
                    }))
        .satisfies(e -> assertThat(e.sqlState()).contains("25P03"));

    assertThat(server.ask("select count(*) from notes")).isEqualTo("0");
    assertThat(db.list(ONE)).containsExactly(1);
  }

  @Test
  void silentServerEndsAtTheSocketLimit() {
    try (Database impatient =
        Database.open(
            server
                .config(postgres.url() + "?socketTimeout=1")
                .statementTimeout(Duration.ofSeconds(30))
                .build())) {
      assertThatExceptionOfType(ConnectionFailedException.class)
          .isThrownBy(() -> impatient.read(session -> session.list(SLEEP)))
          .withMessageContaining("did not answer within socketTimeout");
      server.execute(
          "select pg_cancel_backend(pid) from pg_stat_activity where query like '%pg_sleep(20)%'"
              + " and pid <> pg_backend_pid()");
    }
  }

  @Test
  void limitLongerThanTheSocketLimitHolds() {
    try (Database quick =
        Database.open(
            server
                .config()
                .statementTimeout(Duration.ofMillis(900))
                .socketTimeout(Duration.ofSeconds(1))
                .build())) {
      int value =
          quick.transaction(
              within(20_000),
              tx -> {
                tx.dsl().fetch("select pg_sleep(1.3)");
                return tx.one(ONE);
              });

      assertThat(value).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {24, 25, 50, 1_000, 40_000, 1_000_000, 100_000_000_000L})
  void aLimitOfManyDaysIsOne(long days) {
    TransactionOptions patient = TransactionOptions.defaults().timeout(Duration.ofDays(days));
    try (Database small =
        Database.open(server.config().maximumPoolSize(1).minimumIdle(1).build())) {
      for (int i = 0; i < 2; i++) {
        assertThat(small.<Integer, RuntimeException>transaction(patient, tx -> tx.one(ONE)))
            .isEqualTo(1);
      }
    }
  }
}
