package dev.catalog.benchmarks;

import dev.catalog.benchmarks.report.Measurement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/** One JVM that measures one workload of one contender. */
final class Fork {

  private static final Path LOGS = Path.of(System.getProperty("benchmarks.logs", "target/jmh"));

  private final Server server;
  private final boolean quick;
  private final @Nullable String virtualJdk;

  /**
   * Prepares forks.
   *
   * @param virtualJdk the home of a JDK with virtual threads, if this one has none
   */
  Fork(Server server, boolean quick, @Nullable String virtualJdk) {
    this.server = server;
    this.quick = quick;
    this.virtualJdk = virtualJdk;
  }

  /**
   * Measures, one iteration in each turn.
   *
   * @throws IllegalStateException if a check or a call fails; the message names the log
   */
  Measurement run(Lane lane, Workload workload, String contender, int round, Turns turns) {
    Path log =
        LOGS.resolve(
            "%s-%s-%s-%d.log"
                .formatted(lane.name().toLowerCase(Locale.ROOT), workload.id(), contender, round));
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(Measured.class.getName())
            .param("lane", lane.name())
            .param("workload", workload.name())
            .param("contender", contender)
            .addProfiler(Costs.class)
            .forks(1)
            .threads(1)
            .timeUnit(TimeUnit.NANOSECONDS)
            .shouldFailOnError(true)
            .shouldDoGC(workload.kind() == Workload.Kind.SHOT)
            .output(log.toString())
            .jvmArgsAppend(
                "-Xms1g",
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Djava.util.logging.config.file=target/classes/logging.properties",
                // no check of idle connections: on the tape there is no server to answer
                "-Dcom.zaxxer.hikari.aliveBypassWindowMs=3600000",
                "-D" + Measured.URL + "=" + server.url(workload.data()),
                "-D" + Measured.USER + "=" + server.user(),
                "-D" + Measured.PASSWORD + "=" + server.password(),
                "-D" + Measured.TURNS + "=" + turns.port(),
                "-D" + Measured.WARM_UP + "=" + (quick ? 600 : 1_000));
    if (workload == Workload.VIRTUAL_CROWD && virtualJdk != null) {
      options.jvm(Path.of(virtualJdk, "bin", "java").toString());
    }
    timing(options, workload.kind());
    try {
      Files.createDirectories(LOGS);
      RunResult result = new Runner(options.build()).runSingle();
      return measurement(lane, workload, contender, round, result);
    } catch (RunnerException e) {
      throw new IllegalStateException(e.getMessage() + "; see " + log, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void timing(ChainedOptionsBuilder options, Workload.Kind kind) {
    switch (kind) {
      case CALL -> timed(options, 1, quick ? 5 : 6, quick ? 150 : 200);
      case LONG -> timed(options, 1, quick ? 3 : 4, quick ? 400 : 500);
      // the check has already run it once
      case SHOT -> shots(options, 0, quick ? 2 : 3);
      case CROWD -> shots(options, 1, quick ? 4 : 5);
    }
  }

  private static void timed(
      ChainedOptionsBuilder options, int warmups, int iterations, int milliseconds) {
    options
        .mode(Mode.AverageTime)
        .warmupIterations(warmups)
        .warmupTime(TimeValue.milliseconds(milliseconds))
        .measurementIterations(iterations)
        .measurementTime(TimeValue.milliseconds(milliseconds));
  }

  private static void shots(ChainedOptionsBuilder options, int warmups, int iterations) {
    options.mode(Mode.SingleShotTime).warmupIterations(warmups).measurementIterations(iterations);
  }

  private static Measurement measurement(
      Lane lane, Workload workload, String contender, int round, RunResult result) {
    Map<String, List<Double>> figures = new TreeMap<>();
    figures.put(Measurement.WALL, values(result.getPrimaryResult()));
    result.getSecondaryResults().forEach((name, one) -> figures.put(name, values(one)));
    return new Measurement(
        lane.name().toLowerCase(Locale.ROOT), workload.id(), contender, round, figures);
  }

  private static List<Double> values(Result<?> result) {
    Statistics statistics = result.getStatistics();
    List<Double> values = new ArrayList<>();
    statistics
        .getRawData()
        .forEachRemaining(
            entry -> {
              for (long i = 0; i < entry.getValue(); i++) {
                values.add(entry.getKey());
              }
            });
    return values;
  }
}
