package dev.catalog.joined;

import dev.catalog.Block;
import dev.catalog.TransactionOptions;
import dev.catalog.spi.OpenScope;
import dev.catalog.spi.TransactionScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Somebody else's transactions, by plain JDBC: those of a thread, the newest of which is open. */
final class JdbcTransactions implements TransactionScope {

  private final DataSource dataSource;
  private final ThreadLocal<@Nullable Open> current = new ThreadLocal<>();

  JdbcTransactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** One transaction, and the one that it has suspended. */
  static final class Open implements OpenScope {

    private final Connection connection;
    private final @Nullable Open suspended;
    private final List<Runnable> checks = new ArrayList<>();
    private final List<Consumer<Outcome>> hooks = new ArrayList<>();
    private final boolean readOnly;
    private @Nullable Long endNanos;
    private boolean over;

    private Open(Connection connection, @Nullable Open suspended, boolean readOnly) {
      this.connection = connection;
      this.suspended = suspended;
      this.readOnly = readOnly;
    }

    @Override
    public Object identity() {
      return connection;
    }

    @Override
    public Connection connection() {
      return connection;
    }

    @Override
    public boolean readOnly() {
      return readOnly;
    }

    @Override
    public boolean committed() {
      return over;
    }

    @Override
    public @Nullable Duration remaining() {
      Long end = endNanos;
      return end == null ? null : Duration.ofNanos(end - System.nanoTime());
    }

    @Override
    public void beforeCommit(Runnable check) {
      checks.add(check);
    }

    @Override
    public void afterEnd(Consumer<Outcome> hook) {
      hooks.add(hook);
    }

    void limit(Duration limit) {
      endNanos = System.nanoTime() + limit.toNanos();
    }

    private void end(Outcome outcome) {
      over = true;
      hooks.forEach(hook -> hook.accept(outcome));
    }
  }

  @Override
  public @Nullable OpenScope current() {
    return current.get();
  }

  /** What runs in a transaction that the test begins. */
  interface Work {
    void run(Open open) throws SQLException;
  }

  /** Runs a piece of work in a new transaction, and commits it. */
  void commit(Work work) throws SQLException {
    begin(
        TransactionOptions.defaults(),
        open -> {
          work.run((Open) open);
          return true;
        });
  }

  /** Runs a piece of work in a new transaction, and rolls it back. */
  void rollBack(Work work) throws SQLException {
    Open open = open(false);
    try {
      work.run(open);
    } finally {
      rollBack(open);
      close(open);
    }
  }

  /** Runs a piece of work between two savepoints of which Catalog knows nothing, and undoes it. */
  static void undone(Open open, Work work) throws SQLException {
    Savepoint before = open.connection.setSavepoint();
    try {
      work.run(open);
    } finally {
      open.connection.rollback(before);
    }
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T begin(
      TransactionOptions options, Block<? super OpenScope, T, X> block) throws X {
    Open open = open(options.isReadOnly());
    options.timeout().ifPresent(open::limit);
    try {
      T value;
      try {
        value = block.run(open);
        open.checks.forEach(Runnable::run);
      } catch (Throwable t) {
        rollBack(open);
        throw t;
      }
      commit(open);
      return value;
    } finally {
      close(open);
    }
  }

  private Open open(boolean readOnly) {
    try {
      Connection connection = dataSource.getConnection();
      connection.setReadOnly(readOnly);
      connection.setAutoCommit(false);
      Open open = new Open(connection, current.get(), readOnly);
      current.set(open);
      return open;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void commit(Open open) {
    try {
      open.connection.commit();
    } catch (SQLException e) {
      open.end(OpenScope.Outcome.UNKNOWN);
      throw new IllegalStateException("the commit failed", e);
    }
    open.end(OpenScope.Outcome.COMMITTED);
  }

  private static void rollBack(Open open) {
    try {
      open.connection.rollback();
      open.end(OpenScope.Outcome.ROLLED_BACK);
    } catch (SQLException e) {
      open.end(OpenScope.Outcome.UNKNOWN);
    }
  }

  private void close(Open open) {
    current.set(open.suspended);
    try (Connection connection = open.connection) {
      if (!connection.isClosed()) {
        connection.setAutoCommit(true);
        connection.setReadOnly(false);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
