package com.example.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.tickets.db.Message;
import com.example.tickets.db.Ticket;
import com.example.tickets.db.enums.TicketStatus;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LastSeatTest extends HttpTest {

  @Test
  void asManyBuyersAtOnceAsTheyAreGetTheSeatsThereAre() throws Exception {
    long id = event(1, 7);

    List<Integer> statuses =
        atOnce(
            20,
            buyer ->
                post(
                        "/events/" + id + "/tickets",
                        "{\"holder\": \"%d\", \"count\": 1}".formatted(buyer))
                    .status());

    assertThat(statuses).filteredOn(status -> status == 201).hasSize(7);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(13);
    List<Ticket> tickets = db.list(Ticket.ROWS);
    assertThat(tickets).hasSize(7).allMatch(ticket -> ticket.status() == TicketStatus.sold);
    assertThat(tickets).extracting(Ticket::holder).doesNotHaveDuplicates();
    assertThat(sales()).hasSize(7);
    assertThat(get("/events/" + id).number("$.free")).isZero();
  }

  @Test
  void aPurchaseOfMoreThanIsFreeSellsNoneAndSaysNothing() {
    long id = event(1, 2);

    Answer answer = post("/events/" + id + "/tickets", "{\"holder\": \"Ann\", \"count\": 3}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.<String>json("$.detail")).isEqualTo("There are only 2 free seats");
    assertThat(get("/events/" + id).number("$.free")).isEqualTo(2);
    assertThat(sales()).isEmpty();
  }

  private List<Message> sales() {
    return db.list(Message.ROWS).stream().filter(m -> m.topic().equals("seats-sold")).toList();
  }

  /** A buyer, by number. */
  private interface Buyer {
    int buy(int number);
  }

  private static List<Integer> atOnce(int buyers, Buyer buyer) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(buyers);
    try {
      List<Callable<Integer>> calls =
          IntStream.range(0, buyers)
              .<Callable<Integer>>mapToObj(number -> () -> buyer.buy(number))
              .toList();
      List<Future<Integer>> futures = threads.invokeAll(calls);
      return futures.stream().map(LastSeatTest::join).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static int join(Future<Integer> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
