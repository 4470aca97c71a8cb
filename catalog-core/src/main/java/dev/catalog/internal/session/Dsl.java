package dev.catalog.internal.session;

import dev.catalog.CommitOutcomeUnknownException;
import dev.catalog.DatabaseException;
import dev.catalog.StatementListener;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.sql.OwnOperators;
import dev.catalog.internal.sql.Renderer;
import dev.catalog.internal.transaction.Scope;
import dev.catalog.internal.transaction.TransactionWatch;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.Configuration;
import org.jooq.ConnectionCallable;
import org.jooq.ConnectionProvider;
import org.jooq.ConnectionRunnable;
import org.jooq.DSLContext;
import org.jooq.ExecuteType;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.conf.ExecuteWithoutWhere;
import org.jooq.conf.RenderImplicitJoinType;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultDSLContext;
import org.jspecify.annotations.Nullable;

/** jOOQ on the connections of a scope. Safe to share between threads. */
final class Dsl {

  private final Configuration base;
  private final @Nullable StatementListener listener;

  Dsl(@Nullable StatementListener listener) {
    this.listener = listener;
    this.base =
        new DefaultConfiguration()
            .set(SQLDialect.POSTGRES)
            .set(new NoTransactions())
            .set(OwnOperators.LISTENER)
            .set(
                new Settings()
                    .withExecuteLogging(false)
                    .withRenderImplicitJoinType(RenderImplicitJoinType.LEFT_JOIN)
                    .withExecuteUpdateWithoutWhere(ExecuteWithoutWhere.THROW)
                    .withExecuteDeleteWithoutWhere(ExecuteWithoutWhere.THROW));
  }

  /** Returns jOOQ for the session of a scope. */
  DSLContext over(Scope scope) {
    Configuration configuration =
        base.derive(new ScopeConnections(scope, null))
            .derive(() -> new DslListener(scope, listener));
    return new ScopedDsl(scope, configuration);
  }

  /**
   * Gives statements their connections. The listener makes one for each statement, to know its
   * lease; whatever else asks jOOQ for a connection shares one, and may do so in several threads.
   */
  static final class ScopeConnections implements ConnectionProvider {

    private final Scope scope;
    private final org.jooq.@Nullable ExecuteContext context;
    private @Nullable LentConnection current;

    ScopeConnections(Scope scope, org.jooq.@Nullable ExecuteContext context) {
      this.scope = scope;
      this.context = context;
    }

    @Nullable Lease lease() {
      LentConnection lent = current;
      return lent == null ? null : lent.lease();
    }

    @Override
    public Connection acquire() {
      boolean reads =
          context != null
              && context.query() instanceof Select
              && context.type() == ExecuteType.READ;
      Lease acquired = lend(scope, reads ? Access.READ : Access.WRITE);
      LentConnection lent = new LentConnection(acquired, this::noteWrite, this::release);
      if (context == null) {
        // for what no listener follows
        acquired.touched();
      } else {
        current = lent;
      }
      return lent;
    }

    /** Notes after a failure that a select may have written; it is rendered again. */
    private void noteWrite() {
      Lease used = lease();
      org.jooq.Query query = context == null ? null : context.query();
      if (used == null || used.access() != Access.READ) {
        return;
      }
      try {
        if (query == null || !Renderer.onlyReads(query)) {
          used.mayWrite();
        }
      } catch (RuntimeException | Error e) {
        used.mayWrite();
      }
    }

    @Override
    public void release(Connection connection) {
      // jOOQ gives back a wrapper of its own when no statement could be prepared
      LentConnection lent = connection instanceof LentConnection own ? own : current;
      if (lent != null && lent.takeBack()) {
        current = null;
        lent.lease().running(null);
        scope.giveBack(lent.lease());
      }
    }
  }

  /** Lends a connection whose prefix has been sent; nothing stays lent when that fails. */
  static Lease lend(Scope scope, Access access) {
    Lease lease = scope.lend(access);
    try {
      lease.check();
      lease.sendPrefix();
      return lease;
    } catch (SQLException e) {
      DatabaseException failure = Errors.translate(e, null, lease);
      scope.giveBack(lease);
      throw failure;
    } catch (RuntimeException | Error e) {
      scope.giveBack(lease);
      throw Errors.ofDriver(e, null, lease);
    }
  }

  /** jOOQ for the session of a scope, with connections that are watched. */
  private static final class ScopedDsl extends DefaultDSLContext {

    private static final long serialVersionUID = 1L;

    private final transient Scope scope;

    ScopedDsl(Scope scope, Configuration configuration) {
      super(configuration);
      this.scope = scope;
    }

    @Override
    public void connection(ConnectionRunnable runnable) {
      connectionResult(
          connection -> {
            runnable.run(connection);
            return true;
          });
    }

    @Override
    public <T> T connectionResult(ConnectionCallable<T> callable) {
      Lease lease = lend(scope, Access.WRITE);
      lease.touched();
      TransactionWatch watch;
      try {
        watch = TransactionWatch.begin(lease, null);
      } catch (RuntimeException | Error e) {
        scope.giveBack(lease);
        throw e;
      }
      T value;
      try {
        value = callable.run(new LentConnection(lease, () -> {}, lent -> {}));
      } catch (Throwable t) {
        throw failed(lease, watch, t);
      }
      CommitOutcomeUnknownException ended = watch == null ? null : watch.end(null);
      if (ended != null) {
        throw ended;
      }
      scope.giveBack(lease);
      return value;
    }

    private RuntimeException failed(Lease lease, @Nullable TransactionWatch watch, Throwable t) {
      RuntimeException failure = null;
      if (t instanceof SQLException e) {
        failure = Errors.translate(e, null, lease);
      } else if (t instanceof RuntimeException e) {
        failure = e;
      } else if (!(t instanceof Error)) {
        failure = new DataAccessException("Error while running ConnectionCallable", t);
      }
      Throwable thrown = failure == null ? t : failure;
      CommitOutcomeUnknownException ended = watch == null ? null : watch.end(thrown);
      if (ended != null) {
        return ended;
      }
      try {
        scope.giveBack(lease);
      } catch (IllegalStateException leftOpen) {
        thrown.addSuppressed(leftOpen);
      }
      if (failure == null) {
        throw (Error) t;
      }
      return failure;
    }
  }

  /** Transactions are Catalog's: jOOQ's would commit the block's own. */
  private static final class NoTransactions implements TransactionProvider {
    @Override
    public void begin(TransactionContext context) {
      throw new IllegalStateException(
          "Use db.transaction(tx -> ... tx.dsl() ...), or tx.savepoint inside it, instead of"
              + " dsl().transaction");
    }

    @Override
    public void commit(TransactionContext context) {
      // never begun
    }

    @Override
    public void rollback(TransactionContext context) {
      // never begun
    }
  }
}
