package dev.catalog.testing;

import dev.catalog.postgres.ThrowawayPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks for statements and transactions that a test left behind, as the server sees them. */
final class LeakCheck {
  private static final String BUSY =
      """
      select pid, state, query, application_name
      from pg_stat_activity
      where datname = ? and pid <> pg_backend_pid() and backend_type = 'client backend'
        and (state in ('active', 'fastpath function call') or state like 'idle in transaction%')
      order by pid
      """;
  private static final long POLL_MILLIS = 20;

  private LeakCheck() {}

  private record Leak(int pid, String state, String query, String application) {
    @Override
    public String toString() {
      return state + " (" + application + ", pid " + pid + "): " + query.strip();
    }
  }

  /**
   * Waits until no backend on the database works or has a transaction open. What is left at the
   * deadline is ended, so that it does not fail the next test too.
   *
   * @throws AssertionError if something was left, with its state and query
   */
  static void check(ThrowawayPostgres postgres, String database, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try (Connection connection = postgres.connect()) {
      List<Leak> leaks = leaks(connection, database);
      while (!leaks.isEmpty() && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        leaks = leaks(connection, database);
      }
      if (!leaks.isEmpty()) {
        end(connection, leaks);
        throw new AssertionError(sentence(leaks));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot look for leaks: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while looking for leaks", e);
    }
  }

  private static String sentence(List<Leak> leaks) {
    StringBuilder text =
        new StringBuilder(
            "The test left a statement or a transaction open; close it before the test ends:");
    leaks.forEach(leak -> text.append("\n  ").append(leak));
    return text.toString();
  }

  private static List<Leak> leaks(Connection connection, String database) throws SQLException {
    List<Leak> leaks = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(BUSY)) {
      statement.setString(1, database);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          leaks.add(
              new Leak(rows.getInt(1), rows.getString(2), rows.getString(3), rows.getString(4)));
        }
      }
    }
    return leaks;
  }

  private static void end(Connection connection, List<Leak> leaks) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_terminate_backend(?)")) {
      for (Leak leak : leaks) {
        statement.setInt(1, leak.pid());
        statement.execute();
      }
    }
  }
}
