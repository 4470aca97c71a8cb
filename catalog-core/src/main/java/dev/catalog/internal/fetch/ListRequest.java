package dev.catalog.internal.fetch;

import dev.catalog.internal.connection.Access;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** All rows of a text, with their relations. */
public final class ListRequest<R> extends RowsRequest<R, List<R>> {

  private ListRequest(Access access, SqlText text, BindValues values, FetchPlan plan) {
    super(access, text, values, plan);
  }

  /**
   * Returns the request of a query that reads.
   *
   * @throws IllegalStateException if a named parameter has no value
   */
  public static <R> ListRequest<R> reading(SqlText text, BindValues values, FetchPlan plan) {
    text.checkBound(values);
    plan.checkBound(values);
    return new ListRequest<>(reading(text, plan), text, values, plan);
  }

  /**
   * Returns the request of a query that locks the rows it reads.
   *
   * @throws IllegalStateException if a named parameter has no value
   */
  public static <R> ListRequest<R> locking(SqlText text, BindValues values, FetchPlan plan) {
    text.checkBound(values);
    plan.checkBound(values);
    return new ListRequest<>(Access.CURRENT, text, values, plan);
  }

  /**
   * Returns the request of one statement that writes rows and returns them.
   *
   * @throws IllegalStateException if a named parameter has no value
   */
  public static <R> ListRequest<R> writing(SqlText text, BindValues values, FetchPlan plan) {
    text.checkBound(values);
    return new ListRequest<>(Access.WRITE, text, values, plan);
  }

  @Override
  public void row(ResultSet result) throws SQLException {
    read(result, 0);
  }

  @Override
  public List<R> result() {
    return rows();
  }
}
