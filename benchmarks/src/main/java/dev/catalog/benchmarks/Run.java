package dev.catalog.benchmarks;

import dev.catalog.benchmarks.report.Chart;
import dev.catalog.benchmarks.report.Measurement;
import dev.catalog.benchmarks.report.Publication;
import dev.catalog.benchmarks.report.Results;
import dev.catalog.benchmarks.report.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Measures round by round. In each round, every contender runs every workload in its own JVM. These
 * JVMs are started one after another and take turns to measure.
 */
public final class Run {

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private final Options options;
  private final Results results = new Results(Contenders.REFERENCE);
  private final Map<String, String> failures = new LinkedHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final @Nullable String virtualJdk = System.getProperty("benchmarks.virtual-jdk");

  private Run(Options options) {
    this.options = options;
  }

  /** Runs with the arguments of {@code benchmarks/run}. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("jmh.ignoreLock", "true");
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (IllegalArgumentException e) {
      OUT.println(e.getMessage());
      OUT.println(Options.USAGE);
      System.exit(2);
      return;
    }
    Run run = new Run(options);
    System.exit((options.check() ? run.check() : run.run()) ? 0 : 1);
  }

  /** Makes every contender run every workload, and checks the results. */
  private boolean check() {
    try (Server server = Server.start()) {
      for (Lane lane : options.lanes()) {
        for (Workload workload : Workload.values()) {
          for (String contender : Contenders.names()) {
            check(server, lane, workload, contender);
          }
          server.dropWritten();
        }
      }
    }
    return tellFailures();
  }

  private void check(Server server, Lane lane, Workload workload, String contender) {
    if (!isAsked(lane, workload, contender, 1)) {
      return;
    }
    String what = name(lane, workload, contender);
    System.setProperty(Measured.URL, server.url(workload.data()));
    System.setProperty(Measured.USER, server.user());
    System.setProperty(Measured.PASSWORD, server.password());
    Measured measured = new Measured();
    measured.lane = lane.name();
    measured.workload = workload.name();
    measured.contender = contender;
    try {
      measured.open();
      OUT.println("right: " + what);
    } catch (Exception | AssertionError e) {
      failures.put(what, e.toString());
      OUT.println("WRONG: " + what);
      e.printStackTrace(OUT);
    } finally {
      measured.close();
    }
  }

  private boolean isAsked(Lane lane, Workload workload, String contender, int round) {
    return options.includes(lane, workload, contender, round)
        && Contenders.takesPart(contender, workload);
  }

  private static String name(Lane lane, Workload workload, String contender) {
    return lane.name().toLowerCase(Locale.ROOT) + "/" + workload.id() + "/" + contender;
  }

  private boolean tellFailures() {
    failures.forEach((what, why) -> OUT.println("FAILED " + what + ": " + why));
    return failures.isEmpty();
  }

  private boolean run() throws IOException {
    long start = System.nanoTime();
    try (Server server = Server.start()) {
      Fork fork = new Fork(server, options.quick(), virtualJdk);
      for (int round = 1; round <= options.rounds(); round++) {
        for (Lane lane : options.lanes()) {
          for (Workload workload : Workload.values()) {
            measure(fork, lane, workload, round);
            server.dropWritten();
          }
        }
        // an aborted run keeps the rounds that it has finished
        publish(machine(server, round, (System.nanoTime() - start) / 1_000_000_000));
      }
    }
    return tellFailures();
  }

  private void measure(Fork fork, Lane lane, Workload workload, int round) {
    if (workload == Workload.VIRTUAL_CROWD && !Crowd.hasVirtualThreads() && virtualJdk == null) {
      OUT.println(workload.words() + ": not measured, no JDK 21 or later was found");
      return;
    }
    Map<String, Future<Measurement>> forks = new LinkedHashMap<>();
    try (Turns turns = new Turns()) {
      for (String contender : inOrderOf(round)) {
        if (isAsked(lane, workload, contender, round)) {
          Future<Measurement> one =
              threads.submit(() -> fork.run(lane, workload, contender, round, turns));
          forks.put(contender, one);
          turns.await(one);
        }
      }
      turns.run();
    }
    forks.forEach((contender, one) -> add(name(lane, workload, contender), one));
  }

  private static List<String> inOrderOf(int round) {
    List<String> contenders = new ArrayList<>(Contenders.names());
    if (round % 2 == 0) {
      Collections.reverse(contenders);
    }
    return contenders;
  }

  private void add(String what, Future<Measurement> fork) {
    try {
      Measurement measurement = fork.get();
      results.add(measurement);
      OUT.println("round " + measurement.round() + " " + what + " " + Line.of(measurement));
    } catch (ExecutionException e) {
      failures.put(what, String.valueOf(e.getCause()));
      OUT.println(what + " FAILED: " + e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void publish(Map<String, String> machine) throws IOException {
    Map<String, String> words = new LinkedHashMap<>();
    for (Workload workload : Workload.values()) {
      words.put(workload.id(), workload.words());
    }
    Table table = new Table(results, words);
    StringBuilder text = new StringBuilder();
    machine.forEach(
        (name, value) -> text.append("- ").append(name).append(": ").append(value).append('\n'));
    for (Lane lane : Lane.values()) {
      String rows = table.of(lane.name().toLowerCase(Locale.ROOT));
      if (!rows.isEmpty()) {
        text.append("\n### ").append(lane.title()).append("\n\n").append(rows);
      }
    }
    OUT.println();
    OUT.println(text);
    Path folder = Path.of(System.getProperty("benchmarks.folder", "."));
    if (options.publish()) {
      Publication publication = new Publication(folder);
      publication.json("results.json", machine, results);
      publication.text(
          "chart.svg",
          new Chart(results, words)
              .of("loopback", Costs.CPU, "CPU per operation on loopback, hand-written JDBC = 1"));
      publication.readme("![CPU per operation, hand-written JDBC = 1](chart.svg)\n\n" + text);
    } else {
      new Publication(folder.resolve("target")).json("results.json", machine, results);
    }
  }

  private Map<String, String> machine(Server server, int rounds, long seconds) {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("date", LocalDate.now(java.time.ZoneOffset.UTC).toString());
    machine.put(
        "processor",
        processor() + ", " + Runtime.getRuntime().availableProcessors() + " available");
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    machine.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
    machine.put("PostgreSQL", server.version() + ", embedded, on loopback, fsync off");
    machine.put(
        "forks", rounds + " of each contender and workload" + (options.quick() ? ", quick" : ""));
    machine.put("seconds", Long.toString(seconds));
    return machine;
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
