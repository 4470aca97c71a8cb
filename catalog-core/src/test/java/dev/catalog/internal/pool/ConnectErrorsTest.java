package dev.catalog.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.ConnectionFailedException;
import dev.catalog.DatabaseConfig;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class ConnectErrorsTest {

  private static final ServerConnections CONNECTIONS =
      ServerConnections.pooled(
          DatabaseConfig.url(
                  "jdbc:postgresql://db.example.com/shop%3Bpassword%3Dhunter2?user=app&password=hunter2&sslpassword=hunter2")
              .build());

  private static ConnectionFailedException failed(String said, String state, Throwable cause) {
    return ConnectErrors.of(new SQLException(said, state, cause), CONNECTIONS);
  }

  @Test
  void aCertificateThatIsNotTrustedIsMostLikelySignedByAnAuthorityToBeNamed() {
    String message =
        failed(
                "SSL error: PKIX path building failed",
                "08006",
                new SSLHandshakeException("PKIX path building failed"))
            .getMessage();

    assertThat(message).contains("sslrootcert=", "a certificate that this JVM trusts", "disable");
    assertThat(message.indexOf("sslrootcert")).isLessThan(message.indexOf("this JVM trusts"));
    assertThat(message.indexOf("this JVM trusts")).isLessThan(message.indexOf("disable"));
  }

  @Test
  void aServerWithoutTlsIsToTurnItOn() {
    assertThat(failed("The server does not support SSL.", "08006", null))
        .hasMessageContaining("turn on ssl in its postgresql.conf")
        .hasMessageNotContaining("sslrootcert");
  }

  @Test
  void noMessageShowsAPasswordOfTheUrl() {
    for (String state : List.of("28P01", "28000", "3D000", "53300", "57P03", "08001", "08006")) {
      for (Throwable cause :
          List.of(
              new UnknownHostException("db.example.com"),
              new SSLHandshakeException("x"),
              new SocketTimeoutException("x"),
              new ConnectException("x"))) {
        assertThat(failed("x", state, cause)).hasMessageNotContaining("hunter2");
      }
    }
    assertThat(failed("x", "08001", new UnknownHostException("x")))
        .hasMessageContaining("jdbc:postgresql://db.example.com:5432/(not shown)");
    assertThat(CONNECTIONS.shown().toString()).contains("app").doesNotContain("hunter2");
  }
}
