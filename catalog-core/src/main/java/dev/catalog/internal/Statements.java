package dev.catalog.internal;

import dev.catalog.SentStatement;
import dev.catalog.StatementListener;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The one way to the database: prepare, bind, execute, read, report, translate errors. Every
 * statement of Catalog's own goes through here; those of {@code dsl()} report to the same listener.
 */
final class Statements {

  private final @Nullable StatementListener listener;

  Statements(@Nullable StatementListener listener) {
    this.listener = listener;
  }

  /** Takes one row of a result, which stands on it. */
  @FunctionalInterface
  interface RowHandler {
    void row(ResultSet result) throws SQLException;
  }

  /** Sends a statement that returns rows, hands over each of them, and returns their number. */
  long query(Unit unit, SqlText text, Values values, RowHandler handler) {
    return execute(unit, text, values, handler);
  }

  /** Sends a statement that returns no rows, and returns the number of rows it changed. */
  int update(Unit unit, SqlText text, Values values) {
    return Math.toIntExact(execute(unit, text, values, null));
  }

  /** Sends SQL without binds that returns nothing. */
  void run(Unit unit, String sql) {
    execute(unit, new SqlText(sql, List.of()), Values.NONE, null);
  }

  /** Writes the rows of a COPY. */
  @FunctionalInterface
  interface CopySource {
    void writeTo(CopyIn copy) throws SQLException;
  }

  /** Sends a COPY ... FROM STDIN, and returns the number of rows it loaded; all or none. */
  long copy(Unit unit, String sql, CopySource source) {
    unit.check();
    long start = listener == null ? 0 : System.nanoTime();
    long rows = -1;
    try {
      unit.sendPrefix();
      PGConnection connection = unit.connection().unwrap(PGConnection.class);
      unit.copying(connection);
      CopyIn copy = connection.getCopyAPI().copyIn(sql);
      write(copy, source);
      rows = copy.endCopy();
      return rows;
    } catch (SQLException e) {
      throw RowErrors.ofCopy(Errors.translate(e, sql, unit), e);
    } finally {
      unit.copying(null);
      report(sql, rows, listener == null ? 0 : System.nanoTime() - start);
    }
  }

  private static void write(CopyIn copy, CopySource source) throws SQLException {
    try {
      source.writeTo(copy);
    } catch (Throwable t) {
      try {
        copy.cancelCopy();
      } catch (SQLException e) {
        t.addSuppressed(e);
      }
      throw t;
    }
  }

  private long execute(Unit unit, SqlText text, Values values, @Nullable RowHandler handler) {
    unit.check();
    String prefix = unit.prefix();
    long start = listener == null ? 0 : System.nanoTime();
    long rows = -1;
    try (PreparedStatement statement = unit.connection().prepareStatement(text.sqlAfter(prefix))) {
      unit.running(statement);
      text.bind(statement, values);
      unit.prefixSent();
      statement.execute();
      skipPrefix(unit, statement, prefix);
      rows = handler == null ? statement.getUpdateCount() : read(statement, handler);
      return rows;
    } catch (SQLException e) {
      throw Errors.translate(e, text.sql(), unit);
    } finally {
      unit.running(null);
      report(text.sql(), rows, listener == null ? 0 : System.nanoTime() - start);
    }
  }

  /**
   * Sends a statement whose rows the server hands over bit by bit; the caller closes it. Must be in
   * a transaction. The idle limit is lifted while it is open.
   */
  ServerCursor open(Unit unit, SqlText text, Values values, int fetchSize) {
    unit.check();
    unit.idleLimit().lift();
    String prefix = unit.prefix();
    long start = System.nanoTime();
    PreparedStatement statement = null;
    ServerCursor cursor = null;
    try {
      statement = unit.connection().prepareStatement(text.sqlAfter(prefix));
      unit.running(statement);
      text.bind(statement, values);
      statement.setFetchSize(fetchSize);
      unit.prefixSent();
      statement.execute();
      skipPrefix(unit, statement, prefix);
      cursor =
          new ServerCursor(this, unit, text.sql(), statement, fetchSize, System.nanoTime() - start);
      return cursor;
    } catch (SQLException e) {
      throw Errors.translate(e, text.sql(), unit);
    } finally {
      unit.running(null);
      if (cursor == null) {
        unit.idleLimit().restore();
        closeFailed(statement);
        report(text.sql(), -1, System.nanoTime() - start);
      }
    }
  }

  private static void closeFailed(@Nullable PreparedStatement statement) {
    if (statement != null) {
      try {
        statement.close();
      } catch (SQLException e) {
        // it is the failure before that counts
      }
    }
  }

  private static void skipPrefix(Unit unit, PreparedStatement statement, @Nullable String prefix)
      throws SQLException {
    if (prefix != null) {
      for (int skip = unit.prefixStatements(); skip > 0; skip--) {
        statement.getMoreResults();
      }
    }
  }

  private static long read(PreparedStatement statement, RowHandler handler) throws SQLException {
    long rows = 0;
    try (ResultSet result = statement.getResultSet()) {
      while (result.next()) {
        handler.row(result);
        rows++;
      }
    }
    return rows;
  }

  /** Reports a statement; one whose rows are -1 has failed. */
  void report(String sql, long rows, long nanos) {
    if (listener != null) {
      listener.sent(new SentStatement(sql, rows, nanos, rows < 0));
    }
  }
}
