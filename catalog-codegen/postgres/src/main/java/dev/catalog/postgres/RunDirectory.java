package dev.catalog.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one server. The JVM that started it holds a lock on one of them, which the operating
 * system releases when that JVM ends in any way: a directory whose lock is free has lost its owner.
 *
 * <p>Only {@code data} belongs to the server's user. What is read before something is ended or
 * deleted lies beside it, where nothing that runs in the server can change it.
 */
final class RunDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(RunDirectory.class);
  private static final String OWNER = "owner.lock";
  private static final String SERVER = "server";
  private static final String MARK = "a throwaway PostgreSQL server of Catalog, started by ";
  private static final Pattern NAME = Pattern.compile("(\\d{1,18}-\\d{1,18})-[0-9a-f-]{36}");
  private static final Pattern PROCESS = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

  private final Path path;
  private final FileChannel ownerLock;

  private RunDirectory(Path path, FileChannel ownerLock) {
    this.path = path;
    this.ownerLock = ownerLock;
  }

  /** Creates a directory of this JVM; the caller holds the cache's lock. */
  static RunDirectory create(PostgresCache cache) throws IOException {
    String process = text(ProcessHandle.current());
    Path path = cache.runs().resolve(process + "-" + UUID.randomUUID());
    PrivateDirectory.create(path, cache.user());
    FileChannel channel =
        FileChannel.open(
            path.resolve(OWNER), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    channel.write(ByteBuffer.wrap((MARK + process).getBytes(UTF_8)));
    Path data = path.resolve("data");
    Files.createDirectory(data);
    PrivateDirectory.permit(data, "rwx------");
    cache.user().own(data);
    return new RunDirectory(path, channel);
  }

  Path path() {
    return path;
  }

  Path data() {
    return path.resolve("data");
  }

  /** Notes the server's first process, before anybody can have told the server to lie about it. */
  void started() throws IOException {
    ProcessHandle server = ofPidFile(data());
    if (server != null) {
      Files.writeString(path.resolve(SERVER), text(server));
    }
  }

  void delete() {
    // while this JVM holds the lock, nobody takes the directory for an orphan
    Trees.delete(data());
    try {
      ownerLock.close();
    } catch (IOException e) {
      LOG.debug("Could not close the lock of {}", path, e);
    }
    delete(path);
  }

  /** Deletes the mark last: without it, no later start would delete what is left. */
  private static void delete(Path run) {
    Path data = run.resolve("data");
    Trees.delete(data);
    if (!Files.exists(data, NOFOLLOW_LINKS)) {
      Trees.delete(run);
    }
  }

  /** Stops and deletes what other JVMs left behind; the caller holds the cache's lock. */
  static void removeOrphans(PostgresCache cache, Programs programs)
      throws IOException, InterruptedException {
    String own = text(ProcessHandle.current()) + "-";
    List<Path> others;
    try (Stream<Path> children = Files.list(cache.runs())) {
      // opening and closing the lock file of a server of our own would release its lock
      others = children.filter(run -> !run.getFileName().toString().startsWith(own)).toList();
    }
    for (Path run : others) {
      if (isOrphan(run)) {
        LOG.info("Removing the PostgreSQL server in {}, which a killed JVM left behind", run);
        stop(run, programs, cache.user());
        delete(run);
      }
    }
  }

  /** Whether this class made the directory, for a JVM that is gone. */
  private static boolean isOrphan(Path run) {
    Matcher name = NAME.matcher(run.getFileName().toString());
    try {
      if (!name.matches() || !PrivateDirectory.isOwn(run)) {
        return false;
      }
      return isMarkedAndFree(run.resolve(OWNER), MARK + name.group(1));
    } catch (IOException e) {
      LOG.debug("Cannot tell who owns {}", run, e);
      return false;
    }
  }

  private static boolean isMarkedAndFree(Path file, String mark) throws IOException {
    if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
      return false;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, NOFOLLOW_LINKS)) {
      if (channel.tryLock() == null) {
        return false;
      }
      ByteBuffer read = ByteBuffer.allocate(mark.getBytes(UTF_8).length + 1);
      while (channel.read(read) > 0) {
        LOG.trace("Read {} bytes of {}", read.position(), file);
      }
      return UTF_8.decode(read.flip()).toString().equals(mark);
    }
  }

  void stop(Programs programs, ServerUser user) throws IOException, InterruptedException {
    stop(path, programs, user);
  }

  /** Ends a server at once: its data is thrown away. */
  static void stop(Path run, Programs programs, ServerUser user)
      throws IOException, InterruptedException {
    if (server(run) == null) {
      return;
    }
    List<String> command =
        List.of(
            programs.path("pg_ctl"),
            "-D",
            run.resolve("data").toString(),
            "-m",
            "immediate",
            "-w",
            "-t",
            "10",
            "stop");
    Command.run(user.running(command), run.resolve("commands.log").toFile(), STOP_LIMIT);
    ProcessHandle remaining = server(run);
    if (remaining != null) {
      remaining.destroyForcibly();
    }
  }

  /** The server's first process, or null if it does not run. */
  private static @Nullable ProcessHandle server(Path run) throws IOException {
    try {
      return process(Files.readString(run.resolve(SERVER))).orElse(null);
    } catch (NoSuchFileException e) {
      // it was still starting: until then only initdb has written into the data
      return ofPidFile(run.resolve("data"));
    }
  }

  /** A process that took over the number of the server is not it. */
  private static @Nullable ProcessHandle ofPidFile(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
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
  private static String text(ProcessHandle process) {
    long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return process.pid() + "-" + start;
  }

  private static Optional<ProcessHandle> process(String text) {
    Matcher parts = PROCESS.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(parts.group(1)))
        .filter(process -> process.isAlive() && text(process).equals(text));
  }
}
