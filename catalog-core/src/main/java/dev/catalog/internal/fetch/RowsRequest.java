package dev.catalog.internal.fetch;

import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.SingleRequest;
import dev.catalog.internal.connection.Step;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one text, and after it their relations to many. The request is its own first
 * step. Subclasses say what each row of the result is.
 *
 * @param <R> what each row becomes
 * @param <T> what the call returns
 */
public abstract class RowsRequest<R, T> extends SingleRequest<T> {

  private final FetchPlan plan;
  private List<Object> rows = List.of();
  private AwaitingChildren[] awaiting = FetchPlan.NONE;
  private @Nullable ChildSteps children;

  protected RowsRequest(Access access, SqlText text, BindValues values, FetchPlan plan) {
    super(access, text, values);
    this.plan = plan;
  }

  /** Returns the access of a query that selects. */
  protected static Access reading(SqlText text, FetchPlan plan) {
    return plan.isOneStatement() ? Access.ofSelect(text) : Access.SNAPSHOT;
  }

  @Override
  protected void startAnew() {
    rows = new ArrayList<>(text().expectedRows(values()));
    awaiting = plan.awaiting();
    children = null;
  }

  /** Reads a row of the query, whose columns stand behind some others. */
  protected final void read(ResultSet result, int base) throws SQLException {
    rows.add(plan.assembler().read(result, base, awaiting));
  }

  /** Returns how many rows were read. */
  protected final int size() {
    return rows.size();
  }

  @Override
  public final void ended(long returned) {
    text().returned(rows.size());
  }

  @Override
  public final List<? extends Step> next() {
    if (plan.isOneStatement()) {
      return List.of();
    }
    ChildSteps steps = children;
    if (steps == null) {
      steps = new ChildSteps(plan, awaiting, values());
      children = steps;
    }
    return steps.next();
  }

  /** Returns the rows with their relations, in an unmodifiable list. */
  @SuppressWarnings("unchecked")
  protected final List<R> rows() {
    if (children != null) {
      children.assemble();
      rows.replaceAll(plan.assembler()::assemble);
      children = null;
    }
    return (List<R>) Collections.unmodifiableList(rows);
  }
}
