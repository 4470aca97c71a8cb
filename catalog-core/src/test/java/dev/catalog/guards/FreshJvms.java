package dev.catalog.guards;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Runs {@link FirstTouch} in JVMs of its own. They share an archive of parsed classes, which makes
 * them three times as fast; static initialisers run in each of them all the same.
 */
final class FreshJvms {

  /** For the JVM as a whole; {@link FirstTouch} itself gives up earlier, and says where. */
  private static final Duration PROCESS_LIMIT = Duration.ofSeconds(20);

  private static final Duration TOUCH_LIMIT = Duration.ofSeconds(15);

  private final Path directory;
  private final Path archive;
  private final String classPath;
  private final AtomicInteger outputs = new AtomicInteger();

  /** How a JVM ended, and what it printed. */
  record Ending(int status, String output) {}

  private FreshJvms(Path directory, String classPath) {
    this.directory = directory;
    this.archive = directory.resolve("classes.jsa");
    this.classPath = classPath;
  }

  /**
   * Packs the main classes and prepares the archive.
   *
   * @param directory for the files; the caller deletes it
   */
  static FreshJvms in(Path directory, List<String> archived) throws Exception {
    List<String> path = new ArrayList<>();
    path.add(jar(directory.resolve("main.jar"), Path.of("target/classes"), ""));
    path.add(jar(directory.resolve("guards.jar"), testClasses(), "dev/catalog/guards"));
    path.add(jar(directory.resolve("fixture.jar"), testClasses(), "dev/catalog/fixture"));
    // an archive of classes cannot be made from directories
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(each -> each.endsWith(".jar"))
        .forEach(path::add);
    FreshJvms jvms = new FreshJvms(directory, String.join(File.pathSeparator, path));
    jvms.run("-XX:ArchiveClassesAtExit=" + jvms.archive, TOUCH_LIMIT, archived);
    return jvms;
  }

  /** Touches the classes first, at the same moment, in a fresh JVM. */
  Ending touch(List<String> classes) throws Exception {
    return touch(TOUCH_LIMIT, classes);
  }

  /** As {@link #touch(List)}, with another limit. */
  Ending touch(Duration limit, List<String> classes) throws Exception {
    return run("-XX:SharedArchiveFile=" + archive, limit, classes);
  }

  private Ending run(String option, Duration limit, List<String> classes) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            option,
            "-Dorg.jooq.no-logo=true",
            "-Dorg.jooq.no-tips=true",
            "-cp",
            classPath,
            FirstTouch.class.getName(),
            Long.toString(limit.toMillis())));
    command.addAll(classes);
    Path output = directory.resolve(outputs.incrementAndGet() + ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = process.waitFor(PROCESS_LIMIT.toSeconds(), TimeUnit.SECONDS);
      String text = Files.readString(output, StandardCharsets.UTF_8);
      return ended
          ? new Ending(process.exitValue(), text)
          : new Ending(1, "not ended after " + PROCESS_LIMIT + "\n" + text);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Path testClasses() throws Exception {
    return Path.of(FreshJvms.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static String jar(Path jar, Path root, String below) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> classes = Files.walk(root.resolve(below))) {
      for (Path each : classes.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(root.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, out);
        out.closeEntry();
      }
    }
    return jar.toString();
  }
}
