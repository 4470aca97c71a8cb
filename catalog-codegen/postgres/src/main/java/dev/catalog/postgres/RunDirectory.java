package dev.catalog.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one server. The JVM that started it holds a lock on one of them, which the operating
 * system releases when that JVM ends in any way: a directory whose lock is free has lost its owner.
 */
final class RunDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(RunDirectory.class);
  private static final String OWNER = "owner.lock";
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

  private final Path path;
  private final FileChannel ownerLock;

  private RunDirectory(Path path, FileChannel ownerLock) {
    this.path = path;
    this.ownerLock = ownerLock;
  }

  /** Creates a directory of this JVM; the caller holds the cache's lock. */
  static RunDirectory create(Path runs, ServerUser user) throws IOException {
    Files.createDirectories(runs);
    Path path = Files.createDirectory(runs.resolve(ownPrefix() + UUID.randomUUID()));
    user.own(path);
    FileChannel channel =
        FileChannel.open(
            path.resolve(OWNER), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    return new RunDirectory(path, channel);
  }

  Path path() {
    return path;
  }

  Path data() {
    return path.resolve("data");
  }

  void delete() {
    try {
      ownerLock.close();
    } catch (IOException e) {
      LOG.debug("Could not close the lock of {}", path, e);
    }
    Trees.delete(path);
  }

  /** Stops and deletes what other JVMs left behind; the caller holds the cache's lock. */
  static void removeOrphans(Path runs, Path home, ServerUser user)
      throws IOException, InterruptedException {
    if (!Files.isDirectory(runs)) {
      return;
    }
    List<Path> others;
    try (Stream<Path> children = Files.list(runs)) {
      // opening and closing the lock file of a server of our own would release its lock
      others =
          children.filter(run -> !run.getFileName().toString().startsWith(ownPrefix())).toList();
    }
    for (Path run : others) {
      if (hasLostItsOwner(run)) {
        LOG.info("Removing the PostgreSQL server in {}, which a killed JVM left behind", run);
        stop(run.resolve("data"), home, user);
        Trees.delete(run);
      }
    }
  }

  private static boolean hasLostItsOwner(Path run) {
    Path file = run.resolve(OWNER);
    if (!Files.exists(file)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    } catch (IOException e) {
      LOG.debug("Cannot tell who owns {}", run, e);
      return false;
    }
  }

  /** Ends a server at once: its data is thrown away. */
  static void stop(Path data, Path home, ServerUser user) throws IOException, InterruptedException {
    if (postmaster(data) == null) {
      return;
    }
    List<String> command =
        List.of(
            Command.programIn(home, "pg_ctl"),
            "-D",
            data.toString(),
            "-m",
            "immediate",
            "-w",
            "-t",
            "10",
            "stop");
    Command.run(user.running(command), data.resolveSibling("commands.log").toFile(), STOP_LIMIT);
    ProcessHandle remaining = postmaster(data);
    if (remaining != null) {
      remaining.destroyForcibly();
    }
  }

  /**
   * The server's first process, or null if it does not run; a process that took over its number is
   * not it.
   */
  private static @Nullable ProcessHandle postmaster(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return null;
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")) {
      return null;
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().command().map(c -> c.contains("postgres")).orElse(true))
        .orElse(null);
  }

  /**
   * Process numbers are used again, above all in containers; together with the start time they are
   * not.
   */
  private static String ownPrefix() {
    ProcessHandle self = ProcessHandle.current();
    long start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return self.pid() + "-" + start + "-";
  }
}
