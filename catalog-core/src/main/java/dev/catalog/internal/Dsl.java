package dev.catalog.internal;

import dev.catalog.StatementListener;
import dev.catalog.internal.Unit.Use;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jooq.Configuration;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.ExecuteType;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.conf.ExecuteWithoutWhere;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/** jOOQ on our connections: those of a block, or one borrowed for each statement. */
final class Dsl {

  private final Configuration base;
  private final @Nullable StatementListener listener;
  private final DSLContext outside;

  Dsl(Pool pool, Guard guard, @Nullable StatementListener listener) {
    this.listener = listener;
    this.base =
        new DefaultConfiguration()
            .set(SQLDialect.POSTGRES)
            .set(new NoTransactions())
            .set(
                new Settings()
                    .withExecuteLogging(false)
                    .withExecuteUpdateWithoutWhere(ExecuteWithoutWhere.THROW)
                    .withExecuteDeleteWithoutWhere(ExecuteWithoutWhere.THROW));
    this.outside = over(new BorrowedUnits(pool, guard));
  }

  /** Where a statement of jOOQ's gets its connection from. */
  interface Units {

    Unit acquire(ExecuteType type, boolean select);

    void release(Unit unit);

    /** Whether each statement commits by itself. */
    boolean autocommit();
  }

  /** Returns jOOQ for statements that commit by themselves. */
  DSLContext outside() {
    return outside;
  }

  /** Returns jOOQ for the inside of a block, made when it is first asked for. */
  Supplier<DSLContext> inside(BlockLink link) {
    return new Supplier<>() {
      private @Nullable DSLContext made;

      @Override
      public DSLContext get() {
        link.unit();
        DSLContext context = made;
        if (context == null) {
          context = over(new BlockUnits(link));
          made = context;
        }
        return context;
      }
    };
  }

  private DSLContext over(Units units) {
    Configuration configuration =
        base.derive(new UnitConnections(units, null))
            .derive(() -> new DslListener(units, listener));
    return DSL.using(configuration);
  }

  private record BlockUnits(BlockLink link) implements Units {
    @Override
    public Unit acquire(ExecuteType type, boolean select) {
      return link.unit();
    }

    @Override
    public void release(Unit unit) {
      unit.running(null);
    }

    @Override
    public boolean autocommit() {
      return false;
    }
  }

  private record BorrowedUnits(Pool pool, Guard guard) implements Units {
    @Override
    public Unit acquire(ExecuteType type, boolean select) {
      guard.check();
      return pool.borrow(type == ExecuteType.READ && select ? Use.READ : Use.WRITE);
    }

    @Override
    public void release(Unit unit) {
      pool.release(unit);
    }

    @Override
    public boolean autocommit() {
      return true;
    }
  }

  /**
   * Gives one statement its connection. The listener makes one for each statement, to know its
   * unit; {@code dsl().connection(...)} has none.
   */
  static final class UnitConnections implements ConnectionProvider {

    private final Units units;
    private final org.jooq.@Nullable ExecuteContext context;
    private @Nullable Unit unit;

    UnitConnections(Units units, org.jooq.@Nullable ExecuteContext context) {
      this.units = units;
      this.context = context;
    }

    @Nullable Unit unit() {
      return unit;
    }

    @Override
    public Connection acquire() {
      boolean select = context != null && context.query() instanceof Select;
      Unit acquired = units.acquire(context == null ? ExecuteType.OTHER : context.type(), select);
      acquired.check();
      try {
        acquired.sendPrefix();
      } catch (SQLException e) {
        throw Errors.translate(e, null, acquired);
      }
      unit = acquired;
      return acquired.connection();
    }

    @Override
    public void release(Connection connection) {
      Unit used = unit;
      if (used != null) {
        unit = null;
        units.release(used);
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
