package dev.catalog.internal.session;

import dev.catalog.SentStatement;
import dev.catalog.StatementListener;
import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Pgjdbc;
import dev.catalog.internal.query.ProjectedQuery;
import dev.catalog.internal.sql.Renderer;
import dev.catalog.internal.transaction.Scope;
import dev.catalog.internal.type.PlainSql;
import dev.catalog.internal.type.PostgresText;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteContext.BatchMode;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.Result;
import org.jooq.conf.ParamType;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Follows one statement of jOOQ's: reports it with ours, lets it be cancelled, and translates its
 * SQLException.
 */
final class DslListener implements ExecuteListener {

  private static final long serialVersionUID = 1L;

  private final transient Scope scope;
  private final transient @Nullable StatementListener listener;
  private transient Dsl.@Nullable ScopeConnections connections;
  private long startNanos;
  private boolean started;
  private boolean failed;
  private long rows;

  DslListener(Scope scope, @Nullable StatementListener listener) {
    this.scope = scope;
    this.listener = listener;
  }

  @Override
  public void start(ExecuteContext context) {
    if (ProjectedQuery.isMapped(context.query())) {
      throw new IllegalStateException(
          "a select that begins with columns(...).into(constructor) is run by a session, as Query.of(select), not by dsl()");
    }
    connections = new Dsl.ScopeConnections(scope, context);
    context.connectionProvider(connections);
  }

  @Override
  public void executeStart(ExecuteContext context) {
    Lease lease = lease();
    if (lease != null) {
      lease.check();
      checkText(context.sql());
      lease.running(context.statement());
    }
    started = true;
    startNanos = listener == null ? 0 : System.nanoTime();
  }

  @Override
  public void executeEnd(ExecuteContext context) {
    rows = Math.max(context.rows(), 0);
    Lease lease = lease();
    if (lease != null && lease.access().transaction() == null && isTransactionOpen(lease)) {
      // else the next borrower would work inside it: the pool does not see a hand-written BEGIN
      lease.discard();
      throw new IllegalStateException(
          "SQL in db.dsl() began a transaction, which is rolled back: use db.transaction; SQL: "
              + sql(context));
    }
  }

  private static boolean isTransactionOpen(Lease lease) {
    try {
      return !Pgjdbc.isIdle(lease.connection());
    } catch (SQLException e) {
      throw Errors.translate(e, null, lease);
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
    Lease lease = lease();
    SQLException said = context.sqlException();
    if (said != null && lease != null) {
      if (!onlyReads(context.query())) {
        lease.mayWrite();
      }
      context.exception(Errors.translate(said, sql(context), lease));
    }
  }

  @Override
  public void end(ExecuteContext context) {
    if (listener != null && started) {
      long nanos = System.nanoTime() - startNanos;
      listener.sent(new SentStatement(sql(context), failed ? -1 : rows, nanos, failed));
    }
  }

  private static void checkText(@Nullable String sql) {
    try {
      PostgresText.check(sql);
    } catch (PostgresText.NotTextException e) {
      throw e.of("the SQL of dsl()");
    }
  }

  /** Asked only after a failure: it renders the statement again. */
  private static boolean onlyReads(@Nullable QueryPart query) {
    try {
      return query != null && Renderer.onlyReads(query);
    } catch (RuntimeException e) {
      return false;
    }
  }

  private @Nullable Lease lease() {
    Dsl.ScopeConnections current = connections;
    return current == null ? null : current.lease();
  }

  /** Returns the SQL with a {@code ?} for each bind, also where jOOQ writes the values into it. */
  private static String sql(ExecuteContext context) {
    Query query = context.query();
    boolean inlined =
        context.settings().getStatementType() == StatementType.STATIC_STATEMENT
            || context.settings().getParamType() == ParamType.INLINED;
    if (query != null && inlined) {
      return text(query);
    }
    String sql = context.sql();
    if (sql != null && context.batchMode() != BatchMode.MULTIPLE) {
      return sql;
    }
    return Arrays.stream(context.batchQueries())
        .map(DslListener::text)
        .collect(Collectors.joining("; "));
  }

  private static String text(Query query) {
    return DSL.using(PlainSql.configuration()).render(query);
  }
}
