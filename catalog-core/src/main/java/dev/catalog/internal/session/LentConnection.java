package dev.catalog.internal.session;

import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.type.PostgresText;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jooq.tools.jdbc.DefaultConnection;
import org.jooq.tools.jdbc.DefaultResultSet;
import org.jspecify.annotations.Nullable;

/**
 * A connection as jOOQ and the callers of {@code dsl().connection(...)} see it. It tells its lease
 * when the driver talks to the server, so that a failure in the middle of an answer is noticed,
 * whoever catches it, and when somebody takes the driver's own objects. Closing it does nothing.
 * Used by one thread.
 */
final class LentConnection extends DefaultConnection {

  private final Lease lease;
  private final Runnable beforeFailure;
  private final Consumer<LentConnection> afterError;
  private boolean lent = true;

  /**
   * @param beforeFailure notes on the lease what a failure is judged by
   * @param afterError takes the connection back after an error, after which jOOQ may not do so
   */
  LentConnection(Lease lease, Runnable beforeFailure, Consumer<LentConnection> afterError) {
    super(lease.connection());
    this.lease = lease;
    this.beforeFailure = beforeFailure;
    this.afterError = afterError;
  }

  Lease lease() {
    return lease;
  }

  /** Returns whether it was still lent: jOOQ gives some connections back twice. */
  boolean takeBack() {
    boolean was = lent;
    lent = false;
    return was;
  }

  /** A call of the driver. */
  private interface Call<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  private interface Command {
    void run() throws SQLException;
  }

  /** Runs a call that talks to the server. */
  private <T extends @Nullable Object> T talk(@Nullable String sql, Call<T> call)
      throws SQLException {
    lease.sending();
    T value;
    try {
      value = call.run();
    } catch (SQLException e) {
      beforeFailure.run();
      Errors.guard(e, lease);
      throw e;
    } catch (RuntimeException | Error e) {
      beforeFailure.run();
      throw failed(e, sql);
    }
    lease.answered();
    return value;
  }

  private RuntimeException failed(Throwable e, @Nullable String sql) {
    try {
      return Errors.ofDriver(e, sql, lease);
    } catch (Error error) {
      afterError.accept(this);
      throw error;
    }
  }

  private void command(Command command) throws SQLException {
    talk(
        null,
        () -> {
          command.run();
          return true;
        });
  }

  private <S extends Statement> S watched(Class<S> type, S statement, @Nullable String sql)
      throws SQLException {
    lease.limit(statement);
    Object proxy =
        Proxy.newProxyInstance(
            LentConnection.class.getClassLoader(),
            new Class<?>[] {type},
            new Watched(statement, sql));
    return type.cast(proxy);
  }

  /** A statement of the driver. */
  private final class Watched implements InvocationHandler {

    private final Statement statement;
    private final @Nullable String sql;

    Watched(Statement statement, @Nullable String sql) {
      this.statement = statement;
      this.sql = sql;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      String name = method.getName();
      if (name.equals("getConnection")) {
        return LentConnection.this;
      }
      if (name.equals("close")) {
        close();
        return null;
      }
      if (name.equals("unwrap")) {
        lease.escaped();
      }
      if (arguments != null && arguments.length > 1 && name.startsWith("set")) {
        checkBind(arguments[1]);
      }
      boolean talks = name.startsWith("execute") || name.equals("getMoreResults");
      Object value = talks ? talk(sql, () -> call(method, arguments)) : call(method, arguments);
      return value instanceof ResultSet result
          ? new WatchedResult(result, (Statement) proxy, sql)
          : value;
    }

    /** Never fails: jOOQ gives the connection back only after a statement that closed. */
    private void close() {
      try {
        statement.close();
      } catch (SQLException | RuntimeException | Error e) {
        lease.discard();
      }
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments)
        throws SQLException {
      try {
        return method.invoke(statement, arguments);
      } catch (InvocationTargetException e) {
        Throwable thrown = e.getCause();
        if (thrown instanceof SQLException said) {
          throw said;
        }
        if (thrown instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) thrown;
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Rows, of which the driver may have more to fetch. */
  private final class WatchedResult extends DefaultResultSet {

    private final @Nullable String sql;

    WatchedResult(ResultSet result, Statement statement, @Nullable String sql) {
      super(result, statement);
      this.sql = sql;
    }

    @Override
    public boolean next() throws SQLException {
      return talk(sql, super::next);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      lease.escaped();
      return super.unwrap(type);
    }
  }

  /** The driver would send another text than this one. */
  private static void checkBind(@Nullable Object value) {
    if (value instanceof String text) {
      try {
        PostgresText.check(text);
      } catch (PostgresText.NotTextException e) {
        IllegalArgumentException refused = e.of("a bind value of dsl()");
        refused.initCause(e);
        throw refused;
      }
    } else if (value instanceof Object[] elements) {
      for (Object element : elements) {
        checkBind(element);
      }
    }
  }

  @Override
  public Array createArrayOf(String typeName, Object[] elements) throws SQLException {
    checkBind(elements);
    return super.createArrayOf(typeName, elements);
  }

  @Override
  public Statement createStatement() throws SQLException {
    return watched(Statement.class, super.createStatement(), null);
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    return watched(Statement.class, super.createStatement(type, concurrency), null);
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    return watched(Statement.class, super.createStatement(type, concurrency, holdability), null);
  }

  private PreparedStatement prepared(PreparedStatement statement, String sql) throws SQLException {
    return watched(PreparedStatement.class, statement, sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    return prepared(super.prepareStatement(sql), sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    return prepared(super.prepareStatement(sql, type, concurrency), sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return prepared(super.prepareStatement(sql, type, concurrency, holdability), sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
    return prepared(super.prepareStatement(sql, generatedKeys), sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
    return prepared(super.prepareStatement(sql, columns), sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
    return prepared(super.prepareStatement(sql, columns), sql);
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    return watched(CallableStatement.class, super.prepareCall(sql), sql);
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    return watched(CallableStatement.class, super.prepareCall(sql, type, concurrency), sql);
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return watched(
        CallableStatement.class, super.prepareCall(sql, type, concurrency, holdability), sql);
  }

  @Override
  public void setAutoCommit(boolean on) throws SQLException {
    // commits what is open
    command(() -> super.setAutoCommit(on));
  }

  @Override
  public void commit() throws SQLException {
    command(super::commit);
  }

  @Override
  public void rollback() throws SQLException {
    command(super::rollback);
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    command(() -> super.rollback(savepoint));
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    return talk(null, super::setSavepoint);
  }

  @Override
  public Savepoint setSavepoint(String name) throws SQLException {
    return talk(null, () -> super.setSavepoint(name));
  }

  @Override
  public void releaseSavepoint(Savepoint savepoint) throws SQLException {
    command(() -> super.releaseSavepoint(savepoint));
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    // runs statements of its own
    lease.escaped();
    return super.getMetaData();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    lease.escaped();
    return super.unwrap(type);
  }

  @Override
  public void abort(Executor executor) {
    lease.abort();
  }

  @Override
  public void close() {
    // it is lent, and goes back when the call ends
  }
}
