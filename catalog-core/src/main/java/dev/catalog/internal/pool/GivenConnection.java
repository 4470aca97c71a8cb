package dev.catalog.internal.pool;

import dev.catalog.internal.connection.Pgjdbc;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Refuses connections of a given pool that would not work, or would work on something else. */
final class GivenConnection {

  private GivenConnection() {}

  /**
   * Looks at the first connection of a pool.
   *
   * @throws IllegalArgumentException if it is not PostgreSQL's, or its driver is set to something
   *     that changes what statements mean
   */
  static void check(Connection connection) {
    try {
      checkIdle(connection);
      String reason = Pgjdbc.unsuitable(connection);
      if (reason != null) {
        throw new IllegalArgumentException(
            "The driver of the DataSource is set to " + reason + "; remove it from the URL");
      }
    } catch (SQLException e) {
      throw notPostgres(connection, e);
    }
  }

  /**
   * Refuses a connection that may be in somebody else's transaction: to commit on it would commit
   * their work.
   *
   * @throws IllegalStateException if a transaction is open
   */
  static void checkIdle(Connection connection) throws SQLException {
    boolean idle;
    try {
      idle = Pgjdbc.isIdle(connection);
    } catch (SQLException e) {
      if (connection.isWrapperFor(org.postgresql.PGConnection.class)) {
        throw e;
      }
      throw notPostgres(connection, e);
    }
    if (!idle) {
      throw new IllegalStateException(
          "The DataSource gave a connection with an open transaction, which is somebody else's;"
              + " nothing was sent. Give Catalog the pool itself rather than a transaction-aware"
              + " proxy, and say with DataSourceConfig.transactions whose transactions to join");
    }
  }

  private static IllegalArgumentException notPostgres(Connection connection, SQLException e) {
    String product = product(connection);
    String what = connection.getClass().getName();
    return new IllegalArgumentException(
        product == null || product.equals("PostgreSQL")
            ? "The DataSource's connections must unwrap to those of PostgreSQL's JDBC driver, and do not: "
                + what
            : "The DataSource must be one of PostgreSQL, and is one of " + product + ": " + what,
        e);
  }

  private static @Nullable String product(Connection connection) {
    try {
      return connection.getMetaData().getDatabaseProductName();
    } catch (SQLException | RuntimeException e) {
      return null;
    }
  }
}
