package dev.catalog;

import dev.catalog.testing.PostgresExtension;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The other side in tests: what the server says, asked on connections of its own. */
final class Server {

  private final PostgresExtension postgres;

  Server(PostgresExtension postgres) {
    this.postgres = postgres;
  }

  /** Returns a configuration for the test class's database. */
  DatabaseConfig.Builder config() {
    return config(postgres.url());
  }

  DatabaseConfig.Builder config(String url) {
    return DatabaseConfig.url(url)
        .user(postgres.user())
        .password(postgres.password())
        .maximumPoolSize(4)
        .minimumIdle(1);
  }

  void execute(String... statements) {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the first column of the first row, as text. */
  String ask(String sql) {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return String.valueOf(result.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean is(String condition) {
    return ask("select " + condition).equals("t");
  }
}
