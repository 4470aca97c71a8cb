package dev.catalog.internal.connection;

import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import java.sql.ResultSet;

/** One statement that returns no rows: the number of rows it changed. */
public final class CountRequest extends SingleRequest<Integer> {

  private int changed;

  public CountRequest(Access access, SqlText text, BindValues values) {
    super(access, text, values);
  }

  @Override
  protected void startAnew() {
    changed = 0;
  }

  @Override
  public boolean returnsRows() {
    return false;
  }

  @Override
  public void row(ResultSet result) {
    throw new IllegalStateException("a statement without rows returned one");
  }

  @Override
  public void ended(long rows) {
    changed = Math.toIntExact(rows);
  }

  @Override
  public Integer result() {
    return changed;
  }
}
