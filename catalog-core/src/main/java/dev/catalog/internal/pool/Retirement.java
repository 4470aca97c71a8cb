package dev.catalog.internal.pool;

import dev.catalog.Database;
import dev.catalog.internal.connection.Pgjdbc;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends connections of somebody else's pool, so that the pool opens others in their place. HikariCP,
 * Commons DBCP and Agroal drop a connection that was aborted through their own wrapper. Tomcat's
 * pool would lend it again, and has a flag of its own.
 */
final class Retirement {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final String TOMCAT = "org.apache.tomcat.jdbc.pool.PooledConnection";

  private final @Nullable Class<?> tomcat;

  private Retirement(@Nullable Class<?> tomcat) {
    this.tomcat = tomcat;
  }

  /** Returns how the connections of a pool end, whatever it is wrapped in. */
  static Retirement of(DataSource dataSource) {
    Class<?> tomcat = find(dataSource.getClass().getClassLoader());
    return new Retirement(
        tomcat == null ? find(Thread.currentThread().getContextClassLoader()) : tomcat);
  }

  private static @Nullable Class<?> find(@Nullable ClassLoader loader) {
    try {
      return Class.forName(TOMCAT, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  /** Closes the socket at once, and has the pool forget the connection when it is closed. */
  void abort(Connection connection) throws SQLException {
    Class<?> type = tomcat;
    if (type != null && connection.isWrapperFor(type)) {
      discard(type, connection.unwrap(type));
      Pgjdbc.abort(connection);
    } else {
      connection.abort(Runnable::run);
    }
  }

  private static void discard(Class<?> type, Object pooled) throws SQLException {
    try {
      Method discarded = type.getMethod("setDiscarded", boolean.class);
      discarded.invoke(pooled, true);
    } catch (InvocationTargetException | NoSuchMethodException | IllegalAccessException e) {
      throw new SQLException("Tomcat's pool cannot be told to drop a connection", e);
    }
  }

  /** Ends a connection and gives it back. Never fails. */
  void end(Connection connection) {
    try {
      abort(connection);
    } catch (SQLException | RuntimeException | Error e) {
      LOG.debug("A connection could not be aborted", e);
    }
    try {
      connection.close();
    } catch (SQLException | RuntimeException | Error e) {
      LOG.debug("A connection could not be closed", e);
    }
  }
}
