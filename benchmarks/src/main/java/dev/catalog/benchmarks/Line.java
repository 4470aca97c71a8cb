package dev.catalog.benchmarks;

import dev.catalog.benchmarks.report.Measurement;
import java.util.stream.Collectors;

/** One fork's figures on one line, for the console. */
final class Line {

  private Line() {}

  static String of(Measurement measurement) {
    return measurement.figures().entrySet().stream()
        .map(
            figure ->
                "%s %.0f"
                    .formatted(
                        figure.getKey(),
                        figure.getValue().stream()
                            .sorted()
                            .skip(figure.getValue().size() / 2)
                            .findFirst()
                            .orElse(0.0)))
        .collect(Collectors.joining("  "));
  }
}
