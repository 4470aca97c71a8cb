package dev.catalog;

import static dev.catalog.fixture.shop.Tables.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.Order;
import dev.catalog.fixture.shop.Ticket;
import dev.catalog.fixture.shop.TicketPatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClaimTest extends ShopTest {

  private static final Rows<Ticket> OPEN =
      Ticket.ROWS.where(TICKETS.NOTE.isNull()).orderBy(TICKETS.ID.desc());

  private final Server server = new Server(postgres);

  private void tickets(int number) {
    server.execute(
        "insert into tickets (note) select null from generate_series(1, " + number + ")");
  }

  /** Opens a database whose statements fail when they wait for a lock this long. */
  private Database impatient(Duration lockTimeout, int connections) {
    String url = postgres.url() + (postgres.url().contains("?") ? "&" : "?");
    return Database.open(
        server
            .config(url + "options=-c%20lock_timeout=" + lockTimeout.toMillis())
            .maximumPoolSize(connections)
            .build());
  }

  @Test
  void claimSkipsWhatOthersHoldAndNeverWaits() {
    tickets(30);
    try (Database other = impatient(Duration.ofMillis(1), 1)) {
      db.run(
          tx -> {
            List<Ticket> first = tx.claim(OPEN, 10);
            List<Ticket> second = other.transaction(inner -> inner.claim(OPEN, 10));
            List<Ticket> rest = other.transaction(inner -> inner.claim(OPEN, 100));

            assertThat(first).hasSize(10).isSortedAccordingTo(byIdDescending());
            assertThat(second).hasSize(10).isSortedAccordingTo(byIdDescending());
            assertThat(second).isEqualTo(rest.subList(0, 10)).doesNotContainAnyElementsOf(first);
            assertThat(rest).hasSize(20);
            assertThat(first.get(9).id()).isGreaterThan(second.get(0).id());
            assertThatThrownBy(() -> other.transaction(inner -> inner.lock(OPEN)))
                .isInstanceOf(TransactionConflictException.class)
                .hasMessageContaining("55P03");
          });
    }
    assertThat(sent.sql())
        .singleElement()
        .asString()
        .endsWith(" limit ? for update of \"tickets\" skip locked");
  }

  private static Comparator<Ticket> byIdDescending() {
    return Comparator.comparingLong(Ticket::id).reversed();
  }

  @Test
  void eightWorkersDoTenThousandJobsOnceEach() throws Exception {
    tickets(10_000);
    Set<Long> done = ConcurrentHashMap.newKeySet();
    // longer than the server's own short waits, such as for a new page of the table
    try (Database shared = impatient(Duration.ofMillis(500), 8)) {
      ExecutorService workers = Executors.newFixedThreadPool(8);
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        counts.add(workers.submit(() -> work(shared, done)));
      }
      int sum = 0;
      for (Future<Integer> count : counts) {
        sum += count.get(50, TimeUnit.SECONDS);
      }
      workers.shutdown();
      assertThat(sum).isEqualTo(10_000);
    }
    assertThat(done).hasSize(10_000);
    assertThat(db.count(OPEN)).isZero();
    assertThat(db.count(Ticket.ROWS.where(TICKETS.NOTE.eq("done")))).isEqualTo(10_000);
  }

  /** Claims and marks until nothing is left, and returns how many rows this worker took. */
  private static int work(Database shared, Set<Long> done) {
    int taken = 0;
    while (true) {
      List<Long> ids =
          shared.transaction(
              tx -> {
                List<Ticket> jobs = tx.claim(OPEN, 50);
                List<Long> claimed = jobs.stream().map(Ticket::id).toList();
                tx.updateWhere(
                    Ticket.ROWS.where(Query.anyOf(TICKETS.ID, claimed)),
                    new TicketPatch().note("done"));
                return claimed;
              });
      if (ids.isEmpty()) {
        return taken;
      }
      for (Long id : ids) {
        assertThat(done.add(id)).as("claimed twice: %s", id).isTrue();
      }
      taken += ids.size();
    }
  }

  @Test
  void onlyTheRowsOfTheRootTableAreLocked() {
    record OrderOfCustomer(Order order, Customer customer) {}
    Customer ada = customer("ada@example.org");
    Order order = order(ada);
    try (Database other = impatient(Duration.ofMillis(1), 1)) {
      db.run(
          tx -> {
            assertThat(tx.claim(Order.ROWS.with(Order.CUSTOMER).into(OrderOfCustomer::new), 5))
                .containsExactly(new OrderOfCustomer(order, ada));
            List<Order> free = other.transaction(inner -> inner.claim(Order.ROWS, 5));
            assertThat(free).isEmpty();
            List<Customer> parents = other.transaction(inner -> inner.claim(Customer.ROWS, 5));
            assertThat(parents).containsExactly(ada);
          });
    }
  }

  @Test
  void limitsOfNoRowsAndOffsetsAreRefused() {
    db.run(
        tx -> {
          assertThatThrownBy(() -> tx.claim(OPEN, 0))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage("limit must be at least 1: 0");
          assertThatThrownBy(() -> tx.claim(OPEN.offset(1), 1))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("claim() takes rows without an offset");
        });
    assertThat(sent.all()).isEmpty();
    tickets(3);
    int taken = db.transaction(tx -> tx.claim(OPEN.limit(2), 5).size());
    assertThat(taken).isEqualTo(2);
  }
}
