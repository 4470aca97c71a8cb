package dev.catalog.internal;

import dev.catalog.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads a page: the total stands in front of each row, and of no row past the end. One call. */
final class PageReader implements Statements.RowHandler {

  private static final int TOTAL = 1;
  private static final int PRESENT = 2;

  private final Node node;
  private final Pending[] pending;
  private final List<Object> rows;
  private long total = -1;

  private PageReader(Plan plan, int expectedRows) {
    this.node = plan.node();
    this.pending = plan.pending();
    this.rows = new ArrayList<>(expectedRows);
  }

  static <R> Page<R> read(Fetcher fetcher, Unit unit, SqlText text, Values values, Plan plan) {
    PageReader page = new PageReader(plan, text.expectedRows(values));
    fetcher.query(unit, text, values, page);
    List<R> finished = fetcher.finish(unit, plan, page.pending, page.rows, values);
    return new Page<>(finished, page.total, values.offset(), (int) values.limit());
  }

  /** Past the end there is one row, with the total only; else all rows are there. */
  @Override
  public void row(ResultSet result) throws SQLException {
    boolean first = total < 0;
    if (first) {
      total = result.getLong(TOTAL);
    }
    if (!first || result.getBoolean(PRESENT)) {
      rows.add(node.read(result, PRESENT, pending));
    }
  }
}
