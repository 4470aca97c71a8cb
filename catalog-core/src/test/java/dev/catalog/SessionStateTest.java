package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.testing.PostgresExtension;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule: what SQL of one call leaves in a session does not reach the next borrower. */
class SessionStateTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static final Server server = new Server(postgres);
  private static final Query<Integer> ONE =
      Query.mapping(DSL.select(DSL.val(1)), row -> row.value1());
  private static final String STATE =
      "select concat_ws(' | ', current_user, session_user, current_setting('search_path'),"
          + " current_setting('statement_timeout'), current_setting('work_mem'),"
          + " current_setting('application_name'), current_setting('TimeZone'),"
          + " current_setting('DateStyle'), current_setting('client_encoding'),"
          + " current_setting('extra_float_digits'),"
          + " current_setting('default_transaction_isolation'),"
          + " current_setting('default_transaction_read_only'),"
          + " nullif(current_setting('app.tenant', true), ''),"
          + " (select count(*) from pg_locks where locktype = 'advisory' and pid ="
          + " pg_backend_pid()), (select count(*) from pg_class where relpersistence = 't'),"
          + " (select count(*) from pg_listening_channels()), (select count(*) from pg_cursors where"
          + " is_holdable), (select count(*) from pg_prepared_statements where from_sql))";

  private static WireProxy proxy;
  private static Database db;

  @BeforeAll
  static void open() {
    server.execute(
        "do $$ begin if not exists (select from pg_roles where rolname = 'other_tenant') then create"
            + " role other_tenant; end if; end $$",
        "create schema other_tenant",
        "create table notes (id serial primary key)",
        "create function set_tenant(name text) returns text language sql as"
            + " $$ select set_config('app.tenant', name, false) $$");
    proxy = WireProxy.of(postgres.url());
    db =
        Database.open(
            server
                .config(proxy.url(postgres.url()) + "&options=-c%20work_mem=8MB")
                .applicationName("session state")
                .statementTimeout(Duration.ofSeconds(7))
                .maximumPoolSize(1)
                .minimumIdle(1)
                .build());
  }

  @AfterAll
  static void close() throws Exception {
    db.close();
    proxy.close();
  }

  private interface Call {
    void on(DSLContext dsl);
  }

  private static String state(Database database) {
    return database.dsl().resultQuery(STATE).fetchSingle(0, String.class);
  }

  private static List<Call> leavingSomething() {
    return List.of(
        dsl -> dsl.execute("set role other_tenant"),
        dsl -> dsl.execute("set session authorization other_tenant"),
        dsl -> dsl.execute("set search_path to other_tenant"),
        dsl -> dsl.execute("select set_config('app.tenant', 'a', false)"),
        dsl -> dsl.fetch("select set_tenant(?)", "a"),
        dsl ->
            dsl.select(DSL.function("set_tenant", String.class, DSL.val("a")))
                .fetchSingle(0, String.class),
        dsl -> dsl.execute("set statement_timeout = '1h'"),
        dsl -> dsl.execute("set work_mem = '9MB'"),
        dsl -> dsl.execute("set application_name = 'x'"),
        dsl -> dsl.execute("set timezone = 'Asia/Tokyo'"),
        dsl -> dsl.execute("set extra_float_digits = 0"),
        dsl ->
            dsl.execute("set session characteristics as transaction isolation level serializable"),
        dsl -> dsl.execute("set session characteristics as transaction read only"),
        dsl -> dsl.execute("create temporary table notes (id int)"),
        dsl -> dsl.fetch("select pg_advisory_lock(4711)"),
        dsl -> dsl.fetch("select pg_advisory_lock_shared(1, 2)"),
        dsl -> dsl.execute("listen somebody"),
        dsl -> dsl.execute("prepare \"my \"\"plan\" as select 1"),
        dsl ->
            dsl.execute(
                "begin; declare kept cursor with hold for select 1; commit; prepare p as select 2"),
        dsl -> dsl.batch("set app.tenant = 'a'", "set role other_tenant").execute(),
        dsl -> dsl.fetchMany("set app.tenant = 'a'; select 1"),
        dsl ->
            dsl.connection(
                connection ->
                    connection
                        .createStatement()
                        .execute("set app.tenant = 'a'; set role other_tenant")),
        dsl ->
            dsl.connection(
                connection ->
                    connection.setTransactionIsolation(
                        java.sql.Connection.TRANSACTION_SERIALIZABLE)),
        dsl -> dsl.connection(connection -> connection.setSchema("other_tenant")));
  }

  @ParameterizedTest
  @MethodSource("leavingSomething")
  void nothingIsLeftToTheNextBorrower(Call call) {
    String before = state(db);
    int pid = pid(db);
    call.on(db.dsl());

    assertThat(state(db)).isEqualTo(before);
    assertThat(pid(db)).isEqualTo(pid);
  }

  @ParameterizedTest
  @MethodSource("leavingSomething")
  void nothingIsLeftByABlockThatCommitsOrFails(Call call) {
    String before = state(db);
    for (boolean fails : new boolean[] {false, true}) {
      try {
        db.run(
            tx -> {
              call.on(tx.dsl());
              if (fails) {
                throw new IllegalArgumentException("rolled back");
              }
            });
      } catch (IllegalArgumentException | DatabaseException e) {
        // made to fail, or not allowed in a transaction
        assertThat(e).isNotNull();
      }
      assertThat(state(db)).isEqualTo(before);
    }
  }

  private static int pid(Database database) {
    return database.dsl().resultQuery("select pg_backend_pid()").fetchSingle(0, int.class);
  }

  @Test
  void aCallThatFailsIsResetToo() {
    String before = state(db);
    org.assertj.core.api.Assertions.catchThrowable(
        () ->
            db.dsl()
                .connection(
                    c -> {
                      c.createStatement().execute("set app.tenant = 'a'");
                      c.createStatement().execute("select 1 / 0");
                    }));

    assertThat(state(db)).isEqualTo(before);
  }

  @Test
  void thePlansOfTheDriverStay() {
    for (int i = 0; i < 10; i++) {
      db.list(ONE);
    }
    db.dsl().execute("set app.tenant = 'a'");
    String plans =
        "select count(*)::int from pg_prepared_statements where not from_sql and statement like"
            + " 'select%'";
    int before = db.dsl().resultQuery(plans).fetchSingle(0, int.class);
    proxy.forget();
    db.list(ONE);

    assertThat(before).isPositive();
    assertThat(proxy.texts()).isEmpty();
  }

  @Test
  void theResetIsOneRoundTrip() {
    db.list(ONE);
    proxy.forget();
    db.dsl().execute("set app.tenant = 'a'");

    assertThat(proxy.roundTrips()).as(proxy.texts().toString()).isEqualTo(2);
    assertThat(proxy.texts())
        .map(String::strip)
        .contains("reset all", "discard temp")
        .doesNotContain("discard all");
  }

  @Test
  void statementsOfOursAreFollowedByNoReset() {
    db.list(ONE);
    proxy.forget();
    db.list(ONE);
    db.run(tx -> tx.list(ONE));

    assertThat(proxy.texts()).noneMatch(text -> text.contains("reset"));
  }

  @Test
  void theResetCanBeTurnedOff() {
    try (Database kept =
        Database.open(
            server.config().maximumPoolSize(1).minimumIdle(1).resetSessions(false).build())) {
      kept.dsl().execute("set app.tenant = 'a'");

      assertThat(state(kept)).contains("| a |");
    }
  }

  @Test
  void aSessionThatCannotBeResetIsClosed() {
    int pid = pid(db);
    // the reset itself runs into this
    db.dsl().execute("create temporary table t as select 1 as id; set statement_timeout = '1ms'");
    db.dsl().connection(connection -> connection.unwrap(org.postgresql.PGConnection.class));

    assertThat(pid(db)).isNotEqualTo(pid);
    assertThat(state(db)).doesNotContain("1ms");
  }
}
