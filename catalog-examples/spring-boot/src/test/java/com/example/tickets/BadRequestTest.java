package com.example.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.tickets.db.Event;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadRequestTest extends HttpTest {

  private static void assertProblem(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.number("$.status")).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).doesNotContainIgnoringCase("select ", "insert ", "update ", "SQL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/events?limit=0",
        "/events?limit=101",
        "/events?limit=ten",
        "/events?limit=99999999999",
        "/events?offset=-1",
        "/events?offset=9223372036854775808",
        "/events?sort=price",
        "/events?venue=%00",
        "/events?sort=name;drop",
        "/events/lamp",
        "/events/99999999999999999999",
        "/events/1/tickets?limit=101",
        "/events/1/tickets?limit=-1",
        "/events/1/tickets?cursor=none"
      })
  void anAddressThatDoesNotFitIs400(String path) {
    assertProblem(get(path), 400);
  }

  static Stream<String> bodiesThatTakeMoreThanTheirLength() {
    String event = body("Hamlet", "Globe", 1, 1);
    return Stream.of(
        "[".repeat(30_000),
        "[".repeat(30_000) + "]".repeat(30_000),
        "{\"a\":".repeat(10_000),
        "[{\"a\":".repeat(8_000),
        event.replace("19.90", "[".repeat(30_000) + "]".repeat(30_000)),
        event.replace("19.90", "9".repeat(60_000)),
        event.replace("19.90", "-" + "9".repeat(60_000)),
        event.replace("19.90", "0." + "9".repeat(60_000)),
        event.replace("19.90", "1e" + "9".repeat(60_000)),
        event.replace("\"seats\": 1", "\"seats\": " + "9".repeat(60_000)),
        "9".repeat(60_000),
        "{\"" + "x".repeat(60_000) + "\": 1}");
  }

  @ParameterizedTest
  @MethodSource("bodiesThatTakeMoreThanTheirLength")
  void aBodyThatTakesMoreThanItsLengthIs400(String body) {
    assertProblem(post("/events", body), 400);
    assertProblem(send("PATCH", "/events/1", body, "If-Match", "\"1\""), 400);
    assertProblem(post("/events/1/tickets", body), 400);
    assertThat(db.count(Event.ROWS)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{'name': 1}",
        "{\"holder\": \"Ann\"}",
        "{\"holder\": \" \", \"count\": 1}",
        "{\"holder\": \"Ann\", \"count\": 0}",
        "{\"holder\": \"Ann\", \"count\": 11}",
        "{\"holder\": \"Ann\", \"count\": 1.5}",
        "{\"holder\": \"Ann\", \"count\": 3000000000}",
        "{\"holder\": \"Ann\", \"count\": 1e999999999}",
        "{\"holder\": \"Ann\", \"count\": {}}",
        "{\"holder\": \"An\\u0000n\", \"count\": 1}",
        "{\"holder\": \"Ann\", \"count\": 1, \"price\": 0}"
      })
  void aPurchaseThatDoesNotFitIs400(String body) {
    assertProblem(post("/events/1/tickets", body), 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          19.90 | 1e999999999 | 400
          19.90 | 1e20        | 400
          19.90 | -1          | 422
          19.90 | null        | 400
          "Hamlet" | "Ham\\u0000let" | 400
          "Hamlet" | "Ham\\ud83dlet" | 400
          "Globe"  | "Glo\\u0000be" | 400
          "Hamlet" | "" | 422
          2030-01-01T22 | 2030-01-01T18 | 400
          2030-01-01T22 | +999999999-01-01T22 | 400
          """)
  void anEventThatDoesNotFitIsRefusedAndNotStored(String right, String wrong, int status) {
    assertProblem(post("/events", body("Hamlet", "Globe", 1, 1).replace(right, wrong)), status);
    assertThat(db.count(Event.ROWS)).isZero();
  }

  @Test
  void anotherContentTypeIs415AndAnotherMethodIs405() {
    assertProblem(send("PUT", "/events/1", "{}"), 405);
    assertThat(send("PUT", "/events", "").header("Allow")).contains("GET", "POST");
  }

  @Test
  void attributesHaveALimit() {
    long id = event(1, 1);
    String deep = "{\"a\": %s}".formatted("[".repeat(30_000) + "]".repeat(30_000));
    String exact = "{\"a\": \"%s\"}".formatted("x".repeat(8_183));

    assertProblem(send("PUT", "/events/" + id + "/attributes", deep), 400);
    assertProblem(send("PUT", "/events/" + id + "/attributes", "{\"a\": \"\0\"}"), 400);
    assertProblem(send("PUT", "/events/" + id + "/attributes", "{\"a\": \"\\u0000\"}"), 400);
    assertProblem(
        send("PUT", "/events/" + id + "/attributes", "{\"a\": " + "9".repeat(60_000) + "}"), 400);
    assertThat(send("PUT", "/events/" + id + "/attributes", exact).status()).isEqualTo(200);
    assertProblem(send("PUT", "/events/" + id + "/attributes", exact + " "), 400);
    assertThat(
            send(
                    "PUT",
                    "/events/" + id + "/attributes",
                    "{\"a\":" + "[".repeat(4_000) + "]".repeat(4_000) + "}")
                .status())
        .isEqualTo(200);
  }
}
