package dev.catalog.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.DatabaseConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerConnectionsTest {

  private static DatabaseConfig config(String url, @Nullable String sslMode) {
    DatabaseConfig.Builder config =
        DatabaseConfig.url(url)
            .user("u")
            .password("secret-4711")
            .applicationName("shop")
            .connectTimeout(Duration.ofSeconds(10))
            .idleInTransactionTimeout(Duration.ofSeconds(10));
    return (sslMode == null ? config : config.sslMode(sslMode)).build();
  }

  private static Map<String, String> pooled(String url) {
    return ServerConnections.pooled(config(url, null)).shown();
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
            ServerConnections.pooled(config("jdbc:postgresql://db.example.com/x", "require"))
                .shown())
        .containsEntry("sslmode", "require");
    assertThat(pooled("jdbc:postgresql://db.example.com/x?sslmode=disable"))
        .containsEntry("sslmode", "disable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})
  void aTlsModeMeansTheSameInTheUrlAndInTheSetting(String mode) {
    for (String host : List.of("db.example.com", "localhost")) {
      String url = "jdbc:postgresql://" + host + "/x";

      assertThat(pooled(url + "?sslmode=" + mode))
          .isEqualTo(ServerConnections.pooled(config(url, mode)).shown())
          .containsEntry("sslmode", mode);
      assertThat(pooled(url + "?sslrootcert=/ca.crt&sslmode=" + mode))
          .isEqualTo(ServerConnections.pooled(config(url + "?sslrootcert=/ca.crt", mode)).shown())
          .doesNotContainKey("sslfactory");
    }
    assertThat(pooled("jdbc:postgresql://db.example.com/x?sslmode=require"))
        .doesNotContainKey("sslfactory");
  }

  @Test
  void sslInTheUrlIsTheModeThatTheDriverTakesItFor() {
    assertThat(pooled("jdbc:postgresql://localhost/x?ssl=true"))
        .containsEntry("sslmode", "verify-full");
    assertThat(pooled("jdbc:postgresql://localhost/x?ssl")).containsEntry("sslmode", "verify-full");
    assertThat(pooled("jdbc:postgresql://db.example.com/x?ssl=false"))
        .containsEntry("sslmode", "verify-full");
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
                    config("jdbc:postgresql://localhost/x?socketTimeout=7", null))
                .shown())
        .containsEntry("socketTimeout", "0")
        .containsEntry(
            "options", "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0");
  }
}
