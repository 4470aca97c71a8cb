package dev.catalog.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.CommitOutcomeUnknownException;
import dev.catalog.ConnectionFailedException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  @Test
  void aServerThatIsAwayIs503AndMayBeTriedAgain() {
    Response response =
        Problems.response(
            new ConnectionFailedException("secret.example is down", "08006", null, null));

    assertThat(response.status()).isEqualTo(503);
    assertThat(response.headers()).containsEntry("Retry-After", "1");
    assertThat(text(response)).contains("Nothing was changed").doesNotContain("secret.example");
  }

  @Test
  void aCommitOfUnknownOutcomeIsNotCalledSafeToRepeat() {
    Response response =
        Problems.response(
            new CommitOutcomeUnknownException("The connection broke", "08006", "commit", null));

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.headers()).doesNotContainKey("Retry-After");
    assertThat(text(response)).contains("not known whether the change was made");
  }

  @Test
  void anUnexpectedFailureDoesNotShowItsMessage() {
    Response response = Problems.response(new IllegalStateException("internal detail"));

    assertThat(response.status()).isEqualTo(500);
    assertThat(text(response)).doesNotContain("internal detail");
  }

  private static String text(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
