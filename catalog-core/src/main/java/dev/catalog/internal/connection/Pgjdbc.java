package dev.catalog.internal.connection;

import dev.catalog.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.AutoSave;
import org.postgresql.jdbc.PgStatement;
import org.postgresql.jdbc.PreferQueryMode;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What Catalog takes from the inside of PostgreSQL's JDBC driver. None of it asks the server: the
 * driver knows it from the answers before.
 */
public final class Pgjdbc {

  /** The driver's names, which a message quotes whatever its language. */
  private static final Pattern OWN_STATEMENT = Pattern.compile("\\bS_\\d+\\b");

  /**
   * Types of which the driver would make a text of its own, other than the server's, when their
   * values came in binary form; by the names that its settings give them.
   */
  public static final String TEXT_FORMS =
      "POINT,BOX,TEXT_ARRAY,VARCHAR_ARRAY,FLOAT4_ARRAY,FLOAT8_ARRAY,BYTEA_ARRAY";

  private static final List<Integer> TEXT_FORM_OIDS =
      List.of(
          Oid.POINT,
          Oid.BOX,
          Oid.TEXT_ARRAY,
          Oid.VARCHAR_ARRAY,
          Oid.FLOAT4_ARRAY,
          Oid.FLOAT8_ARRAY,
          Oid.BYTEA_ARRAY);

  private Pgjdbc() {}

  /** Has the server send {@link #TEXT_FORMS} as text, on a connection that we did not open. */
  public static void askForTextForms(Connection connection) throws SQLException {
    QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
    for (int i = 0; i < TEXT_FORM_OIDS.size(); i++) {
      executor.removeBinaryReceiveOid(TEXT_FORM_OIDS.get(i));
    }
  }

  /** Returns whether the transaction has failed, so that it can only be rolled back. */
  static boolean isFailed(Connection connection) throws SQLException {
    return state(connection) == TransactionState.FAILED;
  }

  /** Returns whether no transaction is open. */
  public static boolean isIdle(Connection connection) throws SQLException {
    return state(connection) == TransactionState.IDLE;
  }

  /**
   * Returns whether the connection can still be used. The driver closes it when an answer cannot be
   * read to its end, also after an error that ends the server's session; but not in a COPY.
   */
  static boolean isOpen(Connection connection) {
    try {
      return !connection.unwrap(BaseConnection.class).isClosed();
    } catch (SQLException e) {
      // a pool has taken it away already
      return false;
    }
  }

  /**
   * Returns whether the driver itself, whatever a pool noted, is in autocommit and not read-only.
   */
  static boolean isAsOpened(Connection connection) throws SQLException {
    BaseConnection driver = connection.unwrap(BaseConnection.class);
    return driver.getAutoCommit() && !driver.isReadOnly();
  }

  /**
   * Closes the socket at once. Sends nothing: what an interrupted call left in the driver's buffer
   * must not reach the server.
   */
  public static void abort(Connection connection) throws SQLException {
    connection.unwrap(BaseConnection.class).abort(Runnable::run);
  }

  /** Has the driver cancel a statement that runs longer. */
  static void limit(Statement statement, long millis) throws SQLException {
    statement.unwrap(PgStatement.class).setQueryTimeoutMs(millis);
  }

  /**
   * Returns the setting of the driver with which Catalog's statements would mean something else,
   * such as {@code preferQueryMode=simple}; null for none.
   */
  public static @Nullable String unsuitable(Connection connection) throws SQLException {
    BaseConnection driver = connection.unwrap(BaseConnection.class);
    if (driver.getPreferQueryMode() == PreferQueryMode.SIMPLE) {
      return "preferQueryMode=simple, which puts values into the SQL text";
    }
    if (driver.getAutosave() == AutoSave.ALWAYS) {
      return "autosave=always, with which a transaction commits although a statement in it failed";
    }
    if (driver.getPrepareThreshold() < 0) {
      return "prepareThreshold=%d, which has statements described before they are sent"
          .formatted(driver.getPrepareThreshold());
    }
    return null;
  }

  /**
   * Returns whether somebody's pool has closed the connection after the server refused a statement,
   * though the server had not ended it: HikariCP does for these states, unless told otherwise.
   */
  static boolean isClosedByPool(@Nullable ServerErrorMessage server, Connection connection) {
    String state = server == null ? "" : String.valueOf(server.getSQLState());
    boolean refusal =
        state.equals("0A000")
            || state.equals("01002")
            || (state.startsWith("08") && !state.equals("08P01"));
    return refusal && !isOpen(connection);
  }

  /**
   * Returns whether the driver threw this, not code of a caller's that ran between its calls; the
   * driver, if it cannot be told.
   */
  static boolean isThrownByDriver(Throwable e) {
    for (StackTraceElement frame : e.getStackTrace()) {
      String name = frame.getClassName();
      if (!name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun.")) {
        return name.startsWith("org.postgresql.");
      }
    }
    return true;
  }

  private static TransactionState state(Connection connection) throws SQLException {
    return connection.unwrap(BaseConnection.class).getTransactionState();
  }

  /**
   * Returns whether the server is of a version or later.
   *
   * @param version as the server numbers it, for example 180000
   */
  static boolean isAtLeast(Connection connection, int version) throws SQLException {
    return connection.unwrap(BaseConnection.class).haveMinimumServerVersion(version);
  }

  /**
   * Returns whether the server knows RETURNING OLD: PostgreSQL 18.
   *
   * @throws DatabaseException if the connection is not one of PostgreSQL's driver
   */
  public static boolean returnsOld(Lease lease) {
    try {
      return isAtLeast(lease.connection(), 180_000);
    } catch (SQLException e) {
      throw Errors.translate(e, null, lease);
    }
  }

  /**
   * Returns whether the server refused a statement before it ran, because its plan does not fit any
   * more: a table or a type was changed since it was prepared, or it was forgotten (DISCARD ALL,
   * DEALLOCATE ALL). The driver prepares all statements of the connection again.
   */
  static boolean isPlanOutOfDate(SQLException e) {
    ServerErrorMessage server = serverMessage(e);
    if (server == null || server.getSQLState() == null) {
      return false;
    }
    return switch (server.getSQLState()) {
      case "0A000" -> "RevalidateCachedQuery".equals(server.getRoutine());
      case "26000" ->
          "FetchPreparedStatement".equals(server.getRoutine())
              && OWN_STATEMENT.matcher(String.valueOf(server.getMessage())).find();
      default -> false;
    };
  }

  /** Returns whether the server ended a transaction because it conflicts with another one. */
  public static boolean isConflict(Throwable failure) {
    SQLException said = Errors.cause(failure, SQLException.class);
    ServerErrorMessage server = said == null ? null : serverMessage(said);
    String state = server == null ? null : server.getSQLState();
    return "40001".equals(state) || "40P01".equals(state);
  }

  /** Returns the server's answer; a batch hides it one exception further down. */
  public static @Nullable ServerErrorMessage serverMessage(SQLException e) {
    for (SQLException at = e; at != null; at = at.getNextException()) {
      if (at instanceof PSQLException said && said.getServerErrorMessage() != null) {
        return said.getServerErrorMessage();
      }
    }
    return null;
  }
}
