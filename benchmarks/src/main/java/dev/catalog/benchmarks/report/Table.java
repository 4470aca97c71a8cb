package dev.catalog.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Prints results as a table in Markdown, one for each lane. */
public final class Table {

  private static final String CPU = "cpu";
  private static final String ALLOCATED = "allocated";
  private static final String STATEMENTS = "statements";
  private static final List<String> CROWD = List.of("calls/s", "p50", "p99", "p99/p50");

  private final Results results;
  private final Map<String, String> words;

  /**
   * Prepares a table.
   *
   * @param words the descriptions of the workloads, by name
   */
  public Table(Results results, Map<String, String> words) {
    this.results = results;
    this.words = words;
  }

  /** Returns the table of a lane; empty if nothing was measured there. */
  public String of(String lane) {
    if (results.workloads(lane).isEmpty()) {
      return "";
    }
    StringBuilder text =
        new StringBuilder(
            """
            | workload | contender | CPU | ratio | allocated | ratio | wall clock | statements |
            |---|---|--:|--:|--:|--:|--:|--:|
            """);
    for (String workload : results.workloads(lane)) {
      boolean first = true;
      for (String contender : results.contenders(lane, workload)) {
        text.append(
            "| %s | %s | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                    first ? words.getOrDefault(workload, workload) : "",
                    contender,
                    median(lane, workload, contender, CPU).map(Table::time).orElse(""),
                    ratio(lane, workload, contender, CPU),
                    median(lane, workload, contender, ALLOCATED).map(Table::bytes).orElse(""),
                    ratio(lane, workload, contender, ALLOCATED),
                    wall(lane, workload, contender),
                    median(lane, workload, contender, STATEMENTS)
                        .map(s -> "%.0f".formatted(s))
                        .orElse("")));
        first = false;
      }
    }
    return text.toString();
  }

  private Optional<Double> median(String lane, String workload, String contender, String metric) {
    return results.figure(lane, workload, contender, metric).map(Interval::median);
  }

  private String ratio(String lane, String workload, String contender, String metric) {
    if (contender.equals(results.reference())) {
      return "1";
    }
    return results
        .ratio(lane, workload, contender, metric)
        .map(
            ratio ->
                (ratio.isNoise()
                        ? "equal (%.2f to %.2f)"
                        : "**" + number(ratio.median()) + "** (%.2f to %.2f)")
                    .formatted(ratio.low(), ratio.high()))
        .orElse("");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private String wall(String lane, String workload, String contender) {
    StringBuilder text =
        new StringBuilder(
            median(lane, workload, contender, Measurement.WALL).map(Table::time).orElse(""));
    for (String metric : CROWD) {
      median(lane, workload, contender, metric)
          .ifPresent(
              value -> {
                boolean isTime = metric.equals("p50") || metric.equals("p99");
                text.append(", ").append(metric).append(' ');
                text.append(
                    isTime ? time(value) : value < 100 ? number(value) : "%.0f".formatted(value));
                if (!isTime && !contender.equals(results.reference())) {
                  text.append(" (").append(ratio(lane, workload, contender, metric)).append(')');
                }
              });
    }
    return text.toString();
  }

  static String time(double nanos) {
    if (nanos < 1e4) {
      return "%.2f µs".formatted(nanos / 1e3);
    }
    if (nanos < 1e6) {
      return "%.1f µs".formatted(nanos / 1e3);
    }
    return nanos < 1e9 ? "%.2f ms".formatted(nanos / 1e6) : "%.2f s".formatted(nanos / 1e9);
  }

  static String bytes(double bytes) {
    if (bytes < 1e4) {
      return "%.0f B".formatted(bytes);
    }
    return bytes < 1e6 ? "%.1f kB".formatted(bytes / 1e3) : "%.2f MB".formatted(bytes / 1e6);
  }
}
