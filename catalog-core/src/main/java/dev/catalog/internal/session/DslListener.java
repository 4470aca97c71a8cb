package dev.catalog.internal.session;

import dev.catalog.CommitOutcomeUnknownException;
import dev.catalog.SentStatement;
import dev.catalog.StatementListener;
import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.query.ProjectedQuery;
import dev.catalog.internal.transaction.Scope;
import dev.catalog.internal.transaction.TransactionWatch;
import dev.catalog.internal.type.PlainSql;
import dev.catalog.internal.type.PostgresText;
import dev.catalog.internal.type.SessionChange;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteContext.BatchMode;
import org.jooq.ExecuteListener;
import org.jooq.Query;
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
  private transient @Nullable TransactionWatch watch;
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
      if (SessionChange.isPossible(sql(context))) {
        lease.touched();
      }
      watch = TransactionWatch.begin(lease, sql(context));
      lease.running(context.statement());
    }
    started = true;
    startNanos = listener == null ? 0 : System.nanoTime();
  }

  @Override
  public void executeEnd(ExecuteContext context) {
    rows = Math.max(context.rows(), 0);
    Lease lease = lease();
    if (lease == null) {
      return;
    }
    CommitOutcomeUnknownException ended = watchEnded(null);
    if (ended != null) {
      throw ended;
    }
    if (isSingle(lease) && lease.undoLeftOpen()) {
      throw Errors.leftOpen(sql(context));
    }
  }

  private @Nullable CommitOutcomeUnknownException watchEnded(@Nullable Throwable failure) {
    TransactionWatch watching = watch;
    watch = null;
    return watching == null ? null : watching.end(failure);
  }

  /** Returns whether the connection is lent for this statement alone. */
  private static boolean isSingle(Lease lease) {
    return lease.access().transaction() == null;
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
    if (lease == null) {
      return;
    }
    if (said != null) {
      context.exception(Errors.translate(said, sql(context), lease));
    } else if (refusedBind(context.exception()) instanceof IllegalArgumentException refused) {
      context.exception(refused);
    }
    RuntimeException failure = context.exception();
    CommitOutcomeUnknownException ended = watchEnded(failure);
    if (ended != null) {
      context.exception(ended);
    } else if (isSingle(lease) && lease.undoLeftOpen()) {
      context.exception(Errors.leftOpen(failure, sql(context)));
    }
  }

  /** Returns the refusal of a bind value, which jOOQ wraps; null if that was not the failure. */
  private static @Nullable Throwable refusedBind(@Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause != null
        && !(cause.getCause() instanceof PostgresText.NotTextException)
        && !(cause instanceof PostgresText.NotTextException)) {
      cause = cause.getCause();
    }
    return cause;
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
