package dev.catalog.internal.connection;

import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import java.sql.ResultSet;

/** One statement that returns no rows: the number of rows it changed. */
public final class CountRequest implements Request<Integer>, Step {

  private final Access access;
  private final SqlText text;
  private final BindValues values;
  private int changed;

  public CountRequest(Access access, SqlText text, BindValues values) {
    this.access = access;
    this.text = text;
    this.values = values;
  }

  @Override
  public Access access() {
    return access;
  }

  @Override
  public Step first() {
    return this;
  }

  @Override
  public SqlText text(Lease lease) {
    return text;
  }

  @Override
  public BindValues values() {
    return values;
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
