package com.example.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.tickets.Requests.NewEventRequest;
import com.example.tickets.Requests.Purchase;
import com.example.tickets.Seats.SoldOutException;
import com.example.tickets.db.ListedEvent;
import com.example.tickets.db.Ticket;
import dev.catalog.Database;
import dev.catalog.spring.test.CatalogTest;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The slice: data access alone, rolled back after each test. */
@CatalogTest
class SeatsTest {

  private static final OffsetDateTime START = OffsetDateTime.parse("2030-01-01T19:00:00Z");

  @Autowired private Database db;
  @Autowired private Events events;
  @Autowired private Seats seats;

  @Test
  void theFirstFreeSeatsAreSold() {
    ListedEvent event = play(3);

    assertThat(seats.sell(event.id(), new Purchase("Ann", 2)))
        .extracting(Ticket::seat)
        .containsExactlyInAnyOrder(1, 2);
    assertThatThrownBy(() -> seats.sell(event.id(), new Purchase("Ben", 2)))
        .isInstanceOf(SoldOutException.class)
        .hasMessage("There are only 1 free seats");
  }

  @Test
  void nothingOfAnotherTestIsThere() {
    assertThat(db.exists(ListedEvent.ROWS)).isFalse();
    assertThat(play(2).free()).isEqualTo(2);
  }

  private ListedEvent play(int seats) {
    return events.create(
        new NewEventRequest(
            "Hamlet", "Globe", START, START.plusHours(3), seats, new BigDecimal("19.90")));
  }
}
