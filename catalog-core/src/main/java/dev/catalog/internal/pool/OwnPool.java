package dev.catalog.internal.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.catalog.ConnectionFailedException;
import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.ConnectionSource;
import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Lender;
import dev.catalog.internal.connection.NoConnection;
import dev.catalog.internal.connection.SessionReset;
import dev.catalog.internal.connection.TimeLimit;
import dev.catalog.internal.type.Durations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections that are kept, by HikariCP, always in autocommit mode while they wait. */
public final class OwnPool implements ConnectionSource {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final ServerConnections connections;
  private final HikariDataSource hikari;
  private final DatabaseConfig config;

  /** The connections that are borrowed now; another one once connections of this age broke. */
  private final AtomicReference<Generation> current = new AtomicReference<>(new Generation());

  private OwnPool(ServerConnections connections, HikariDataSource hikari, DatabaseConfig config) {
    this.connections = connections;
    this.hikari = hikari;
    this.config = config;
  }

  /**
   * Opens the pool with its first connection.
   *
   * @throws ConnectionFailedException if that fails; nothing is left open
   */
  public static OwnPool open(DatabaseConfig config) {
    ServerConnections connections = ServerConnections.pooled(config);
    try {
      return new OwnPool(
          connections, new HikariDataSource(hikariConfig(config, connections)), config);
    } catch (PoolInitializationException e) {
      SQLException cause = Errors.cause(e, SQLException.class);
      throw ConnectErrors.of(cause == null ? new SQLException(e) : cause, connections);
    }
  }

  private static HikariConfig hikariConfig(DatabaseConfig config, ServerConnections connections) {
    DatabaseConfig.PoolSettings pool = config.pool();
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("catalog-" + NUMBER.incrementAndGet());
    hikari.setDataSource(connections);
    hikari.setAutoCommit(true);
    hikari.setMaximumPoolSize(pool.maximumPoolSize());
    hikari.setMinimumIdle(pool.minimumIdle());
    hikari.setConnectionTimeout(pool.connectionTimeout().toMillis());
    hikari.setValidationTimeout(pool.validationTimeout().toMillis());
    hikari.setIdleTimeout(pool.idleTimeout().toMillis());
    hikari.setMaxLifetime(pool.maxLifetime().toMillis());
    hikari.setKeepaliveTime(pool.keepaliveTime().toMillis());
    hikari.setInitializationFailTimeout(1);
    hikari.setExceptionOverride(new Eviction());
    return hikari;
  }

  /**
   * Lets HikariCP close no connection for an SQLSTATE: the server raises each of them from a
   * trigger, a foreign server or a changed table too. A lease notes whether its connection broke.
   */
  private static final class Eviction implements SQLExceptionOverride {
    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException e) {
      return SQLExceptionOverride.Override.DO_NOT_EVICT;
    }
  }

  @Override
  public Lease lend(Access access, @Nullable TimeLimit limit) {
    Connection borrowed = connection();
    // asked only now: a wait for the connection may outlast a generation
    Lease lease = new Lease(current.get(), borrowed, access);
    if (limit != null) {
      try {
        outlast(lease.connection(), limit);
      } catch (SQLException e) {
        lease.discard();
        lease.end();
        throw Errors.translate(e, null, lease);
      }
    }
    return lease;
  }

  /** Keeps the socket's limit above a block's own, longer one. */
  private void outlast(Connection connection, TimeLimit limit) throws SQLException {
    long socket = config.limits().socket().toMillis();
    long needed = SocketLimit.millisFor(limit);
    if (socket > 0 && needed > socket) {
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(needed));
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
      return NoConnection.of("No connection became free", e);
    }
    SQLException cause = e.getCause() instanceof SQLException inner ? inner : null;
    int inUse = hikari.getHikariPoolMXBean().getActiveConnections();
    int maximum = config.pool().maximumPoolSize();
    if (cause != null && inUse < maximum) {
      return ConnectErrors.of(cause, connections);
    }
    return new ConnectionFailedException(
        "No connection became free within %s: %d of %d are in use; make blocks shorter, or raise maximumPoolSize or connectionTimeout"
            .formatted(Durations.text(config.pool().connectionTimeout()), inUse, maximum),
        null,
        null,
        e);
  }

  /** Owns the connections of one age: after a restart or a failover they break together. */
  private final class Generation implements Lender {

    @Override
    public void giveBack(Lease lease) {
      if (!lease.mayReturn()) {
        hikari.evictConnection(lease.connection());
        return;
      }
      try {
        if (lease.isTouched()) {
          reset(lease.connection());
        }
        lease.connection().close();
      } catch (SQLException | RuntimeException | Error e) {
        LOG.debug("A connection could not be returned to the pool and is closed", e);
        hikari.evictConnection(lease.connection());
      }
    }

    private void reset(Connection connection) throws SQLException {
      if (config.pool().resetSessions()) {
        // in a transaction the pool would roll it back
        connection.setAutoCommit(true);
        SessionReset.run(connection);
      }
    }

    @Override
    public void connectionBroke() {
      if (current.compareAndSet(this, new Generation())) {
        hikari.getHikariPoolMXBean().softEvictConnections();
      }
    }
  }

  @Override
  public boolean awaitIdle(Duration limit) {
    return Idleness.await(hikari.getHikariPoolMXBean()::getActiveConnections, limit);
  }

  @Override
  public int size() {
    return config.pool().maximumPoolSize();
  }

  @Override
  public void close() {
    hikari.close();
  }
}
