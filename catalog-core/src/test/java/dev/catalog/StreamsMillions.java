package dev.catalog;

import static dev.catalog.Projection.columns;

import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Reads two million rows of some 100 bytes; run by {@link StreamTest} in a small heap. */
final class StreamsMillions {

  private static final int ROWS = 2_000_000;

  private StreamsMillions() {}

  record Line(long number, String text) {}

  public static void main(String[] arguments) {
    Query<Line> lines =
        Query.of(
            columns(
                    DSL.field("g", SQLDataType.BIGINT),
                    DSL.field("repeat('x', 80) || g", SQLDataType.CLOB))
                .into(Line::new)
                .from(DSL.table("generate_series(1, {0}) as g", ROWS)));
    try (Database db = SmallHeap.open(arguments)) {
      long sum = db.stream(lines, rows -> rows.collect(Collectors.summingLong(Line::number)));
      System.out.println("sum " + sum);
    }
  }
}
