package dev.catalog.internal;

import dev.catalog.SentStatement;
import dev.catalog.StatementListener;
import java.sql.SQLException;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;

/**
 * Accompanies one statement of jOOQ's: reports it with ours, lets it be cancelled, and has its
 * SQLException arrive as one of ours.
 */
final class DslListener implements ExecuteListener {

  private static final long serialVersionUID = 1L;

  private final transient Dsl.Units units;
  private final transient @Nullable StatementListener listener;
  private transient Dsl.@Nullable UnitConnections connections;
  private long startNanos;
  private boolean started;
  private boolean failed;
  private long rows;

  DslListener(Dsl.Units units, @Nullable StatementListener listener) {
    this.units = units;
    this.listener = listener;
  }

  @Override
  public void start(ExecuteContext context) {
    connections = new Dsl.UnitConnections(units, context);
    context.connectionProvider(connections);
  }

  @Override
  public void executeStart(ExecuteContext context) {
    Unit unit = unit();
    if (unit != null) {
      unit.check();
      unit.running(context.statement());
    }
    started = true;
    startNanos = listener == null ? 0 : System.nanoTime();
  }

  @Override
  public void executeEnd(ExecuteContext context) {
    rows = Math.max(context.rows(), 0);
    Unit unit = unit();
    if (unit != null && units.autocommit() && isTransactionOpen(unit)) {
      // else the next borrower would work inside it: the pool does not see a hand-written BEGIN
      unit.evict();
      throw new IllegalStateException(
          "A transaction was begun by SQL in db.dsl() and is rolled back; use db.transaction: "
              + sql(context));
    }
  }

  private static boolean isTransactionOpen(Unit unit) {
    try {
      return unit.transactionState() != TransactionState.IDLE;
    } catch (SQLException e) {
      throw Errors.translate(e, null, unit);
    }
  }

  @Override
  public void resultEnd(ExecuteContext context) {
    Result<?> result = context.result();
    if (result != null) {
      rows = result.size();
    }
  }

  @Override
  public void exception(ExecuteContext context) {
    failed = true;
    Unit unit = unit();
    SQLException said = context.sqlException();
    if (said != null && unit != null) {
      context.exception(Errors.translate(said, sql(context), unit));
    }
  }

  @Override
  public void end(ExecuteContext context) {
    Unit unit = unit();
    if (unit != null) {
      unit.running(null);
    }
    if (listener != null && started) {
      long nanos = System.nanoTime() - startNanos;
      listener.sent(new SentStatement(sql(context), failed ? -1 : rows, nanos, failed));
    }
  }

  private @Nullable Unit unit() {
    Dsl.UnitConnections current = connections;
    return current == null ? null : current.unit();
  }

  private static String sql(ExecuteContext context) {
    String sql = context.sql();
    return sql == null ? String.join("; ", context.batchSQL()) : sql;
  }
}
