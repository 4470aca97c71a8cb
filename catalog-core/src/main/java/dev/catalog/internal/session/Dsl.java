package dev.catalog.internal.session;

import dev.catalog.StatementListener;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.sql.OwnOperators;
import dev.catalog.internal.transaction.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.Configuration;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.ExecuteType;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.conf.ExecuteWithoutWhere;
import org.jooq.conf.RenderImplicitJoinType;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
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
    return DSL.using(configuration);
  }

  /**
   * Gives one statement its connection. The listener makes one for each statement, to know its
   * lease; {@code dsl().connection(...)} has none.
   */
  static final class ScopeConnections implements ConnectionProvider {

    private final Scope scope;
    private final org.jooq.@Nullable ExecuteContext context;
    private @Nullable Lease lease;

    ScopeConnections(Scope scope, org.jooq.@Nullable ExecuteContext context) {
      this.scope = scope;
      this.context = context;
    }

    @Nullable Lease lease() {
      return lease;
    }

    @Override
    public Connection acquire() {
      boolean reads =
          context != null
              && context.query() instanceof Select
              && context.type() == ExecuteType.READ;
      Lease acquired = scope.lend(reads ? Access.READ : Access.WRITE);
      acquired.check();
      try {
        acquired.sendPrefix();
      } catch (SQLException e) {
        throw Errors.translate(e, null, acquired);
      }
      lease = acquired;
      return acquired.connection();
    }

    @Override
    public void release(Connection connection) {
      Lease used = lease;
      if (used != null) {
        lease = null;
        used.running(null);
        scope.giveBack(used);
      }
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
