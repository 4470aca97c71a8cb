package dev.catalog.internal.pool;

import dev.catalog.ConnectionFailedException;
import dev.catalog.DataSourceConfig;
import dev.catalog.Database;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.ConnectionSource;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Lender;
import dev.catalog.internal.connection.NoConnection;
import dev.catalog.internal.connection.Pgjdbc;
import dev.catalog.internal.connection.SessionReset;
import dev.catalog.internal.connection.TimeLimit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of a pool that somebody else opened and keeps. Each goes back as it was found:
 * not every pool resets autocommit, read-only and the network timeout.
 */
public final class GivenPool implements ConnectionSource {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final DataSource dataSource;
  private final Retirement retirement;
  private final boolean resetsSessions;
  private final int size;
  private final AtomicInteger lent = new AtomicInteger();

  private GivenPool(DataSourceConfig config) {
    this.dataSource = config.dataSource();
    this.retirement = Retirement.of(dataSource);
    this.resetsSessions = config.resetSessions();
    this.size = config.asyncThreads();
  }

  /**
   * Returns the connections of a pool, once one of them was looked at.
   *
   * @throws ConnectionFailedException if the pool gives none
   * @throws IllegalArgumentException if it is not one that Catalog can work with
   */
  public static GivenPool of(DataSourceConfig config) {
    GivenPool pool = new GivenPool(config);
    Connection connection = pool.borrow();
    try {
      GivenConnection.check(connection);
    } finally {
      close(connection);
    }
    return pool;
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("A connection could not be given back", e);
    }
  }

  private Connection borrow() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw notBorrowed(e);
    }
  }

  private static RuntimeException notBorrowed(SQLException e) {
    return NoConnection.of("The DataSource gave no connection", e);
  }

  @Override
  public Lease lend(Access access, @Nullable TimeLimit limit) {
    Connection connection = borrow();
    try {
      GivenConnection.checkIdle(connection);
      Pgjdbc.askForTextForms(connection);
      Loan loan = new Loan(connection);
      if (!loan.autoCommit) {
        connection.setAutoCommit(true);
      }
      if (limit != null) {
        loan.outlast(connection, limit);
      }
      lent.incrementAndGet();
      return new Lease(loan, connection, access);
    } catch (SQLException e) {
      retirement.end(connection);
      throw notBorrowed(e);
    } catch (RuntimeException | Error e) {
      // the transaction that is open on it is somebody else's
      close(connection);
      throw e;
    }
  }

  /** One borrowed connection, and how it was found. */
  private final class Loan implements Lender {

    private final boolean autoCommit;
    private final boolean readOnly;
    private @Nullable Integer networkTimeout;

    Loan(Connection connection) throws SQLException {
      this.autoCommit = connection.getAutoCommit();
      this.readOnly = connection.isReadOnly();
    }

    /** Keeps the socket's limit above a block's own, longer one. */
    void outlast(Connection connection, TimeLimit limit) throws SQLException {
      int socket = connection.getNetworkTimeout();
      long needed = SocketLimit.millisFor(limit);
      if (socket > 0 && needed > socket) {
        networkTimeout = socket;
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(needed));
      }
    }

    @Override
    public void giveBack(Lease lease) {
      lent.decrementAndGet();
      Connection connection = lease.connection();
      if (!lease.mayReturn()) {
        retirement.end(connection);
        return;
      }
      try {
        restore(lease);
        connection.close();
      } catch (SQLException | RuntimeException | Error e) {
        LOG.debug("A connection could not be given back as it was found, and is closed", e);
        retirement.end(connection);
      }
    }

    private void restore(Lease lease) throws SQLException {
      Connection connection = lease.connection();
      if (lease.isTouched() && resetsSessions) {
        connection.setAutoCommit(true);
        SessionReset.run(connection);
      }
      if (connection.isReadOnly() != readOnly) {
        connection.setReadOnly(readOnly);
      }
      if (connection.getAutoCommit() != autoCommit) {
        connection.setAutoCommit(autoCommit);
      }
      Integer timeout = networkTimeout;
      if (timeout != null) {
        connection.setNetworkTimeout(Runnable::run, timeout);
      }
    }

    @Override
    public void abort(Lease lease) throws SQLException {
      retirement.abort(lease.connection());
    }
  }

  /** Somebody else's connection, which they give back. */
  private final class Others implements Lender {

    @Override
    public void giveBack(Lease lease) {
      // they do
    }

    @Override
    public void abort(Lease lease) throws SQLException {
      retirement.abort(lease.connection());
    }
  }

  @Override
  public Lender lenderToOthers() {
    return new Others();
  }

  @Override
  public boolean awaitIdle(Duration limit) {
    return Idleness.await(lent::get, limit);
  }

  @Override
  public int size() {
    return size;
  }

  /** Closes nothing: the pool belongs to whoever opened it. */
  @Override
  public void close() {
    // see above
  }
}
