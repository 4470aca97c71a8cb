package dev.catalog.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All measurements of a run, and the figures computed from them. */
public final class Results {

  private final String reference;
  private final List<Measurement> measurements = new ArrayList<>();

  /**
   * Starts empty.
   *
   * @param reference the contender with which the others are compared
   */
  public Results(String reference) {
    this.reference = reference;
  }

  /** Adds the results of a fork. */
  public void add(Measurement measurement) {
    measurements.add(measurement);
  }

  /** Returns the measurements, oldest first. */
  public List<Measurement> measurements() {
    return List.copyOf(measurements);
  }

  String reference() {
    return reference;
  }

  Set<String> workloads(String lane) {
    Set<String> names = new LinkedHashSet<>();
    measurements.stream().filter(m -> m.lane().equals(lane)).forEach(m -> names.add(m.workload()));
    return names;
  }

  Set<String> contenders(String lane, String workload) {
    Set<String> names = new LinkedHashSet<>();
    measurements.stream()
        .filter(m -> m.lane().equals(lane) && m.workload().equals(workload))
        .forEach(m -> names.add(m.contender()));
    return names;
  }

  /**
   * Returns the median of a metric: over the medians of all forks, or over the iterations of a
   * single fork.
   */
  Optional<Interval> figure(String lane, String workload, String contender, String metric) {
    List<List<Double>> forks = List.copyOf(byRound(lane, workload, contender, metric).values());
    if (forks.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Interval.of(
            forks.size() == 1
                ? forks.get(0)
                : forks.stream().map(fork -> Interval.of(fork).median()).toList()));
  }

  /**
   * Returns the ratio of a contender's metric to the reference's. The iterations of a round were
   * taken in turn, so each is compared with the reference's next to it. A round's value is the
   * median of these ratios; for a single round, all of them are used.
   */
  Optional<Interval> ratio(String lane, String workload, String contender, String metric) {
    Map<Integer, List<Double>> own = byRound(lane, workload, contender, metric);
    Map<Integer, List<Double>> others = byRound(lane, workload, reference, metric);
    List<Interval> ratios = new ArrayList<>();
    own.forEach(
        (round, values) -> {
          List<Double> other = others.get(round);
          if (other != null) {
            ratios.add(Interval.of(inTurn(values, other)));
          }
        });
    if (ratios.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ratios.size() == 1
            ? ratios.get(0)
            : Interval.of(ratios.stream().map(Interval::median).toList()));
  }

  private static List<Double> inTurn(List<Double> own, List<Double> others) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(own.size(), others.size()); i++) {
      ratios.add(own.get(i) / others.get(i));
    }
    return ratios;
  }

  private Map<Integer, List<Double>> byRound(
      String lane, String workload, String contender, String metric) {
    Map<Integer, List<Double>> rounds = new LinkedHashMap<>();
    for (Measurement m : measurements) {
      List<Double> values = m.figures().get(metric);
      if (m.lane().equals(lane)
          && m.workload().equals(workload)
          && m.contender().equals(contender)
          && values != null) {
        rounds.put(m.round(), values);
      }
    }
    return rounds;
  }
}
