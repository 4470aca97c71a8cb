package dev.catalog.internal.connection;

import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import java.sql.ResultSet;

/** One statement that returns no rows: the number of rows it changed. */
public final class CountRequest extends SingleRequest<Integer> {

  private final boolean atMostOne;
  private int changed;

  public CountRequest(Access access, SqlText text, BindValues values) {
    this(access, text, values, false);
  }

  private CountRequest(Access access, SqlText text, BindValues values, boolean atMostOne) {
    super(access, text, values);
    this.atMostOne = atMostOne;
  }

  /** Returns the request that writes by a key, which only one row should have. */
  public static CountRequest byKey(SqlText text, BindValues key) {
    return new CountRequest(Access.WRITE, text, key, true);
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
    if (atMostOne && changed > 1) {
      throw RowRequest.moreThanOne(access(), text().sql());
    }
  }

  @Override
  public Integer result() {
    return changed;
  }
}
