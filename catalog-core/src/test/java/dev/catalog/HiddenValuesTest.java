package dev.catalog;

import static dev.catalog.fixture.answers.outcomes.Tables.PAYMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catalog.fixture.answers.outcomes.NewPayment;
import dev.catalog.fixture.answers.outcomes.Payment;
import dev.catalog.testing.PostgresExtension;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that was bound stands in no exception and in no log. */
class HiddenValuesTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/answers");

  private static final Server server = new Server(postgres);
  private static final String SECRET = "secret4711";

  private final List<SentStatement> sent = new ArrayList<>();
  private Database db;

  @BeforeEach
  void open() {
    server.execute("truncate outcomes.payments, outcomes.refunds restart identity");
    db = Database.open(server.config().onStatement(sent::add).build());
  }

  @AfterEach
  void close() {
    db.close();
  }

  private DatabaseException failing(ThrowingCallable call) {
    DatabaseException failure = catchThrowableOfType(DatabaseException.class, call);
    assertThat(failure).as("thrown").isNotNull();
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain("4711");
    assertThat(sent).extracting(SentStatement::sql).noneMatch(sql -> sql.contains("4711"));
    return failure;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cast(cast(? as text) as int)",
        "cast(cast(? as text) as numeric)",
        "cast(cast(? as text) as boolean)",
        "cast(cast(? as text) as date)",
        "cast(cast(? as text) as timestamptz)",
        "cast(cast(? as text) as interval)",
        "cast(cast(? as text) as uuid)",
        "cast(cast(? as text) as inet)",
        "cast(cast(? as text) as point)",
        "cast(cast(? as text) as int4range)",
        "cast(cast(? as text) as int[])",
        "cast(cast(? as text) as jsonb)",
        "cast(cast(? as text) as jsonpath)",
        "cast(cast(? as text) as bit(3))",
        "cast(cast(? as text) as regclass)",
        "cast(cast(? as text) as regtype)",
        "cast(cast(? as text) as regproc)",
        "cast(cast(? as text) as regoper)",
        "cast(cast(? as text) as regrole)",
        "cast(cast(? as text) as regnamespace)",
        "cast(cast(? as text) as regconfig)",
        "to_tsquery(concat(cast(? as text), ' & '))",
        "cast(concat(cast(? as text), ' & (') as tsquery)",
        "timestamptz '2020-01-01 00:00Z' at time zone cast(? as text)",
        "to_date(cast(? as text), 'YYYY')",
        "decode(cast(? as text), 'hex')",
        "encode('a', cast(? as text))",
        "convert_to('a', cast(? as text))",
        "set_config('TimeZone', cast(? as text), true)",
        "current_setting(cast(? as text))",
        "has_table_privilege(cast(? as text), 'select')",
        "nextval(cast(? as text))",
        "substring('a' from concat('(', cast(? as text)))",
        "date_trunc(cast(? as text), now())",
        "extract(epoch from cast(cast(? as text) as time))",
        "pg_catalog.jsonb_path_query('{}', cast(concat('$.', cast(? as text), '(') as jsonpath))",
        "cast(cast(? as text) as regprocedure)",
        "cast(cast(? as text) as regoperator)"
      })
  void aTextIsNotShown(String expression) {
    failing(() -> db.dsl().fetch("select " + expression, SECRET));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "make_date(cast(? as int), 13, 40)",
        "make_time(1, cast(? as int), 1)",
        "chr(1000000000 + cast(? as int))",
        "get_byte('a', cast(? as int))",
        "set_byte('a', cast(? as int), 1)",
        "setval('outcomes.tickets', -cast(? as int))",
        "cast(cast(? as int) * 1000000 as int)",
        "cast(cast(? as int) as numeric(3))",
        "lo_get(cast(? as int))",
        "cast(concat(cast(? as int), '00000000') as int)",
        "cast(cast(cast(? as int) as text) as macaddr)",
        "repeat('a', cast(? as int) * 400000)",
        "array_fill(1, array[cast(? as int) * 400000])",
        "lpad('a', cast(? as int) * 400000)",
        "width_bucket(1, 1, 1, cast(? as int))",
        "sqrt(-cast(? as numeric))"
      })
  void aNumberIsNotShown(String expression) {
    failing(() -> db.dsl().fetch("select " + expression, 4711));
  }

  @Test
  void aKeyInTheDetailIsNotShown() {
    db.insert(NewPayment.amount(1).reference(SECRET));
    sent.clear();

    assertThat(failing(() -> db.insert(NewPayment.amount(1).reference(SECRET))))
        .isInstanceOf(ConstraintViolationException.class)
        .hasMessageContaining("payments_reference_key");
  }

  @Test
  void theInlinedValuesOfABatchAreNotShown() {
    var insert = DSL.insertInto(PAYMENTS, PAYMENTS.AMOUNT, PAYMENTS.REFERENCE).values(1, SECRET);

    DatabaseException failure = failing(() -> db.dsl().batch(insert, insert).execute());

    assertThat(failure).isInstanceOf(ConstraintViolationException.class);
    assertThat(sent).extracting(SentStatement::sql).anyMatch(sql -> sql.contains("?"));
  }

  @Test
  void theInlinedValuesOfAStaticStatementAreNotShown() {
    Settings inlining = new Settings().withStatementType(StatementType.STATIC_STATEMENT);

    failing(
        () ->
            DSL.using(db.dsl().configuration().derive(inlining))
                .select(DSL.val(SECRET).cast(Integer.class))
                .fetch());
  }

  @Test
  void aValueThatTheDriverCannotConvertIsNotShown() {
    failing(
        () ->
            db.list(
                Query.mapping(
                    DSL.select(DSL.val(SECRET).coerce(Integer.class)), row -> row.value1())));
  }

  @Test
  void whatTheAuthorOfAFunctionSaysIsShown() {
    DatabaseException failure =
        failing(() -> db.dsl().execute("do $$ begin raise exception 'no such payment'; end $$"));

    assertThat(failure).hasMessageStartingWith("no such payment [SQLSTATE P0001]");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aListenerThatThrowsFailsNoCall(boolean error) {
    List<String> heard = new ArrayList<>();
    try (Database listened =
        Database.open(
            server
                .config()
                .onStatement(
                    statement -> {
                      heard.add(statement.sql());
                      if (error) {
                        throw new AssertionError("of the listener");
                      }
                      throw new IllegalStateException("of the listener");
                    })
                .build())) {
      Payment payment = listened.insert(NewPayment.amount(1).reference("a"));
      assertThat(listened.list(Payment.ROWS)).containsExactly(payment);
      assertThat(
              listened.<Payment, List<Payment>, RuntimeException>stream(
                  Payment.ROWS, Stream::toList))
          .hasSize(1);
      assertThat(listened.copyIn(Stream.of(NewPayment.amount(2)))).isEqualTo(1);
      assertThat(listened.insertAll(List.of(NewPayment.amount(3)))).hasSize(1);
      assertThat(listened.dsl().fetchCount(PAYMENTS)).isEqualTo(3);
      listened.run(tx -> tx.insert(NewPayment.amount(4)));
      assertThat(
              catchThrowableOfType(
                  ConstraintViolationException.class,
                  () -> listened.insert(NewPayment.amount(1).reference("a"))))
          .isNotNull();
      assertThat(listened.count(Payment.ROWS)).isEqualTo(4);
    }
    assertThat(heard).hasSizeGreaterThan(8);
  }
}
