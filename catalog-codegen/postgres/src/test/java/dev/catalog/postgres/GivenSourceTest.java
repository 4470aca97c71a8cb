package dev.catalog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenSourceTest {
  private static ThrowawayPostgres server;

  @BeforeAll
  static void start() {
    server = ThrowawayPostgres.start(PostgresSource.embedded());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void createDatabase() {
    server.createDatabase("scratch", null);
  }

  @AfterEach
  void dropDatabase() {
    server.dropDatabase("scratch");
  }

  @Test
  void anEmptyDatabaseIsUsedAndLeftRunning() throws SQLException {
    try (ThrowawayPostgres given = ThrowawayPostgres.start(scratch());
        Connection connection = given.connect()) {
      assertThat(EmbeddedSourceTest.text(connection, "select current_database()"))
          .isEqualTo("scratch");
      assertThat(given.serverVersion()).isEqualTo(server.serverVersion());
    }
    try (Connection connection = server.connect("scratch")) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table thing ()",
        "create view thing as select 1",
        "create sequence thing",
        "create type thing as enum ('a')",
        "create domain thing as text",
        "create type thing as (a int)",
        "create function thing() returns int language sql as 'select 1'",
        "create schema other create table thing ()"
      })
  void aGivenDatabaseThatIsNotEmptyIsRefused(String sql) throws SQLException {
    execute(sql);
    assertThatThrownBy(() -> ThrowawayPostgres.start(scratch()))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("/scratch is not empty, it holds ")
        .hasMessageContaining(".thing")
        .hasMessageContaining("name an empty database");
    ThrowawayPostgres.start(scratch().allowingContents()).close();
  }

  @Test
  void anInstalledExtensionIsNoContents() throws SQLException {
    execute("create extension pg_stat_statements; create extension citext");
    ThrowawayPostgres.start(scratch()).close();
  }

  @Test
  void aRefusedPasswordIsSaid() {
    PostgresSource source = PostgresSource.given(server.url("scratch"), "postgres", "wrong");
    assertThatThrownBy(() -> ThrowawayPostgres.start(source))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("refused the user postgres; correct the user or the password")
        .hasMessageNotContaining("wrong");
  }

  @Test
  void aDatabaseThatDoesNotExistIsSaid() {
    PostgresSource source =
        PostgresSource.given(server.url("nowhere"), server.user(), server.password());
    assertThatThrownBy(() -> ThrowawayPostgres.start(source))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("/nowhere has no such database; create it");
  }

  @Test
  void nothingThatListensIsSaid() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    PostgresSource source =
        PostgresSource.given("jdbc:postgresql://127.0.0.1:" + port + "/scratch", "postgres", "");
    assertThatThrownBy(() -> ThrowawayPostgres.start(source))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("No PostgreSQL server answers at jdbc:postgresql://127.0.0.1:" + port)
        .hasMessageContaining("start it, or correct host and port");
  }

  @Test
  void aUrlThatTheDriverDoesNotUnderstandIsSaid() {
    PostgresSource source =
        PostgresSource.given("jdbc:postgresql://127.0.0.1:port/scratch", "postgres", "");
    assertThatThrownBy(() -> ThrowawayPostgres.start(source))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:port/scratch")
        .hasMessageContaining("correct");
  }

  private static PostgresSource.Given scratch() {
    return PostgresSource.given(server.url("scratch"), server.user(), server.password());
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.connect("scratch");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
