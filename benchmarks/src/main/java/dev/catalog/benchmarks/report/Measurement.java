package dev.catalog.benchmarks.report;

import java.util.List;
import java.util.Map;

/**
 * What one fork measured.
 *
 * @param lane where the answers came from
 * @param workload what was done
 * @param contender who did it
 * @param round the fork's number, from 1
 * @param figures for each metric the value of every iteration
 */
public record Measurement(
    String lane, String workload, String contender, int round, Map<String, List<Double>> figures) {

  /** Wall clock per operation, in nanoseconds. */
  public static final String WALL = "wall";
}
