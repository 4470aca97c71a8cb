package dev.catalog;

import static dev.catalog.fixture.shop.Tables.CUSTOMERS;
import static dev.catalog.fixture.shop.Tables.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.NewTicket;
import dev.catalog.fixture.shop.Order;
import dev.catalog.fixture.shop.OrderItem;
import dev.catalog.fixture.shop.Ticket;
import dev.catalog.fixture.shop.TicketPatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StreamTest extends ShopTest {

  private static final Query<Integer> NUMBERS = numbers("g", 2_500);

  private final Server server = new Server(postgres);

  record OrderItems(Order order, List<OrderItem> items) {}

  record CustomerTree(Customer customer, List<OrderItems> orders) {}

  private static final Query<CustomerTree> TREES =
      Customer.ROWS
          .orderBy(CUSTOMERS.EMAIL)
          .with(Customer.ORDERS.with(Order.ORDER_ITEMS).into(OrderItems::new))
          .into(CustomerTree::new);

  private static Query<Integer> numbers(String column, int last) {
    return Query.mapping(
        DSL.select(DSL.field(column, SQLDataType.INTEGER))
            .from(DSL.table("generate_series(1, {0}) as g", DSL.inline(last))),
        row -> row.value1());
  }

  private void customers(int number) {
    server.execute(
        "insert into customers (email) select 'c' || to_char(g, 'FM00000') from generate_series(1, "
            + number
            + ") as g",
        "insert into orders (customer_id) select id from customers",
        "insert into order_items (order_id, line_no, article, price)"
            + " select id, 1, 'lamp', 1 from orders");
  }

  /** Portals that are open besides the one of this question. */
  private static long openPortals(ReadSession session) {
    return session
        .dsl()
        .resultQuery("select count(*) from pg_cursors where name <> ''")
        .fetchSingle(0, Long.class);
  }

  private static Optional<Integer> first(ReadSession session) {
    return session.stream(NUMBERS, Stream::findFirst);
  }

  private static <R> long count(ReadSession session, Query<R> query) {
    return session.stream(query, Stream::count);
  }

  private static String idleLimit(ReadSession session) {
    return session
        .dsl()
        .resultQuery("show idle_in_transaction_session_timeout")
        .fetchSingle(0, String.class);
  }

  @Test
  void rowsComeInTheOrderOfTheQueryAndAreReportedAsOneStatement() {
    List<Integer> read = db.stream(NUMBERS, Stream::toList);

    assertThat(read).isEqualTo(db.list(NUMBERS)).hasSize(2_500);
    assertThat(sent.all()).hasSize(2);
    assertThat(sent.all().get(0).rows()).isEqualTo(2_500);
    assertThat(sent.all().get(0).sql()).isEqualTo(sent.all().get(1).sql());
    assertThat(sent.all().get(0).nanos()).isPositive();
  }

  @Test
  void anActionRunsForEachRow() throws Exception {
    List<Integer> read = new ArrayList<>();

    db.forEach(NUMBERS.limit(1_001), read::add);

    assertThat(read).isEqualTo(db.list(NUMBERS.limit(1_001)));
    assertThatThrownBy(
            () ->
                db.forEach(
                    NUMBERS,
                    row -> {
                      throw new IOException("full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("full");
    assertThat(sent.all()).hasSize(3).last().returns(1_000L, SentStatement::rows);
  }

  @Test
  void childrenCostOneStatementPerRelationForEachThousandRows() {
    customers(2_500);

    List<CustomerTree> trees = db.stream(TREES, Stream::toList);

    assertThat(sent.sql()).hasSize(1 + 2 * 3);
    assertThat(sent.sql().stream().distinct()).hasSize(3);
    assertThat(sent.all()).last().returns(2_500L, SentStatement::rows);
    assertThat(trees).isEqualTo(db.list(TREES));
    assertThat(trees.get(2_499).orders().get(0).items()).hasSize(1);
  }

  @Test
  void noStatementLooksForChildrenAfterTheLastThousand() {
    customers(2_000);

    assertThat(count(db, TREES)).isEqualTo(2_000);
    assertThat(sent.sql()).hasSize(1 + 2 * 2);
  }

  @Test
  void anEarlyEndLeavesTheTransactionUsableAndNoPortalOpen() {
    db.run(
        tx -> {
          List<Integer> three = tx.stream(NUMBERS, rows -> rows.limit(3).toList());
          assertThat(three).containsExactly(1, 2, 3);
          assertThat(first(tx)).contains(1);
          long open = tx.stream(NUMBERS, rows -> openPortals(tx));
          assertThat(open).isEqualTo(1);
          assertThatThrownBy(
                  () ->
                      tx.stream(
                          NUMBERS,
                          rows -> {
                            rows.forEach(row -> {});
                            throw new IOException("full");
                          }))
              .isInstanceOf(IOException.class);
          tx.list(NUMBERS.limit(1));
          assertThat(openPortals(tx)).isZero();
          assertThat(tx.insert(NewTicket.defaults())).isNotNull();
        });

    assertThat(db.count(Ticket.ROWS)).isEqualTo(1);
    assertThat(sent.all()).noneMatch(SentStatement::failed);
  }

  @Test
  void theConnectionOfTheDatabaseIsFreeAfterAnEarlyEnd() {
    try (Database small = Database.open(server.config().maximumPoolSize(1).build())) {
      for (int i = 0; i < 3; i++) {
        assertThat(first(small)).contains(1);
        assertThat(
                catchThrowable(
                    () ->
                        small.forEach(
                            NUMBERS,
                            row -> {
                              throw new IllegalArgumentException("no");
                            })))
            .isInstanceOf(IllegalArgumentException.class);
      }

      assertThat(small.one(NUMBERS.limit(1))).isEqualTo(1);
    }
  }

  @Test
  void otherStatementsRunInTheTransactionBetweenTheRows() {
    db.run(
        tx -> {
          for (int i = 0; i < 3; i++) {
            tx.insert(NewTicket.defaults());
          }
          sent.clear();
          tx.forEach(
              Ticket.ROWS,
              ticket -> tx.update(Ticket.BY_ID, ticket.id(), new TicketPatch().note("seen")));
        });

    assertThat(sent.sql()).hasSize(4);
    assertThat(db.list(Ticket.ROWS)).extracting(Ticket::note).containsOnly("seen").hasSize(3);
  }

  @Test
  void streamsNestInATransaction() {
    long pairs =
        db.read(
            session ->
                session.stream(
                    NUMBERS.limit(3),
                    outer -> outer.mapToLong(row -> count(session, NUMBERS)).sum()));

    assertThat(pairs).isEqualTo(7_500);
  }

  @Test
  void aStreamOfTheDatabaseReadsOneStateAndCannotWrite() {
    db.insert(NewTicket.defaults());

    assertThatThrownBy(
            () ->
                db.stream(
                    Query.mapping(
                        DSL.select(DSL.field("nextval('tickets_id_seq')", Long.class)),
                        row -> row.value1()),
                    Stream::toList))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("read-only");
    List<String> isolation =
        db.stream(
            Query.mapping(
                DSL.select(DSL.field("current_setting('transaction_isolation')", String.class)),
                row -> row.value1()),
            Stream::toList);
    assertThat(isolation).containsExactly("repeatable read");
  }

  @Test
  void theDatabaseIsRefusedInsideItsOwnStream() {
    assertThatThrownBy(() -> db.stream(NUMBERS, rows -> db.list(NUMBERS)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("from inside db.stream")
        .hasMessageContaining("Stream inside db.read");
    assertThatThrownBy(() -> db.forEach(NUMBERS, row -> db.list(NUMBERS)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("from inside db.forEach");
  }

  @Test
  void aStreamEndsWithItsBlockAndBelongsToItsThread() {
    Stream<Integer> escaped = db.stream(NUMBERS, rows -> rows);
    assertThatThrownBy(escaped::toList)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("after its block had ended");

    assertThatThrownBy(
            () ->
                db.stream(
                    NUMBERS, rows -> CompletableFuture.supplyAsync(() -> rows.toList()).join()))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("belongs to thread");
    int sum = db.stream(NUMBERS, rows -> rows.parallel().mapToInt(row -> row).sum());
    assertThat(sum).isEqualTo(2_500 * 2_501 / 2);
  }

  @Test
  void aQueryThatFailsOnTheWayIsReportedAsFailed() {
    Query<Integer> failing = numbers("1 / (1500 - g)", 2_000);
    List<Integer> read = new ArrayList<>();

    assertThatThrownBy(() -> db.forEach(failing, read::add))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("division by zero");

    assertThat(read).hasSize(1_000);
    assertThat(sent.all()).singleElement().matches(SentStatement::failed);
  }

  @Test
  void aParameterWithoutAValueIsRefusedBeforeAnythingIsSent() {
    Param<String> email = DSL.param("email", String.class);

    assertThatThrownBy(
            () -> db.stream(Customer.ROWS.where(CUSTOMERS.EMAIL.eq(email)), Stream::toList))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("email");
    assertThat(sent.all()).isEmpty();
  }

  @Test
  void aSlowConsumerOutlivesTheIdleLimitAndTheLimitIsBackAfterwards() throws Exception {
    Duration limit = Duration.ofMillis(150);
    try (Database impatient =
        Database.open(server.config().idleInTransactionTimeout(limit).build())) {
      impatient.stream(NUMBERS, rows -> takesItsTime(rows));
      impatient.transaction(
          tx -> {
            assertThat(idleLimit(tx)).isEqualTo("150ms");
            tx.stream(
                NUMBERS,
                rows -> {
                  assertThat(idleLimit(tx)).isEqualTo("0");
                  assertThat(first(tx)).contains(1);
                  assertThat(idleLimit(tx)).isEqualTo("0");
                  return takesItsTime(rows);
                });
            assertThat(idleLimit(tx)).isEqualTo("150ms");
            return tx.one(NUMBERS.limit(1));
          });
    }
  }

  /** Leaves the transaction idle for longer than its limit, in the middle of the rows. */
  private int takesItsTime(Stream<Integer> rows) throws Exception {
    List<Integer> read = new ArrayList<>();
    var remaining = rows.iterator();
    while (remaining.hasNext()) {
      read.add(remaining.next());
      if (read.size() == 500) {
        Await.until(
            "idle for 400 ms",
            () ->
                server.is(
                    "exists (select from pg_stat_activity where application_name = 'catalog'"
                        + " and state = 'idle in transaction'"
                        + " and now() - state_change > interval '400 ms')"));
      }
    }
    assertThat(read).hasSize(2_500);
    return read.size();
  }

  @Test
  void theIdleLimitIsRightAfterASavepointThatWasUndone() {
    db.run(
        tx -> {
          String own = idleLimit(tx);
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          inner ->
                              inner.stream(
                                  NUMBERS,
                                  rows -> {
                                    rows.iterator().next();
                                    return inner.dsl().fetch("select 1 / 0");
                                  })))
              .isInstanceOf(StatementException.class);
          assertThat(idleLimit(tx)).isEqualTo(own);
          tx.stream(
              NUMBERS,
              rows -> {
                catchThrowable(
                    () ->
                        tx.savepoint(
                            inner -> {
                              inner.one(NUMBERS.limit(1));
                              throw new IOException("undo");
                            }));
                assertThat(idleLimit(tx)).isEqualTo("0");
                return rows.toList();
              });
          assertThat(idleLimit(tx)).isEqualTo(own);
        });
  }

  @Test
  void theLimitOfStatementsHoldsForEachThousandRowsAndThatOfABlockForAll() {
    Query<Integer> slow =
        numbers("case when g % 1000 = 500 then length(pg_sleep(0.3)::text) else g end", 3_000);
    try (Database limited =
        Database.open(server.config().statementTimeout(Duration.ofMillis(600)).build())) {
      assertThat(count(limited, slow)).isEqualTo(3_000);
      assertThatThrownBy(() -> limited.list(slow)).isInstanceOf(QueryTimeoutException.class);
      TransactionOptions halfASecond =
          TransactionOptions.defaults().timeout(Duration.ofMillis(500));
      assertThatThrownBy(() -> limited.read(halfASecond, tx -> tx.stream(slow, Stream::count)))
          .isInstanceOf(QueryTimeoutException.class);
    }
  }

  @Test
  void aCancelledFutureStopsTheServerInTheMiddleOfTheRows() throws Exception {
    Query<Integer> sleeping =
        numbers("case when g = 1500 then length(pg_sleep(30)::text) else g end", 2_000);
    CountDownLatch thousand = new CountDownLatch(1_000);
    CompletableFuture<?> future =
        db.async().run(session -> session.forEach(sleeping, row -> thousand.countDown()));
    Await.latch(thousand);
    String asleep =
        "exists (select from pg_stat_activity where wait_event = 'PgSleep' and state = 'active')";
    Await.until("asleep", () -> server.is(asleep));

    future.cancel(true);

    Await.until("awake", () -> server.is("not " + asleep));
    Await.until("reported", () -> !sent.all().isEmpty());
  }

  @Test
  void twoMillionRowsPassThroughAHeapOf64Megabytes(@TempDir Path directory) throws Exception {
    assertThat(SmallHeap.run("64m", StreamsMillions.class, postgres, directory))
        .isEqualTo("sum " + 2_000_000L * 2_000_001 / 2);
  }

  @Test
  void streamedRowsMayBeRelatedToTheirParents() {
    customers(3);

    record WithCustomer(Order order, Customer customer) {}
    List<WithCustomer> read =
        db.stream(
            Order.ROWS.orderBy(ORDERS.ID).with(Order.CUSTOMER).into(WithCustomer::new),
            Stream::toList);
    assertThat(read)
        .allMatch(each -> each.order().customerId().equals(each.customer().id()))
        .hasSize(3);
    assertThat(sent.sql()).hasSize(1);
  }
}
