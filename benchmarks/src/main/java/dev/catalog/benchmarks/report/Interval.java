package dev.catalog.benchmarks.report;

import java.util.Collection;
import java.util.List;

/** A median with the lowest and the highest value. */
public record Interval(double low, double median, double high) {

  static Interval of(Collection<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int size = sorted.size();
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    return new Interval(sorted.get(0), median, sorted.get(size - 1));
  }

  /** Returns whether a ratio cannot be told from 1. */
  boolean isNoise() {
    return low <= 1 && high >= 1;
  }
}
