package dev.catalog;

import dev.catalog.testing.PostgresExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class in a JVM of its own, such as one with a small heap. */
final class SmallHeap {

  private static final long LIMIT_SECONDS = 60;

  private SmallHeap() {}

  /** Runs {@code main(url, user, password, arguments...)} and returns what it printed. */
  static String run(
      String heap, Class<?> main, PostgresExtension postgres, Path directory, String... arguments)
      throws Exception {
    return run(List.of("-Xmx" + heap), main, postgres, directory, arguments);
  }

  /** As above, with options for the JVM. */
  static String run(
      List<String> options,
      Class<?> main,
      PostgresExtension postgres,
      Path directory,
      String... arguments)
      throws Exception {
    return run(options, LIMIT_SECONDS, main, postgres, directory, arguments);
  }

  /** As above, with a limit in seconds. */
  static String run(
      List<String> options,
      long limit,
      Class<?> main,
      PostgresExtension postgres,
      Path directory,
      String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dorg.jooq.no-logo=true",
            "-Dorg.jooq.no-tips=true",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error"));
    // the caller's, so that they win
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            postgres.url(),
            postgres.user(),
            postgres.password()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(directory, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = process.waitFor(limit, TimeUnit.SECONDS);
      String text = Files.readString(output, StandardCharsets.UTF_8).strip();
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError(
            (ended ? "Ended with " + process.exitValue() : "Not ended") + ":\n" + text);
      }
      return text;
    } finally {
      process.destroyForcibly();
    }
  }

  /** Opens the database that {@link #run} was given. */
  static Database open(String[] arguments) {
    return Database.open(
        DatabaseConfig.url(arguments[0])
            .user(arguments[1])
            .password(arguments[2])
            .maximumPoolSize(2)
            .build());
  }
}
