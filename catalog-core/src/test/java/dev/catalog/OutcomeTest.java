package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.catalog.testing.PostgresExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OutcomeTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static final Server server = new Server(postgres);
  private static final Query<Integer> ONE =
      Query.mapping(DSL.select(DSL.val(1)), row -> row.value1());
  private WireProxy proxy;
  private Database db;

  @BeforeAll
  static void table() {
    server.execute("create table notes (id int)");
  }

  @BeforeEach
  void open() {
    server.execute("truncate notes");
    proxy = WireProxy.of(postgres.url());
    db =
        Database.open(
            server.config(proxy.url(postgres.url())).maximumPoolSize(1).minimumIdle(1).build());
  }

  @AfterEach
  void close() throws Exception {
    db.close();
    proxy.close();
  }

  @Test
  void commitWhoseAnswerIsLostHasAnUnknownOutcome() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    List<String> ran = new ArrayList<>();
    proxy.cutAfter("commit");
    assertThatExceptionOfType(CommitOutcomeUnknownException.class)
        .isThrownBy(
            () ->
                db.run(
                    TransactionOptions.defaults().retries(3),
                    tx -> {
                      attempts.incrementAndGet();
                      tx.afterCommit(() -> ran.add("commit"));
                      tx.afterRollback(() -> ran.add("rollback"));
                      tx.dsl().execute("insert into notes values (1)");
                    }))
        .withMessageContaining("COMMIT was sent and the connection broke")
        .satisfies(e -> assertThat(e.sqlState()).contains("08006"));

    assertThat(attempts).hasValue(1);
    assertThat(ran).isEmpty();
    Await.until("the commit took effect", () -> server.is("count(*) = 1 from notes"));
    assertThat(db.list(ONE)).containsExactly(1);
  }

  @Test
  void commitOfAReadThatIsLostLosesNothing() {
    proxy.cutAfter("commit");

    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> db.read(session -> session.list(ONE)));
  }

  @Test
  void connectionLostBeforeTheCommitIsARollback() {
    proxy.cutAfter("select 2");

    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.dsl().execute("insert into notes values (1)");
                      tx.dsl().fetch("select 2");
                    }))
        .withMessageContaining("the transaction is rolled back");
    assertThat(server.ask("select count(*) from notes")).isEqualTo("0");
  }

  @Test
  void blockThatSwallowedALostConnectionCannotCommit() {
    proxy.cutAfter("select 2");

    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.dsl().execute("insert into notes values (1)");
                      try {
                        tx.dsl().fetch("select 2");
                      } catch (ConnectionFailedException e) {
                        assertThat(e).isNotNull();
                      }
                    }));
    assertThat(server.ask("select count(*) from notes")).isEqualTo("0");
  }

  @Test
  void writeThatCommitsByItselfHasAnUnknownOutcome() throws Exception {
    proxy.cutAfter("insert into notes");
    assertThatExceptionOfType(CommitOutcomeUnknownException.class)
        .isThrownBy(() -> db.dsl().execute("insert into notes values (1)"))
        .withMessageContaining("A write was sent");

    Await.until("the write took effect", () -> server.is("count(*) = 1 from notes"));
  }

  @Test
  void readThatCommitsByItselfHasAKnownOutcome() {
    proxy.cutAfter("select");
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> db.list(ONE))
        .withMessageContaining("The connection to the server broke");

    proxy.cutAfter("select 3");
    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(() -> db.dsl().select(DSL.inline(3)).fetch());
  }

  private int pid() {
    return db.dsl().resultQuery("select pg_backend_pid()").fetchSingle(0, int.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"08000", "08003", "08006", "08P01", "57P01", "57P03", "25P03", "01002", "JZ0C0"})
  void whatATriggerRaisesIsARefusalWhateverItsSqlstate(String state) {
    server.execute(
        "create or replace function refuse() returns trigger language plpgsql as $$ begin raise"
            + " exception 'a foreign server is away' using errcode = '"
            + state
            + "'; end $$",
        "create trigger refuse before insert on notes for each row execute function refuse()");
    int pid = pid();
    List<String> ran = new ArrayList<>();
    try {
      assertThatExceptionOfType(StatementException.class)
          .isThrownBy(() -> db.dsl().execute("insert into notes values (1)"))
          .withMessageContaining("a foreign server is away")
          .satisfies(e -> assertThat(e.sqlState()).contains(state));
      assertThatExceptionOfType(StatementException.class)
          .isThrownBy(
              () ->
                  db.run(
                      tx -> {
                        tx.afterRollback(() -> ran.add("rollback"));
                        tx.dsl().execute("insert into notes values (1)");
                      }));
    } finally {
      server.execute("drop trigger refuse on notes");
    }

    assertThat(ran).containsExactly("rollback");
    assertThat(pid()).as("the connection is kept").isEqualTo(pid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01", "57P05", "25P04"})
  void whatIsRaisedAtTheCommitIsACertainRollback(String state) {
    server.execute(
        "create or replace function refuse() returns trigger language plpgsql as $$ begin raise"
            + " exception 'a foreign server is away' using errcode = '"
            + state
            + "'; end $$",
        "create constraint trigger refuse after insert on notes deferrable initially deferred for"
            + " each row execute function refuse()");
    int pid = pid();
    List<String> ran = new ArrayList<>();
    try {
      assertThatExceptionOfType(StatementException.class)
          .isThrownBy(
              () ->
                  db.run(
                      tx -> {
                        tx.afterRollback(() -> ran.add("rollback"));
                        tx.dsl().execute("insert into notes values (1)");
                      }));
    } finally {
      server.execute("drop trigger refuse on notes");
    }

    assertThat(ran).containsExactly("rollback");
    assertThat(server.ask("select count(*) from notes")).isEqualTo("0");
    assertThat(pid()).isEqualTo(pid);
  }

  @Test
  void aCommitAfterTheServerEndedTheIdleTransactionIsACertainRollback() {
    List<String> ran = new ArrayList<>();
    try (Database impatient =
        Database.open(server.config().idleInTransactionTimeout(Duration.ofMillis(200)).build())) {
      assertThatExceptionOfType(QueryTimeoutException.class)
          .isThrownBy(
              () ->
                  impatient.run(
                      tx -> {
                        tx.afterCommit(() -> ran.add("commit"));
                        tx.afterRollback(() -> ran.add("rollback"));
                        int pid =
                            tx.dsl()
                                .resultQuery("select pg_backend_pid()")
                                .fetchSingle(0, int.class);
                        tx.dsl().execute("insert into notes values (1)");
                        Await.until(
                            "the server ends the session",
                            () ->
                                server.is("count(*) = 0 from pg_stat_activity where pid = " + pid));
                      }))
          .withMessageContaining("the transaction is rolled back")
          .satisfies(e -> assertThat(e.sqlState()).contains("25P03"));
    }

    assertThat(ran).containsExactly("rollback");
    assertThat(server.ask("select count(*) from notes")).isEqualTo("0");
  }
}
