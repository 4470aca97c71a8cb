package com.example.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.tickets.db.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest extends HttpTest {

  @Test
  void anEventIsCreatedWithItsSeatsAndItsMessage() {
    Answer created = post("/events", body("Hamlet", "Globe", 1, 3));

    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo("/events/" + created.number("$.id"));
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    assertThat(created.<String>json("$.startsAt")).startsWith("2030-01-01T19:00");
    assertThat(created.number("$.free")).isEqualTo(3);
    assertThat(db.list(Message.ROWS))
        .singleElement()
        .satisfies(message -> assertThat(message.topic()).isEqualTo("event-created"));
  }

  @Test
  void aListHasPagesAVenueAndAnOrder() {
    event(1, 1);
    event(2, 2);
    post("/events", body("Faust", "Volksbühne", 1, 3));

    Answer page = get("/events?venue=Globe&sort=-startsAt&limit=1");
    assertThat(page.number("$.total")).isEqualTo(2);
    assertThat(page.<List<Integer>>json("$.events[*].seats")).containsExactly(2);
    assertThat(get("/events?sort=name").<List<String>>json("$.events[*].name"))
        .containsExactly("Faust", "Hamlet", "Hamlet");
    assertThat(get("/events?offset=9").number("$.total")).isEqualTo(3);
  }

  @Test
  void aPatchChangesWhatItNamesAndCountsTheVersion() {
    long id = event(1, 1);

    Answer changed = send("PATCH", "/events/" + id, "{\"name\": \"Lear\"}", "If-Match", "\"1\"");

    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(changed.<String>json("$.name")).isEqualTo("Lear");
    assertThat(changed.<String>json("$.startsAt")).startsWith("2030-01-01T19:00");
  }

  @Test
  void aPatchOfWhatWasChangedMeanwhileIs412AndChangesNothing() {
    long id = event(1, 1);
    send("PATCH", "/events/" + id, "{\"name\": \"Lear\"}", "If-Match", "\"1\"");

    Answer late = send("PATCH", "/events/" + id, "{\"name\": \"Othello\"}", "If-Match", "\"1\"");

    assertThat(late.status()).isEqualTo(412);
    assertThat(get("/events/" + id).<String>json("$.name")).isEqualTo("Lear");
    assertThat(send("PATCH", "/events/" + id, "{}").status()).isEqualTo(428);
  }

  @Test
  void whatIsNotThereIs404() {
    assertThat(get("/events/-1").status()).isEqualTo(404);
    assertThat(send("PATCH", "/events/-1", "{\"name\": \"x\"}", "If-Match", "\"1\"").status())
        .isEqualTo(404);
    assertThat(send("PUT", "/events/-1/attributes", "{}").status()).isEqualTo(404);
    assertThat(send("DELETE", "/events/-1", "").status()).isEqualTo(404);
    assertThat(get("/nothing").status()).isEqualTo(404);
  }

  @Test
  void twoEventsAtOneVenueAtOneTimeAre409AndNothingIsStored() {
    event(1, 1);

    Answer second = post("/events", body("Lear", "Globe", 1, 5));

    assertThat(second.status()).isEqualTo(409);
    assertThat(get("/events").number("$.total")).isEqualTo(1);
    assertThat(db.count(Message.ROWS)).isEqualTo(1);
  }

  @Test
  void attributesAreAnyJsonObject() {
    long id = event(1, 1);
    String digits = "1.00000000000000000001";

    Answer described =
        send("PUT", "/events/" + id + "/attributes", "{\"a\": [{\"b\": null}, " + digits + "]}");

    assertThat(described.status()).as(described.body()).isEqualTo(200);
    assertThat(described.body()).contains(digits);
    assertThat(send("PUT", "/events/" + id + "/attributes", "[]").status()).isEqualTo(422);
    assertThat(send("PUT", "/events/" + id + "/attributes", "{\"a\":").status()).isEqualTo(400);
  }

  @Test
  void anEventIsDeletedUnlessSeatsAreSold() {
    long unsold = event(1, 2);
    long sold = event(2, 2);
    post("/events/" + sold + "/tickets", "{\"holder\": \"Ann\", \"count\": 1}");

    assertThat(send("DELETE", "/events/" + unsold, "").status()).isEqualTo(204);
    assertThat(get("/events/" + unsold).status()).isEqualTo(404);
    assertThat(send("DELETE", "/events/" + sold, "").status()).isEqualTo(409);
    assertThat(get("/events/" + sold).number("$.seats")).isEqualTo(2);
  }

  @Test
  void ticketsComeInSlices() {
    long id = event(1, 5);

    Answer first = get("/events/" + id + "/tickets?limit=2");
    Answer second =
        get("/events/" + id + "/tickets?limit=2&cursor=" + first.<String>json("$.next"));

    assertThat(first.<List<Integer>>json("$.rows[*].seat")).containsExactly(1, 2);
    assertThat(second.<List<Integer>>json("$.rows[*].seat")).containsExactly(3, 4);
  }

  @Test
  void theActuatorShowsHealthAndMetrics() {
    assertThat(get("/actuator/health").<String>json("$.status")).isEqualTo("UP");
    assertThat(
            get("/actuator/metrics/hikaricp.connections.active").number("$.measurements[0].value"))
        .isZero();
  }
}
