package dev.catalog.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.postgres.PostgresSource;
import dev.catalog.postgres.ThrowawayPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LeakCheckTest {
  private static ThrowawayPostgres postgres;

  @BeforeAll
  static void start() {
    postgres = ThrowawayPostgres.start(PostgresSource.embedded());
    postgres.createDatabase("leaky", null);
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void anOpenTransactionFailsTheTestAndIsEnded() throws SQLException {
    try (Connection connection = postgres.connect("leaky");
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select 'left open'");
      assertThatThrownBy(() -> check(Duration.ofMillis(100)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("idle in transaction")
          .hasMessageContaining("select 'left open'");
      assertThatCode(() -> check(Duration.ofSeconds(2))).doesNotThrowAnyException();
      assertThat(connection.isValid(1)).isFalse();
    }
  }

  @Test
  void anAbortedTransactionFailsTheTest() throws SQLException {
    try (Connection connection = postgres.connect("leaky");
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> statement.execute("select 1 / 0")).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> check(Duration.ofMillis(100)))
          .hasMessageContaining("idle in transaction (aborted)");
    }
  }

  @Test
  void aRunningStatementFailsTheTest() throws SQLException {
    try (Connection connection = postgres.connect("leaky");
        Statement statement = connection.createStatement()) {
      CompletableFuture<Void> running =
          CompletableFuture.runAsync(
              () ->
                  assertThatThrownBy(() -> statement.execute("select pg_sleep(30)"))
                      .isInstanceOf(SQLException.class));
      awaitActive("select pg_sleep(30)");
      assertThatThrownBy(() -> check(Duration.ofMillis(100)))
          .hasMessageContaining("active")
          .hasMessageContaining("pg_sleep(30)");
      running.join();
    }
  }

  @Test
  void aStatementThatEndsInTimeIsNoLeak() throws SQLException {
    try (Connection connection = postgres.connect("leaky");
        Statement statement = connection.createStatement()) {
      CompletableFuture<Void> running =
          CompletableFuture.runAsync(
              () ->
                  assertThatCode(() -> statement.execute("select pg_sleep(0.5)"))
                      .doesNotThrowAnyException());
      awaitActive("select pg_sleep(0.5)");
      assertThatCode(() -> check(Duration.ofSeconds(20))).doesNotThrowAnyException();
      running.join();
    }
  }

  @Test
  void anIdleConnectionIsNoLeak() throws SQLException {
    try (Connection connection = postgres.connect("leaky");
        Statement statement = connection.createStatement()) {
      statement.execute("select 1");
      assertThatCode(() -> check(Duration.ZERO)).doesNotThrowAnyException();
    }
  }

  @Test
  void otherDatabasesAreNotLookedAt() throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select 1");
      assertThatCode(() -> check(Duration.ZERO)).doesNotThrowAnyException();
    }
  }

  private static void check(Duration limit) {
    LeakCheck.check(postgres, "leaky", limit);
  }

  private static void awaitActive(String query) throws SQLException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    try (Connection connection = postgres.connect();
        var statement =
            connection.prepareStatement(
                "select exists (select from pg_stat_activity where state = 'active' and query = ?)")) {
      statement.setString(1, query);
      boolean active = false;
      while (!active) {
        assertThat(System.nanoTime()).as("deadline for " + query).isLessThan(deadline);
        try (var rows = statement.executeQuery()) {
          rows.next();
          active = rows.getBoolean(1);
        }
      }
    }
  }
}
