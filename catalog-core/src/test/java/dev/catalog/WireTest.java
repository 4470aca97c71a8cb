package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.testing.PostgresExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes over the wire: texts and round trips. */
class WireTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static final Server server = new Server(postgres);
  private static final String SQL = "select current_setting('transaction_isolation') as level";
  private static final Query<String> LEVEL =
      Query.mapping(
          DSL.select(
              DSL.field("current_setting('transaction_isolation')", String.class).as("level")),
          row -> row.value1());
  private static final List<SentStatement> sent = new ArrayList<>();
  private static WireProxy proxy;
  private static Database db;

  @BeforeAll
  static void open() {
    proxy = WireProxy.of(postgres.url());
    db =
        Database.open(
            server
                .config(proxy.url(postgres.url()))
                .maximumPoolSize(1)
                .minimumIdle(1)
                .onStatement(sent::add)
                .build());
  }

  @AfterAll
  static void close() throws Exception {
    db.close();
    proxy.close();
  }

  @BeforeEach
  void forget() {
    // a connection that was idle for half a second is asked whether it lives: not part of the claim
    db.list(LEVEL);
    proxy.forget();
    sent.clear();
  }

  @Test
  void singleStatementIsOneRoundTripWithoutBegin() {
    assertThat(db.list(LEVEL)).containsExactly("read committed");

    assertThat(proxy.roundTrips()).isEqualTo(1);
    assertThat(proxy.texts()).allMatch(text -> text.startsWith("select"));
  }

  @Test
  void statementOfDslIsOneRoundTripWithoutBegin() {
    db.dsl().fetch("select 1");

    assertThat(proxy.roundTrips()).isEqualTo(1);
    assertThat(proxy.texts()).containsExactly("select 1");
  }

  @Test
  void transactionCostsTheCommitOnly() {
    db.run(
        tx -> {
          tx.list(LEVEL);
          tx.list(LEVEL);
        });

    assertThat(proxy.roundTrips()).isEqualTo(3);
    assertThat(proxy.texts()).contains("BEGIN", "COMMIT");
  }

  @Test
  void blockThatSendsNothingCostsNothing() {
    db.run(TransactionOptions.defaults().isolation(Isolation.SERIALIZABLE), tx -> {});

    assertThat(proxy.roundTrips()).isZero();
  }

  @Test
  void isolationTravelsWithTheFirstStatement() {
    List<String> levels =
        db.transaction(
            TransactionOptions.defaults().isolation(Isolation.SERIALIZABLE),
            tx -> {
              List<String> rows = new ArrayList<>(tx.list(LEVEL));
              rows.addAll(tx.list(LEVEL));
              return rows;
            });

    assertThat(levels).containsExactly("serializable", "serializable");
    assertThat(proxy.roundTrips()).isEqualTo(3);
    assertThat(proxy.texts()).contains("BEGIN", "set transaction isolation level serializable");
    assertThat(sent).extracting(SentStatement::sql).containsOnly(LEVEL.sql());
  }

  @Test
  void readBlockIsOneReadOnlySnapshotInTwoRoundTrips() {
    assertThat(db.<List<String>, RuntimeException>read(session -> session.list(LEVEL)))
        .containsExactly("repeatable read");

    assertThat(proxy.roundTrips()).isEqualTo(2);
    assertThat(proxy.texts())
        .contains("BEGIN READ ONLY", "set transaction isolation level repeatable read");
  }

  @Test
  void isolationIsSetBeforeAStatementOfDsl() {
    String level =
        db.transaction(
            TransactionOptions.defaults().isolation(Isolation.REPEATABLE_READ),
            tx -> tx.dsl().resultQuery(SQL).fetchSingle(0, String.class));

    assertThat(level).isEqualTo("repeatable read");
    assertThat(proxy.roundTrips()).isEqualTo(3);
  }

  @Test
  void deferrableAndReadOnlyReachTheServer() {
    String said =
        db.transaction(
            TransactionOptions.defaults().isolation(Isolation.SERIALIZABLE).readOnly().deferrable(),
            tx ->
                tx.dsl()
                    .resultQuery(
                        "select concat_ws(' ', current_setting('transaction_isolation'),"
                            + " current_setting('transaction_read_only'),"
                            + " current_setting('transaction_deferrable'))")
                    .fetchSingle(0, String.class));

    assertThat(said).isEqualTo("serializable on on");
  }

  @Test
  void timeLimitTravelsWithTheFirstStatement() {
    db.run(
        TransactionOptions.defaults()
            .isolation(Isolation.READ_COMMITTED)
            .timeout(Duration.ofSeconds(20)),
        tx -> {
          assertThat(tx.list(LEVEL)).containsExactly("read committed");
          assertThat(tx.dsl().resultQuery("show statement_timeout").fetchSingle(0, String.class))
              .isEqualTo("20s");
        });

    assertThat(proxy.roundTrips()).isEqualTo(3);
    assertThat(proxy.texts())
        .contains("set transaction isolation level read committed")
        .anyMatch(text -> text.strip().equals("set local statement_timeout = 20000"));
    assertThat(db.dsl().resultQuery("show statement_timeout").fetchSingle(0, String.class))
        .isEqualTo("30s");
  }

  @Test
  void listenerHearsOfVerbsAndOfDslAlike() {
    db.list(LEVEL);
    db.dsl().fetch("select generate_series(1, 3)");
    org.assertj.core.api.Assertions.catchThrowable(() -> db.dsl().fetch("select nothing"));

    assertThat(sent)
        .extracting(SentStatement::sql)
        .containsExactly(LEVEL.sql(), "select generate_series(1, 3)", "select nothing");
    assertThat(sent).extracting(SentStatement::rows).containsExactly(1L, 3L, -1L);
    assertThat(sent).extracting(SentStatement::failed).containsExactly(false, false, true);
    assertThat(sent).allMatch(statement -> statement.nanos() > 0);
  }
}
