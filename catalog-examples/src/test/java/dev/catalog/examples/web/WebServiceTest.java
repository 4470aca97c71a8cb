package dev.catalog.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.testing.PostgresExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class WebServiceTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private final CountDownLatch stop = new CountDownLatch(1);
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void servesTheSampleCatalogueUntilItIsStopped() throws InterruptedException {
    StringBuilder seen = new StringBuilder();
    PrintStream out =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            String address = line.substring(line.indexOf("http"));
            seen.append(get(address + "?limit=1"));
            stop.countDown();
          }
        };

    int status = WebService.run(environment(), "0", stop, out, stream(err));

    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(status).isZero();
    assertThat(seen).contains("Gift card 50");
  }

  private static String get(String address) {
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPortThatIsTakenIsOneSentence() throws IOException, InterruptedException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertOneSentence(String.valueOf(taken.getLocalPort()), "The service cannot listen on port ");
    }
  }

  @Test
  void aPortThatIsNoneIsOneSentence() throws InterruptedException {
    assertOneSentence("65536", "The system property port must be a number up to 65535");
  }

  private void assertOneSentence(String port, String fact) throws InterruptedException {
    int status = WebService.run(environment(), port, stop, System.out, stream(err));

    assertThat(status).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith(fact);
  }

  private static Map<String, String> environment() {
    return Map.of(
        "CATALOG_URL", postgres.url(),
        "CATALOG_USER", postgres.user(),
        "CATALOG_PASSWORD", postgres.password());
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
