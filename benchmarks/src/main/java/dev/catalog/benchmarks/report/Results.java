package dev.catalog.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All measurements of a run, and what follows from them. */
public final class Results {

  private final String reference;
  private final List<Measurement> measurements = new ArrayList<>();

  /**
   * Starts empty.
   *
   * @param reference the contender that the others are compared with
   */
  public Results(String reference) {
    this.reference = reference;
  }

  /** Adds what a fork measured. */
  public void add(Measurement measurement) {
    measurements.add(measurement);
  }

  /** Returns what was measured, in the order of time. */
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

  /** Returns a metric over all forks: of their medians, or of the iterations of a single fork. */
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
   * Returns a contender's metric over the reference's. The iterations of a round were taken in
   * turn, so each is compared with the reference's next to it; a round counts with the median of
   * these ratios, and a single round with all of them.
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
