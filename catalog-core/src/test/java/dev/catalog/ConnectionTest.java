package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catalog.testing.PostgresExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class ConnectionTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static final Server server = new Server(postgres);
  private static final Query<Integer> ONE =
      Query.mapping(DSL.select(DSL.val(1)), row -> row.value1());

  private static ConnectionFailedException failure(DatabaseConfig config) {
    return catchThrowableOfType(ConnectionFailedException.class, () -> Database.open(config));
  }

  @Test
  void serverThatIsDownIsNamed() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    ConnectionFailedException e =
        failure(server.config("jdbc:postgresql://127.0.0.1:" + free + "/x").build());

    assertThat(e)
        .hasMessage(
            "Nothing accepts connections for PostgreSQL at 127.0.0.1:%d; is the server running, and is the URL right? [SQLSTATE 08001]"
                .formatted(free));
  }

  @Test
  void serverThatNeverAnswersEndsAtTheLimit() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      long start = System.nanoTime();
      ConnectionFailedException e =
          failure(
              server
                  .config("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/x")
                  .connectTimeout(Duration.ofSeconds(1))
                  .loginTimeout(Duration.ofSeconds(1))
                  .build());

      assertThat(e).hasMessageContaining("did not answer within the connect or login limit");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void unknownHostIsNamed() {
    assertThat(failure(server.config("jdbc:postgresql://no-such-host.invalid/x").build()))
        .hasMessageContaining("no-such-host.invalid")
        .hasMessageContaining("check the host name in the URL");
  }

  @Test
  void refusedPasswordNamesTheUserAndNotThePassword() {
    ConnectionFailedException e = failure(server.config().password("wrong-4711").build());

    assertThat(e)
        .hasMessageContaining("refused the login of user " + postgres.user())
        .hasMessageContaining("28P01");
    assertThat(e.getMessage()).doesNotContain("wrong-4711");
  }

  @Test
  void missingDatabaseIsNamed() {
    String url = postgres.url().replaceAll("/[^/?]+(\\?.*)?$", "/no_such_database");

    assertThat(failure(server.config(url).build()))
        .hasMessageContaining("has no database no_such_database; create it, or change the URL");
  }

  @Test
  void serverWithoutTlsIsRefusedWhereTlsIsAskedFor() {
    assertThat(failure(server.config().sslMode("verify-full").build()))
        .hasMessageContaining("TLS")
        .hasMessageContaining("sslMode(\"disable\")");
  }

  @Test
  void failedOpenLeavesNothingBehind() throws Exception {
    Set<String> before = threads();
    failure(server.config().password("wrong").build());

    Await.until("the threads of the failed open are gone", () -> before.containsAll(threads()));
    assertThat(server.is("count(*) = 0 from pg_stat_activity where application_name = 'catalog'"))
        .isTrue();
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.contains("catalog"))
        .collect(Collectors.toSet());
  }

  @Test
  void exhaustedPoolSaysHowManyAreInUse() throws Exception {
    try (Database db =
        Database.open(
            server
                .config()
                .maximumPoolSize(1)
                .minimumIdle(1)
                .validationTimeout(Duration.ofMillis(250))
                .connectionTimeout(Duration.ofMillis(300))
                .build())) {
      CountDownLatch held = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      CompletableFuture<?> holder =
          CompletableFuture.runAsync(
              () ->
                  db.run(
                      tx -> {
                        tx.list(ONE);
                        held.countDown();
                        awaitUnchecked(release);
                      }));
      Await.latch(held);
      assertThatExceptionOfType(ConnectionFailedException.class)
          .isThrownBy(() -> db.list(ONE))
          .withMessage(
              "No connection became free within 300 ms: 1 of 1 are in use; make blocks shorter, or"
                  + " raise maximumPoolSize or connectionTimeout");
      release.countDown();
      holder.join();
    }
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      Await.latch(latch);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneBrokenConnectionGivesUpTheOthersOfItsAge() throws Exception {
    try (Database db =
        Database.open(server.config().applicationName("broken").minimumIdle(4).build())) {
      String mine = "from pg_stat_activity where application_name = 'broken'";
      Await.until("the pool is full", () -> server.is("count(*) = 4 " + mine));
      String pids = server.ask("select string_agg(pid::text, ',') " + mine);
      assertThatExceptionOfType(ConnectionFailedException.class)
          .isThrownBy(
              () ->
                  db.read(
                      session -> {
                        int pid =
                            session
                                .dsl()
                                .resultQuery("select pg_backend_pid()")
                                .fetchSingle(0, int.class);
                        server.execute("select pg_terminate_backend(" + pid + ")");
                        return session.list(ONE);
                      }))
          .withMessageContaining("57P01");

      Await.until(
          "all four are replaced",
          () -> server.is("count(*) = 0 " + mine + " and pid in (" + pids + ")"));
      assertThat(db.list(ONE)).containsExactly(1);
    }
  }

  @Test
  void serverThatTurnedReadOnlyHasItsConnectionReplaced() throws Exception {
    try (Database db =
        Database.open(
            server
                .config()
                .applicationName("demoted")
                .maximumPoolSize(1)
                .minimumIdle(1)
                .resetSessions(false)
                .build())) {
      int before = pid(db);
      db.dsl().execute("set default_transaction_read_only = on");
      assertThatExceptionOfType(StatementException.class)
          .isThrownBy(() -> db.dsl().execute("create table t (id int)"))
          .satisfies(e -> assertThat(e.sqlState()).contains("25006"));

      assertThat(pid(db)).isNotEqualTo(before);
    }
  }

  @Test
  void writingInAReadBlockKeepsItsConnection() {
    try (Database db = Database.open(server.config().maximumPoolSize(1).minimumIdle(1).build())) {
      int before = pid(db);
      assertThatExceptionOfType(StatementException.class)
          .isThrownBy(() -> db.read(session -> session.dsl().execute("create table t (id int)")));

      assertThat(pid(db)).isEqualTo(before);
    }
  }

  private static int pid(Database db) {
    return db.dsl().resultQuery("select pg_backend_pid()").fetchSingle(0, int.class);
  }

  @Test
  void settingsReachTheServerInTheStartupPacket() {
    try (Database db =
        Database.open(
            server
                .config(postgres.url() + "?options=-c%20work_mem=8MB")
                .applicationName("shop")
                .statementTimeout(Duration.ofSeconds(7))
                .idleInTransactionTimeout(Duration.ofSeconds(9))
                .build())) {
      String said =
          db.dsl()
              .resultQuery(
                  "select concat_ws(' ', current_setting('application_name'),"
                      + " current_setting('statement_timeout'),"
                      + " current_setting('idle_in_transaction_session_timeout'),"
                      + " current_setting('work_mem'))")
              .fetchSingle(0, String.class);

      assertThat(said).isEqualTo("shop 7s 9s 8MB");
    }
  }

  @Test
  void closeWaitsForWhatIsRunning() throws Exception {
    Database db = Database.open(server.config().build());
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Integer> running =
        CompletableFuture.supplyAsync(
            () ->
                db.transaction(
                    tx -> {
                      started.countDown();
                      tx.dsl().fetch("select pg_sleep(0.3)");
                      return tx.one(ONE);
                    }));
    Await.latch(started);
    db.close();

    assertThat(running).isCompletedWithValue(1);
  }
}
