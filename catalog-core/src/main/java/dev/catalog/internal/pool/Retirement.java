package dev.catalog.internal.pool;

import dev.catalog.Database;
import dev.catalog.internal.connection.Pgjdbc;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends connections of somebody else's pool, so that the pool opens others in their place. HikariCP
 * and Commons DBCP drop a connection that was aborted through their own wrapper. Tomcat's pool and
 * Agroal would lend it again, or miss it for ever; each has a flag of its own that says what is to
 * become of it.
 */
final class Retirement {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final String TOMCAT = "org.apache.tomcat.jdbc.pool.PooledConnection";
  private static final String AGROAL = "io.agroal.pool.wrapper.ConnectionWrapper";

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
    if (isFlagged(connection)) {
      Pgjdbc.abort(connection);
    } else {
      connection.abort(Runnable::run);
    }
  }

  /** Sets the flag of a pool that has one; returns whether it has. */
  private boolean isFlagged(Connection connection) {
    try {
      if (connection.getClass().getName().equals(AGROAL)) {
        Field handler = connection.getClass().getDeclaredField("handler");
        handler.setAccessible(true);
        Object value = handler.get(connection);
        value.getClass().getMethod("setFlushOnly").invoke(value);
        return true;
      }
      Class<?> type = tomcat;
      if (type == null) {
        return false;
      }
      Object pooled = connection.unwrap(type);
      type.getMethod("setDiscarded", boolean.class).invoke(pooled, true);
      return true;
    } catch (SQLException | ReflectiveOperationException | RuntimeException e) {
      LOG.debug("A connection is not one of a pool that has a flag, or the flag has changed", e);
      return false;
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
