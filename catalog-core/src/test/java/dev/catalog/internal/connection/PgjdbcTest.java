package dev.catalog.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catalog.testing.PostgresExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fails when a version of the driver changes what Catalog takes from its inside. */
class PgjdbcTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  @Test
  void theDriverKnowsTheStateOfTheTransaction() throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      assertThat(Pgjdbc.isIdle(connection)).isTrue();
      connection.setAutoCommit(false);
      assertThat(Pgjdbc.isIdle(connection)).as("before BEGIN is sent").isTrue();
      statement.execute("select 1");
      assertThat(Pgjdbc.isIdle(connection)).isFalse();
      assertThat(Pgjdbc.isFailed(connection)).isFalse();
      catchThrowableOfType(SQLException.class, () -> statement.execute("select 1 / 0"));
      assertThat(Pgjdbc.isFailed(connection)).isTrue();
      connection.rollback();
      assertThat(Pgjdbc.isIdle(connection)).isTrue();
    }
  }

  @Test
  void theDriverComparesTheServersVersion() throws SQLException {
    try (Connection connection = postgres.connect()) {
      int major = connection.getMetaData().getDatabaseMajorVersion();

      assertThat(Pgjdbc.isAtLeast(connection, 150_000)).isTrue();
      assertThat(Pgjdbc.isAtLeast(connection, major * 10_000)).isTrue();
      assertThat(Pgjdbc.isAtLeast(connection, (major + 1) * 10_000)).isFalse();
    }
  }

  @Test
  void theDriverKnowsThatTheServerEndedTheSession() throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      assertThat(Pgjdbc.isOpen(connection)).isTrue();
      SQLException failure =
          catchThrowableOfType(
              SQLException.class,
              () -> statement.execute("select pg_terminate_backend(pg_backend_pid())"));

      assertThat(Pgjdbc.serverMessage(failure).getSQLState()).isEqualTo("57P01");
      assertThat(Pgjdbc.isOpen(connection)).isFalse();
    }
  }

  @Test
  void anAbortedConnectionIsClosed() throws SQLException {
    try (Connection connection = postgres.connect()) {
      assertThat(Pgjdbc.isAsOpened(connection)).isTrue();
      connection.setReadOnly(true);
      assertThat(Pgjdbc.isAsOpened(connection)).isFalse();
      Pgjdbc.abort(connection);

      assertThat(Pgjdbc.isOpen(connection)).isFalse();
    }
  }

  @Test
  void whatTheDriverThrowsIsToldFromWhatCallersThrow() throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      RuntimeException ofDriver =
          catchThrowableOfType(RuntimeException.class, () -> statement.execute(null));

      assertThat(Pgjdbc.isThrownByDriver(ofDriver)).isTrue();
      assertThat(Pgjdbc.isThrownByDriver(new IllegalStateException("a caller's"))).isFalse();
    }
  }

  @Test
  void theServersAnswerIsFoundBehindABatch() throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      statement.addBatch("select 1 / 0");
      SQLException failure = catchThrowableOfType(SQLException.class, statement::executeBatch);

      assertThat(Pgjdbc.serverMessage(failure).getSQLState()).isEqualTo("22012");
      assertThat(Pgjdbc.serverMessage(new SQLException("of the driver's own"))).isNull();
    }
  }
}
