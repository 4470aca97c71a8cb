package dev.catalog.internal;

import dev.catalog.Page;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads a page: the total stands in front of each row, and of no row past the end. */
final class PageReader {

  private static final int TOTAL = 1;
  private static final int PRESENT = 2;

  private PageReader() {}

  @SuppressWarnings("unchecked")
  static <R> Page<R> read(Fetcher fetcher, SqlText text, Values values, Plan plan)
      throws SQLException {
    Pending[] pending = plan.pending();
    List<Object> rows = new ArrayList<>();
    long total =
        fetcher.query(
            text,
            values,
            result -> {
              long all = 0;
              while (result.next()) {
                all = result.getLong(TOTAL);
                if (result.getBoolean(PRESENT)) {
                  rows.add(plan.node().read(result, PRESENT, pending));
                }
              }
              return all;
            });
    List<R> finished = (List<R>) fetcher.finish(plan, pending, rows);
    return new Page<>(finished, total, values.offset(), (int) values.limit());
  }
}
