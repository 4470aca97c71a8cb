package dev.catalog.internal;

import dev.catalog.SentStatement;
import dev.catalog.StatementListener;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the database: prepare, bind, execute, read, report, translate errors. Every
 * statement of Catalog's own goes through here; those of {@code dsl()} report to the same listener.
 */
final class Statements {

  private final @Nullable StatementListener listener;

  Statements(@Nullable StatementListener listener) {
    this.listener = listener;
  }

  /** Sets the values of a statement's parameters. */
  @FunctionalInterface
  interface Binder {
    Binder NONE = statement -> {};

    void bind(PreparedStatement statement) throws SQLException;
  }

  /** Reads a whole result. */
  @FunctionalInterface
  interface ResultReader<T> {
    T read(ResultSet result) throws SQLException;
  }

  /** Sends a statement that returns rows and reads them. */
  <T> T query(Unit unit, String sql, Binder binder, ResultReader<T> reader) {
    CountedResult<T> outcome = execute(unit, sql, binder, statement -> readRows(statement, reader));
    return outcome.value();
  }

  /** Sends a statement that returns no rows and returns the number of rows it changed. */
  int update(Unit unit, String sql, Binder binder) {
    CountedResult<Integer> outcome =
        execute(
            unit,
            sql,
            binder,
            statement ->
                new CountedResult<>(statement.getUpdateCount(), statement.getUpdateCount()));
    return outcome.value();
  }

  private <T> CountedResult<T> execute(
      Unit unit, String sql, Binder binder, Outcome<CountedResult<T>> outcome) {
    unit.check();
    String prefix = unit.prefix();
    StatementListener listening = listener;
    long start = listening == null ? 0 : System.nanoTime();
    try (PreparedStatement statement =
        unit.connection().prepareStatement(prefix == null ? sql : prefix + sql)) {
      unit.running(statement);
      binder.bind(statement);
      unit.prefixSent();
      statement.execute();
      if (prefix != null) {
        for (int skip = unit.prefixStatements(); skip > 0; skip--) {
          statement.getMoreResults();
        }
      }
      CountedResult<T> result = outcome.of(statement);
      if (listening != null) {
        listening.sent(new SentStatement(sql, result.rows(), System.nanoTime() - start, false));
      }
      return result;
    } catch (SQLException e) {
      if (listening != null) {
        listening.sent(new SentStatement(sql, -1, System.nanoTime() - start, true));
      }
      throw Errors.translate(e, sql, unit);
    } finally {
      unit.running(null);
    }
  }

  private static <T> CountedResult<T> readRows(PreparedStatement statement, ResultReader<T> reader)
      throws SQLException {
    try (ResultSet result = statement.getResultSet()) {
      T value = reader.read(result);
      // a reader that stops early leaves its row number where it stopped
      return new CountedResult<>(value, Math.max(result.getRow(), 0));
    }
  }

  private interface Outcome<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  private record CountedResult<T>(T value, long rows) {}
}
