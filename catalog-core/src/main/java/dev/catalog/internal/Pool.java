package dev.catalog.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.catalog.ConnectionFailedException;
import dev.catalog.Database;
import dev.catalog.QueryCancelledException;
import dev.catalog.internal.Unit.Use;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections that are kept, by HikariCP, always in autocommit mode while they wait. */
final class Pool {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration SOCKET_MARGIN = Duration.ofSeconds(10);

  private final ServerConnections connections;
  private final HikariDataSource hikari;
  private final Settings settings;

  /** Counts the times that all connections of a certain age were given up. */
  private final AtomicInteger generation = new AtomicInteger();

  private Pool(ServerConnections connections, HikariDataSource hikari, Settings settings) {
    this.connections = connections;
    this.hikari = hikari;
    this.settings = settings;
  }

  /**
   * Opens the pool with its first connection.
   *
   * @throws ConnectionFailedException if that fails; nothing is left open
   */
  static Pool open(Settings settings) {
    ServerConnections connections = ServerConnections.pooled(settings);
    try {
      return new Pool(
          connections, new HikariDataSource(hikariConfig(settings, connections)), settings);
    } catch (PoolInitializationException e) {
      SQLException cause = ConnectErrors.cause(e, SQLException.class);
      throw ConnectErrors.of(cause == null ? new SQLException(e) : cause, connections);
    }
  }

  private static HikariConfig hikariConfig(Settings settings, ServerConnections connections) {
    Settings.PoolSettings pool = settings.pool();
    HikariConfig config = new HikariConfig();
    config.setPoolName("catalog-" + NUMBER.incrementAndGet());
    config.setDataSource(connections);
    config.setAutoCommit(true);
    config.setMaximumPoolSize(pool.maximumPoolSize());
    config.setMinimumIdle(pool.minimumIdle());
    config.setConnectionTimeout(pool.connectionTimeout().toMillis());
    config.setValidationTimeout(pool.validationTimeout().toMillis());
    config.setIdleTimeout(pool.idleTimeout().toMillis());
    config.setMaxLifetime(pool.maxLifetime().toMillis());
    config.setKeepaliveTime(pool.keepaliveTime().toMillis());
    config.setInitializationFailTimeout(1);
    config.setExceptionOverride(new Eviction());
    return config;
  }

  /** Which SQLSTATEs make HikariCP close a connection, where its own list is not ours. */
  private static final class Eviction implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException e) {
      String state = e.getSQLState() == null ? "" : e.getSQLState();
      return switch (state) {
        // "cached plan must not change result type": a schema change must not empty the pool
        case "0A000" -> Override.DO_NOT_EVICT;
        // the server has ended the session: idle in transaction, transaction limit, idle, dropped
        case "25P03", "25P04", "57P04", "57P05" -> Override.MUST_EVICT;
        default -> Override.CONTINUE_EVICT;
      };
    }
  }

  /** Borrows a connection for one statement. */
  Unit borrow(Use use) {
    return new Unit(this, connection(), use, generation.get(), null);
  }

  /** Borrows a connection and has its next statement open a transaction; nothing is sent yet. */
  Unit begin(BlockOptions options, @Nullable TimeLimit limit) {
    Use use = options.readOnly() ? Use.READ_ONLY_TRANSACTION : Use.TRANSACTION;
    Unit unit = new Unit(this, connection(), use, generation.get(), limit);
    try {
      Connection connection = unit.connection();
      if (options.readOnly()) {
        connection.setReadOnly(true);
      }
      connection.setAutoCommit(false);
      outlast(connection, options.timeout());
    } catch (SQLException e) {
      RuntimeException failure = Errors.translate(e, null, unit);
      release(unit);
      throw failure;
    }
    String opening = options.opening();
    if (opening != null) {
      unit.openWith(opening);
    }
    return unit;
  }

  /** Keeps the socket's limit above a block's own, longer one. */
  private void outlast(Connection connection, @Nullable Duration timeout) throws SQLException {
    Duration socket = settings.limits().socket();
    if (timeout == null || socket.isZero()) {
      return;
    }
    Duration needed = timeout.plus(SOCKET_MARGIN);
    if (needed.compareTo(socket) > 0) {
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(needed.toMillis()));
    }
  }

  private Connection connection() {
    try {
      return hikari.getConnection();
    } catch (SQLException e) {
      throw notBorrowed(e);
    }
  }

  private RuntimeException notBorrowed(SQLException e) {
    if (hikari.isClosed()) {
      return new IllegalStateException("The database is closed", e);
    }
    if (Thread.currentThread().isInterrupted()) {
      return new QueryCancelledException(
          "The thread was interrupted while it waited for a connection; nothing was sent",
          null,
          null,
          e);
    }
    SQLException cause = e.getCause() instanceof SQLException inner ? inner : null;
    int inUse = hikari.getHikariPoolMXBean().getActiveConnections();
    int maximum = settings.pool().maximumPoolSize();
    if (cause != null && inUse < maximum) {
      return ConnectErrors.of(cause, connections);
    }
    return new ConnectionFailedException(
        "No connection became free within %s: %d of %d are in use; make blocks shorter, or raise maximumPoolSize or connectionTimeout"
            .formatted(Durations.text(settings.pool().connectionTimeout()), inUse, maximum),
        null,
        null,
        e);
  }

  /** Gives a connection back, or closes it when it is not to be used again. */
  void release(Unit unit) {
    if (unit.isEvicted()) {
      hikari.evictConnection(unit.connection());
      return;
    }
    try {
      unit.connection().close();
    } catch (SQLException e) {
      LOG.debug("A connection could not be given back and is closed", e);
      hikari.evictConnection(unit.connection());
    }
  }

  /**
   * Gives up the connections that are as old as one that broke: after a restart or a failover they
   * are broken too. Those in use are closed when they come back.
   */
  void connectionBroke(int ofGeneration) {
    if (generation.compareAndSet(ofGeneration, ofGeneration + 1)) {
      hikari.getHikariPoolMXBean().softEvictConnections();
    }
  }

  /** Waits until no connection is in use; returns whether that came about in time. */
  boolean awaitIdle(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (hikari.getHikariPoolMXBean().getActiveConnections() > 0) {
      if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    return true;
  }

  int size() {
    return settings.pool().maximumPoolSize();
  }

  void close() {
    hikari.close();
  }
}
