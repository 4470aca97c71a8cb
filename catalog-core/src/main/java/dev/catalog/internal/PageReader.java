package dev.catalog.internal;

import dev.catalog.Page;
import java.util.ArrayList;
import java.util.List;

/** Reads a page: the total stands in front of each row, and of no row past the end. */
final class PageReader {

  private static final int TOTAL = 1;
  private static final int PRESENT = 2;

  private PageReader() {}

  static <R> Page<R> read(Fetcher fetcher, SqlText text, Values values, Plan plan) {
    Pending[] pending = plan.pending();
    List<Object> rows = new ArrayList<>(text.expectedRows(values));
    long[] total = {-1};
    fetcher.query(
        text,
        values,
        result -> {
          // past the end there is one row, with the total only; else all rows are there
          boolean first = total[0] < 0;
          if (first) {
            total[0] = result.getLong(TOTAL);
          }
          if (!first || result.getBoolean(PRESENT)) {
            rows.add(plan.node().read(result, PRESENT, pending));
          }
        });
    List<R> finished = fetcher.finish(plan, pending, rows, values);
    return new Page<>(finished, total[0], values.offset(), (int) values.limit());
  }
}
