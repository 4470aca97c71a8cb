package com.example.tickets;

import com.jayway.jsonpath.JsonPath;
import dev.catalog.Database;
import dev.catalog.testing.PostgresExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/** The whole service on a port of its own, and a database of its own for each test class. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
abstract class HttpTest {

  @RegisterExtension
  static final PostgresExtension postgres = PostgresExtension.migrated("classpath:db/migration");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Autowired Database db;

  @Value("${local.server.port}")
  private int port;

  /** An answer of the service. */
  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    <T> T json(String path) {
      return JsonPath.read(body(), path);
    }

    long number(String path) {
      return this.<Number>json(path).longValue();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  @BeforeEach
  void empty() {
    db.dsl().execute("truncate venues, events, tickets, outbox restart identity");
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  Answer post(String path, String body) {
    return send("POST", path, body);
  }

  Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Creates an event on a day of 2030, and returns its id. */
  long event(int day, int seats) {
    return post("/events", body("Hamlet", "Globe", day, seats)).number("$.id");
  }

  static String body(String name, String venue, int day, int seats) {
    return """
    {"name": "%s", "venue": "%s", "startsAt": "2030-01-%02dT19:00:00Z", "endsAt": "2030-01-%02dT22:00:00Z",
     "seats": %d, "price": 19.90}\
    """
        .formatted(name, venue, day, day, seats);
  }
}
