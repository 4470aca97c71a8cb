package dev.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.internal.Settings.Limits;
import dev.catalog.internal.Settings.PoolSettings;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerConnectionsTest {

  private static Settings settings(String url, @Nullable String sslMode) {
    Duration some = Duration.ofSeconds(10);
    return new Settings(
        url,
        "u",
        "secret-4711",
        "shop",
        sslMode,
        new PoolSettings(1, 1, some, some, some, Duration.ofMinutes(5), Duration.ofMinutes(1)),
        new Limits(some, some, Duration.ofSeconds(60), Duration.ofSeconds(30), some),
        false,
        null,
        0,
        some,
        CursorSeal.OPEN);
  }

  private static Map<String, String> pooled(String url) {
    return ServerConnections.pooled(settings(url, null)).shown();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"db.example.com", "10.1.2.3", "localhost.example.com", "127.0.0.1,db.example.com"})
  void serverElsewhereIsSpokenToByVerifiedTls(String host) {
    assertThat(pooled("jdbc:postgresql://" + host + "/shop"))
        .containsEntry("sslmode", "verify-full");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.8.9.1", "[::1]"})
  void loopbackNeedsNoTls(String host) {
    assertThat(pooled("jdbc:postgresql://" + host + "/shop")).doesNotContainKey("sslmode");
  }

  @Test
  void callerAndUrlDecideTheTlsMode() {
    assertThat(
            ServerConnections.pooled(settings("jdbc:postgresql://db.example.com/x", "require"))
                .shown())
        .containsEntry("sslmode", "require");
    assertThat(pooled("jdbc:postgresql://db.example.com/x?sslmode=disable"))
        .containsEntry("sslmode", "disable");
  }

  @Test
  void everyWaitHasAnEndAndDetailIsNotShown() {
    assertThat(pooled("jdbc:postgresql://localhost/x"))
        .containsEntry("connectTimeout", "10")
        .containsEntry("loginTimeout", "10")
        .containsEntry("socketTimeout", "60")
        .containsEntry("tcpKeepAlive", "true")
        .containsEntry("logServerErrorDetail", "false")
        .containsEntry(
            "options", "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=10000")
        .doesNotContainKey("password");
  }

  @Test
  void urlWinsOverSettings() {
    assertThat(pooled("jdbc:postgresql://localhost/x?socketTimeout=7&options=-c%20a=b"))
        .containsEntry("socketTimeout", "7")
        .containsEntry(
            "options",
            "-c a=b -c statement_timeout=30000 -c idle_in_transaction_session_timeout=10000");
  }

  @Test
  void migrationsHaveNoLimits() {
    assertThat(
            ServerConnections.unlimited(
                    settings("jdbc:postgresql://localhost/x?socketTimeout=7", null))
                .shown())
        .containsEntry("socketTimeout", "0")
        .containsEntry(
            "options", "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0");
  }
}
