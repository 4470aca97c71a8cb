package dev.catalog.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Draws ratios to the reference as bars, in SVG that loads nothing else. */
public final class Chart {

  private static final int LEFT = 380;
  private static final int UNIT = 110;
  private static final double MOST = 5;
  private static final int BAR = 13;
  private static final Map<String, String> COLOURS =
      Map.of(
          "catalog", "#1b7837",
          "jooq", "#5aae61",
          "jooq-into", "#a6dba0",
          "jooq-text", "#d9f0d3",
          "jdbi", "#9970ab",
          "hibernate", "#c2a5cf",
          "jimmer", "#e08214");

  private final Results results;
  private final Map<String, String> words;

  /**
   * Prepares a chart.
   *
   * @param words the descriptions of the workloads, by name
   */
  public Chart(Results results, Map<String, String> words) {
    this.results = results;
    this.words = words;
  }

  private record Bar(String contender, Interval ratio) {}

  /** Returns the chart of one metric in one lane. */
  public String of(String lane, String metric, String title) {
    StringBuilder body = new StringBuilder();
    int y = 40;
    for (String workload : results.workloads(lane)) {
      List<Bar> bars = bars(lane, workload, metric);
      body.append(text(LEFT - 8, y + BAR - 2, "end", words.getOrDefault(workload, workload)));
      for (Bar bar : bars) {
        body.append(bar(bar, y));
        y += BAR + 1;
      }
      y += 10;
    }
    int width = LEFT + (int) (MOST * UNIT) + 160;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="12">
        <rect width="%1$d" height="%2$d" fill="#ffffff"/>
        <text x="8" y="20" font-size="14">%3$s</text>
        %4$s<line x1="%5$d" y1="32" x2="%5$d" y2="%6$d" stroke="#333333" stroke-dasharray="3 3"/>
        </svg>
        """
        .formatted(width, y + 10, title, body, LEFT + UNIT, y);
  }

  private List<Bar> bars(String lane, String workload, String metric) {
    List<Bar> bars = new ArrayList<>();
    for (String contender : results.contenders(lane, workload)) {
      Optional<Interval> ratio = results.ratio(lane, workload, contender, metric);
      if (ratio.isPresent() && !contender.equals(results.reference())) {
        bars.add(new Bar(contender, ratio.get()));
      }
    }
    return bars;
  }

  private static String bar(Bar bar, int y) {
    double shown = Math.min(MOST, bar.ratio().median());
    return """
        <rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>
        %s"""
        .formatted(
            LEFT,
            y,
            Math.round(shown * UNIT),
            BAR,
            COLOURS.getOrDefault(bar.contender(), "#777777"),
            text(
                LEFT + (int) Math.round(shown * UNIT) + 5,
                y + BAR - 2,
                "start",
                String.format(Locale.ROOT, "%s %.2f", bar.contender(), bar.ratio().median())));
  }

  private static String text(int x, int y, String anchor, String text) {
    return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n".formatted(x, y, anchor, text);
  }
}
