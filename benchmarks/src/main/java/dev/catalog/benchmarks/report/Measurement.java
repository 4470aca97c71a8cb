package dev.catalog.benchmarks.report;

import java.util.List;
import java.util.Map;

/**
 * The results of one fork.
 *
 * @param lane the source of the answers
 * @param workload the workload
 * @param contender the contender
 * @param round the fork's number, from 1
 * @param figures for each metric, the values of all iterations
 */
public record Measurement(
    String lane, String workload, String contender, int round, Map<String, List<Double>> figures) {

  /** Wall-clock time per operation, in nanoseconds. */
  public static final String WALL = "wall";
}
