package dev.catalog.internal.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What Catalog takes from the inside of PostgreSQL's JDBC driver. None of it asks the server: the
 * driver knows it from the answers before.
 */
public final class Pgjdbc {

  /** The driver's names, which a message quotes whatever its language. */
  private static final Pattern OWN_STATEMENT = Pattern.compile("\\bS_\\d+\\b");

  private Pgjdbc() {}

  /** Returns whether the transaction has failed, so that it can only be rolled back. */
  static boolean isFailed(Connection connection) throws SQLException {
    return state(connection) == TransactionState.FAILED;
  }

  /** Returns whether no transaction is open. */
  public static boolean isIdle(Connection connection) throws SQLException {
    return state(connection) == TransactionState.IDLE;
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
