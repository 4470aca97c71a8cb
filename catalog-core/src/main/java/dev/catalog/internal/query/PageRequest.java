package dev.catalog.internal.query;

import dev.catalog.Page;
import dev.catalog.internal.fetch.FetchPlan;
import dev.catalog.internal.fetch.RowsRequest;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A page: the total stands in front of each row, and of no row past the end. */
final class PageRequest<R> extends RowsRequest<R, Page<R>> {

  private static final int TOTAL = 1;
  private static final int PRESENT = 2;
  private static final int UNKNOWN = -1;

  private long total = UNKNOWN;

  /**
   * @param text as {@link RenderedQuery#page} makes it
   * @throws IllegalStateException if a named parameter has no value
   */
  PageRequest(SqlText text, BindValues values, FetchPlan plan) {
    super(reading(text, plan), text, values, plan);
    text.checkBound(values);
    plan.checkBound(values);
  }

  /** Past the end there is one row, with the total only; else all rows are there. */
  @Override
  public void row(ResultSet result) throws SQLException {
    boolean first = total == UNKNOWN;
    if (first) {
      total = result.getLong(TOTAL);
    }
    if (!first || result.getBoolean(PRESENT)) {
      read(result, PRESENT);
    }
  }

  @Override
  protected void startAnew() {
    super.startAnew();
    total = UNKNOWN;
  }

  @Override
  public Page<R> result() {
    return new Page<>(rows(), total, values().offset(), (int) values().limit());
  }
}
