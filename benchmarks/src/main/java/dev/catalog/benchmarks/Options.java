package dev.catalog.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The command line.
 *
 * @param only which measurements to take: a pattern to find in {@code lane/workload/contender}
 * @param publish whether to write the results next to the README
 */
record Options(
    boolean quick, boolean check, List<Lane> lanes, int rounds, Pattern only, boolean publish) {

  static final String USAGE =
      """
      benchmarks/run [--quick | --check] [--lane tape|loopback] [--rounds n] [--only regex]
        --quick         every workload, fewer forks and iterations; about six minutes
        --check         every contender's results are checked, nothing is measured
        --lane          one lane instead of both; stub is another word for tape
        --rounds n      forks of each contender and workload; 5, or 1 when quick
        --only regex    what matches lane/workload/contender, for example 'tape/|key-read/(jdbc|catalog)';
                        the README and its chart stay as they are\
      """;

  /** Peers take several seconds for what Catalog and the reference do in one. */
  private static final int MOST_ROUNDS_OF_LONG_PEERS = 3;

  /** The workloads for which quick runs measure the peers too. */
  private static final Set<Workload> SHOWN =
      Set.of(Workload.KEY_READ, Workload.BUILT_PAGE, Workload.LIST, Workload.INSERT);

  /**
   * Parses the arguments.
   *
   * @throws IllegalArgumentException if they are invalid
   */
  static Options parse(String... arguments) {
    boolean quick = false;
    boolean check = false;
    List<Lane> lanes = List.of(Lane.values());
    int rounds = 0;
    String only = null;
    List<String> rest = new ArrayList<>(Arrays.asList(arguments));
    while (!rest.isEmpty()) {
      String argument = rest.remove(0);
      switch (argument) {
        case "--quick" -> quick = true;
        case "--check" -> check = true;
        case "--lane" -> lanes = List.of(lane(value(argument, rest)));
        case "--rounds" -> rounds = Integer.parseInt(value(argument, rest));
        case "--only" -> only = value(argument, rest);
        default -> throw new IllegalArgumentException("Not an option: " + argument);
      }
    }
    return new Options(
        quick,
        check,
        lanes,
        rounds > 0 ? rounds : quick ? 1 : 5,
        Pattern.compile(only == null ? "" : only),
        only == null && lanes.size() == Lane.values().length);
  }

  private static Lane lane(String name) {
    return name.equals("stub") ? Lane.TAPE : Lane.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static String value(String option, List<String> rest) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.remove(0);
  }

  /** Returns whether a contender is measured in a round, from 1. */
  boolean includes(Lane lane, Workload workload, String contender, int round) {
    if (lane == Lane.TAPE && workload.kind() != Workload.Kind.CALL) {
      return false;
    }
    boolean peer = Contenders.isPeer(contender);
    boolean asked = check || !only.pattern().isEmpty();
    if (peer && !asked && (lane == Lane.TAPE || (quick && !SHOWN.contains(workload)))) {
      return false;
    }
    if (peer && workload.kind() == Workload.Kind.SHOT && round > MOST_ROUNDS_OF_LONG_PEERS) {
      return false;
    }
    return only.matcher(
            lane.name().toLowerCase(Locale.ROOT) + "/" + workload.id() + "/" + contender)
        .find();
  }
}
