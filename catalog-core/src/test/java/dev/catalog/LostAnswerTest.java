package dev.catalog;

import static dev.catalog.Projection.columns;
import static dev.catalog.fixture.answers.outcomes.Tables.PAYING;
import static dev.catalog.fixture.answers.outcomes.Tables.PAYMENTS;
import static dev.catalog.fixture.answers.outcomes.Tables.PAY_ALL;
import static dev.catalog.fixture.answers.outcomes.Tables.REFUNDS;
import static dev.catalog.fixture.answers.outcomes.Tables.TOTALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.orderBy;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.resultQuery;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.DSL.with;

import dev.catalog.fixture.answers.outcomes.NewPayment;
import dev.catalog.fixture.answers.outcomes.Payment;
import dev.catalog.fixture.answers.outcomes.PaymentPatch;
import dev.catalog.fixture.answers.outcomes.Refund;
import dev.catalog.fixture.answers.outcomes.Routines;
import dev.catalog.fixture.answers.outcomes.Sequences;
import dev.catalog.testing.PostgresExtension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDataType;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a lost answer means: a statement only reads if nothing in it can do more. */
@Timeout(120)
class LostAnswerTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/answers");

  private static final Server server = new Server(postgres);
  private static final Field<Integer> PAY =
      function(name("outcomes", "pay"), Integer.class, val(1));

  private WireProxy proxy;
  private Database db;

  record WithRefunds(Payment payment, List<Refund> refunds) {}

  record Line(Refund refund, Payment payment) {}

  record Total(int amount, int payments) {}

  @BeforeAll
  static void attribute() {
    server.execute(
        "create function public.paid(payment outcomes.payments) returns int language sql as"
            + " $$ select outcomes.pay(1) $$");
  }

  @BeforeEach
  void open() {
    server.execute(
        "truncate outcomes.payments, outcomes.refunds restart identity",
        "insert into outcomes.payments (amount, note) values (1, 'first')");
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

  private static Query<Integer> query(ResultQuery<? extends org.jooq.Record> query) {
    return Query.mapping(query, row -> 1);
  }

  private static Field<Integer> custom() {
    return new CustomField<>(name("paid"), SQLDataType.INTEGER) {
      @Override
      public void accept(Context<?> context) {
        context.sql("outcomes.pay(1)");
      }
    };
  }

  /** Selects that write, or that nobody can say of that they do not. */
  private static Map<String, Consumer<Session>> writing() {
    Map<String, Consumer<Session>> calls = new LinkedHashMap<>();
    calls.put("function", db -> db.list(query(select(PAY))));
    calls.put("generated function", db -> db.list(query(select(Routines.pay(val(1))))));
    calls.put("projection", db -> db.list(Query.of(columns(PAY).into(Integer::valueOf))));
    calls.put("plain field", db -> db.list(query(select(field("outcomes.pay(1)")))));
    calls.put("plain query", db -> db.list(query(resultQuery("select outcomes.pay(1)"))));
    calls.put(
        "template",
        db -> db.list(query(select(field("outcomes.pay({0})", PAYMENTS.AMOUNT)).from(PAYMENTS))));
    calls.put("field of the user's", db -> db.list(query(select(custom()))));
    calls.put("as an operand", db -> db.list(query(select(PAY.plus(1)))));
    calls.put("in a known function", db -> db.list(query(select(DSL.coalesce(PAY, 1)))));
    calls.put("in a case", db -> db.list(query(select(when(PAY.eq(1), 1).otherwise(2)))));
    calls.put("in an aggregate", db -> db.list(query(select(max(PAY)).from(PAYMENTS))));
    calls.put(
        "in a filter", db -> db.list(query(select(count().filterWhere(PAY.eq(1))).from(PAYMENTS))));
    calls.put(
        "in a window", db -> db.list(query(select(count().over(orderBy(PAY))).from(PAYMENTS))));
    calls.put("in a subquery", db -> db.list(query(selectOne().where(exists(select(PAY))))));
    calls.put("in a scalar", db -> db.list(query(select(field(select(PAY))))));
    calls.put("table function", db -> db.list(query(select().from(PAY_ALL.call(1)))));
    calls.put("plain table", db -> db.list(query(select().from("outcomes.pay_all(1)"))));
    calls.put(
        "bare name of a view",
        db -> db.list(query(select().from(table(name("outcomes", "paying"))))));
    calls.put("view", db -> db.list(query(select().from(PAYING))));
    calls.put(
        "lateral",
        db ->
            db.list(
                query(
                    select(PAYMENTS.ID)
                        .from(PAYMENTS, lateral(select(PAY.as("p")).where(PAYMENTS.ID.gt(0L)))))));
    calls.put(
        "attribute that is a function",
        db -> db.list(query(select(field(name("payments", "paid"))).from(PAYMENTS))));
    calls.put(
        "writing WITH",
        db ->
            db.list(
                query(
                    with(name("w").as(DSL.update(PAYMENTS).set(PAYMENTS.AMOUNT, 2).returning()))
                        .select()
                        .from(name("w")))));
    calls.put(
        "hint", db -> db.list(query(select(PAYMENTS.ID).hint("outcomes.pay(1),").from(PAYMENTS))));
    calls.put(
        "option",
        db -> db.list(query(select(PAYMENTS.ID).from(PAYMENTS).option("limit outcomes.pay(1)"))));
    calls.put("lock", db -> db.list(query(select(PAYMENTS.ID).from(PAYMENTS).forUpdate())));
    calls.put("next value", db -> db.list(query(select(Sequences.TICKETS.nextval()))));
    calls.put(
        "set_config",
        db ->
            db.list(
                query(
                    select(
                        function("set_config", String.class, val("a.b"), val("1"), val(false))))));
    calls.put(
        "cast to a type of the schema",
        db ->
            db.list(
                query(
                    select(
                        val(1)
                            .cast(
                                new DefaultDataType<>(
                                    SQLDialect.POSTGRES, Integer.class, "int4"))))));
    calls.put(
        "condition",
        db -> db.list(Payment.ROWS.where(condition("nextval('outcomes.tickets') > 0"))));
    calls.put("condition of a count", db -> db.count(Payment.ROWS.where(PAY.eq(1))));
    calls.put("condition of exists", db -> db.exists(Payment.ROWS.where(PAY.eq(1))));
    calls.put("condition of first", db -> db.first(Payment.ROWS.where(PAY.eq(1))));
    calls.put("condition of a page", db -> db.page(Payment.ROWS.where(PAY.eq(1)), 0, 3));
    calls.put("condition of a slice", db -> db.slice(Payment.ROWS.where(PAY.eq(1)), null, 3));
    calls.put(
        "optional condition",
        db -> {
          Param<Integer> paid = param("paid", Integer.class);
          db.list(Payment.ROWS.whereIfBound(PAY.eq(paid)).bind(paid, 1));
        });
    calls.put("order", db -> db.list(Payment.ROWS.orderBy(PAY)));
    calls.put(
        "chosen column", db -> db.list(Payment.ROWS.select(PAYMENTS.ID, PAY).into((a, b) -> b)));
    calls.put(
        "condition with a parent",
        db ->
            db.list(
                Refund.ROWS
                    .where(condition("nextval('outcomes.tickets') > 0"))
                    .with(Refund.PAYMENT)
                    .into(Line::new)));
    calls.put("dsl function", db -> db.dsl().select(PAY).fetch());
    calls.put("dsl field", db -> db.dsl().select(field("outcomes.pay(1)")).fetch());
    calls.put("dsl view", db -> db.dsl().selectFrom(PAYING).fetch());
    calls.put("dsl count", db -> db.dsl().fetchCount(PAYMENTS, PAY.eq(1)));
    calls.put("dsl sequence", db -> db.dsl().nextval(Sequences.TICKETS));
    return calls;
  }

  /** Everything that Catalog builds of tables, and what jOOQ has of operators without effects. */
  private static Map<String, Consumer<Session>> reading() {
    Map<String, Consumer<Session>> calls = new LinkedHashMap<>();
    calls.put("find", db -> db.find(Payment.BY_ID, 1L));
    calls.put("findAll", db -> db.findAll(Payment.BY_ID, List.of(1L, 2L)));
    calls.put("list", db -> db.list(Payment.ROWS.where(PAYMENTS.AMOUNT.gt(0)).limit(3).offset(0)));
    calls.put("to-one", db -> db.list(Refund.ROWS.with(Refund.PAYMENT).into(Line::new)));
    calls.put("to-many", db -> db.list(Payment.ROWS.with(Payment.REFUNDS).into(WithRefunds::new)));
    calls.put("page", db -> db.page(Payment.ROWS.orderBy(PAYMENTS.NOTE.desc().nullsLast()), 0, 2));
    calls.put(
        "slice",
        db -> db.slice(Payment.ROWS.orderBy(PAYMENTS.NOTE, PAYMENTS.AMOUNT.desc()), null, 1));
    calls.put("count", db -> db.count(Payment.ROWS.where(Query.anyOf(PAYMENTS.ID, List.of(1L)))));
    calls.put(
        "exists",
        db -> db.exists(Payment.ROWS.where(Query.anyOf(PAYMENTS.TAGS, List.of(new String[0][])))));
    calls.put("stream", db -> db.stream(Payment.ROWS.orderBy(field("amount + 1")), Stream::count));
    calls.put(
        "snapshot",
        db ->
            db.list(
                Payment.ROWS
                    .orderBy(field("amount + 1"))
                    .with(Payment.REFUNDS)
                    .into(WithRefunds::new)));
    calls.put("materialized view", db -> db.list(query(select().from(TOTALS))));
    calls.put(
        "aggregates",
        db ->
            db.list(
                query(
                    select(
                            PAYMENTS.NOTE,
                            count(),
                            sum(PAYMENTS.AMOUNT),
                            max(lower(PAYMENTS.NOTE)),
                            DSL.avg(PAYMENTS.AMOUNT))
                        .from(PAYMENTS)
                        .leftJoin(REFUNDS)
                        .on(REFUNDS.PAYMENT_ID.eq(PAYMENTS.ID))
                        .groupBy(PAYMENTS.NOTE)
                        .having(count().gt(0))
                        .orderBy(inline(1)))));
    calls.put(
        "expressions",
        db ->
            db.list(
                query(
                    select(
                            DSL.coalesce(PAYMENTS.NOTE, "x"),
                            PAYMENTS.AMOUNT.plus(1).mul(2).div(3).mod(2),
                            when(PAYMENTS.AMOUNT.gt(1), 1).otherwise(2),
                            PAYMENTS.AMOUNT.cast(String.class),
                            DSL.nullif(PAYMENTS.AMOUNT, 1),
                            DSL.replace(PAYMENTS.NOTE, "a", "b"),
                            DSL.currentOffsetDateTime(),
                            DSL.rowNumber().over(orderBy(PAYMENTS.ID)))
                        .from(PAYMENTS)
                        .where(PAYMENTS.NOTE.contains("x").or(PAYMENTS.NOTE.likeRegex("f.*")))
                        .and(
                            PAYMENTS
                                .ID
                                .in(select(REFUNDS.PAYMENT_ID).from(REFUNDS))
                                .or(PAYMENTS.ID.in(1L, 2L))))));
    calls.put(
        "derived table",
        db -> {
          Table<?> amounts = select(PAYMENTS.AMOUNT.as("a")).from(PAYMENTS).asTable("q");
          db.list(query(select(amounts.field("a")).from(amounts)));
        });
    calls.put(
        "WITH",
        db -> {
          var amounts = name("q").fields("a").as(select(PAYMENTS.AMOUNT).from(PAYMENTS));
          db.list(query(with(amounts).select(amounts.field("a")).from(amounts)));
        });
    calls.put("path", db -> db.list(query(select(REFUNDS.payments().NOTE).from(REFUNDS))));
    calls.put(
        "projection",
        db ->
            db.list(
                Query.of(
                    columns(sum(PAYMENTS.AMOUNT).cast(int.class), count())
                        .into(Total::new)
                        .from(PAYMENTS))));
    calls.put(
        "chosen columns",
        db ->
            db.list(Payment.ROWS.select(PAYMENTS.AMOUNT, lower(PAYMENTS.NOTE)).into((a, b) -> b)));
    calls.put("empty patch", db -> db.update(Payment.BY_ID, 1L, new PaymentPatch()));
    calls.put(
        "dsl",
        db ->
            db.dsl()
                .selectFrom(PAYMENTS)
                .where(PAYMENTS.ID.notIn(java.util.stream.LongStream.range(0, 30).boxed().toList()))
                .fetch());
    calls.put(
        "dsl anyOf",
        db -> db.dsl().selectFrom(PAYMENTS).where(Query.anyOf(PAYMENTS.ID, List.of(1L))).fetch());
    calls.put("dsl count", db -> db.dsl().fetchCount(PAYMENTS));
    return calls;
  }

  private static Stream<Arguments> selectsThatMayWrite() {
    return writing().entrySet().stream().map(call -> Arguments.of(call.getKey(), call.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("selectsThatMayWrite")
  void aSelectThatMayWriteHasAnUnknownOutcome(String what, Consumer<Session> call) {
    lost(call, CommitOutcomeUnknownException.class, "A statement that may write was sent");
  }

  private static Stream<Arguments> selectsThatOnlyRead() {
    return reading().entrySet().stream().map(call -> Arguments.of(call.getKey(), call.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("selectsThatOnlyRead")
  void whatCanOnlyReadHasChangedNothing(String what, Consumer<Session> call) {
    lost(call, ConnectionFailedException.class, "The connection to the server broke");
  }

  private void lost(Consumer<Session> call, Class<? extends DatabaseException> type, String fact) {
    proxy.forget();
    call.accept(db);
    String sent =
        proxy.texts().stream()
            .filter(text -> text.strip().matches("(?s)(select|with) .*"))
            .findFirst()
            .orElseThrow();
    proxy.cutAfter(sent);
    assertThatExceptionOfType(type).isThrownBy(() -> call.accept(db)).withMessageContaining(fact);
  }

  @Test
  void aPaymentMadeByASelectIsThereAfterItsAnswerIsLost() throws Exception {
    proxy.cutAfter("select outcomes.pay");
    assertThatExceptionOfType(CommitOutcomeUnknownException.class)
        .isThrownBy(() -> db.list(query(select(function("outcomes.pay", Integer.class, val(1))))));

    Await.until("the payment was made", () -> server.is("count(*) = 2 from outcomes.payments"));
  }

  @Test
  void aBlockSaysThatEverythingIsRolledBack() {
    proxy.cutAfter("select \"outcomes\".\"pay\"");

    assertThatExceptionOfType(ConnectionFailedException.class)
        .isThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.insert(NewPayment.amount(2));
                      tx.list(query(select(PAY)));
                    }))
        .withMessageContaining("the transaction is rolled back");
    assertThat(server.ask("select count(*) from outcomes.payments")).isEqualTo("1");
  }
}
