package dev.catalog.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory that holds extracted binaries ({@code binaries/}) and one directory per running
 * server ({@code run/}). Whatever changes it holds its lock, between threads and between JVMs.
 */
final class PostgresCache {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresCache.class);

  private final Path root;

  private PostgresCache(Path root) {
    this.root = root;
  }

  /**
   * Opens the user's cache, or one below the directory for temporary files where that cannot be
   * used.
   */
  static PostgresCache open(ServerUser user) {
    return open(user, standardDirectories());
  }

  static PostgresCache open(ServerUser user, List<Path> candidates) {
    List<String> refused = new ArrayList<>();
    for (Path candidate : candidates) {
      try {
        Path directory = candidate.toAbsolutePath();
        createDirectory(directory, user);
        if (belongsToThisUser(directory) && user.reaches(directory)) {
          return new PostgresCache(directory.toRealPath());
        }
        refused.add(directory + " belongs to another user or is hidden from the server's");
      } catch (IOException e) {
        LOG.debug("Cannot use {} as a cache", candidate, e);
        refused.add(e.toString());
      }
    }
    throw new PostgresStartException(
        "There is no directory for PostgreSQL; set XDG_CACHE_HOME to a directory that this user may write to ("
            + String.join("; ", refused)
            + ")");
  }

  private static List<Path> standardDirectories() {
    List<Path> candidates = new ArrayList<>();
    String configured = System.getenv("XDG_CACHE_HOME");
    String home = System.getProperty("user.home", "");
    if (configured != null && Path.of(configured).isAbsolute()) {
      candidates.add(Path.of(configured, "catalog", "postgres"));
    } else if (Path.of(home).isAbsolute()) {
      candidates.add(Path.of(home, ".cache", "catalog", "postgres"));
    }
    String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
    candidates.add(Path.of(System.getProperty("java.io.tmpdir"), "catalog-postgres-" + user));
    return candidates;
  }

  private static void createDirectory(Path directory, ServerUser user) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Files.createDirectories(directory);
    if (File.separatorChar == '/') {
      String permissions = user.owner() == null ? "rwx------" : "rwxr-xr-x";
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
    }
  }

  /** Programs are started from here, so nobody else may have put them here. */
  private static boolean belongsToThisUser(Path directory) throws IOException {
    Path probe = Files.createTempFile(directory, "probe", null);
    try {
      return File.separatorChar == '\\' || Files.getOwner(probe).equals(Files.getOwner(directory));
    } finally {
      Files.delete(probe);
    }
  }

  interface Action<T> {
    T run() throws IOException, InterruptedException;
  }

  /**
   * Runs an action with the cache to itself.
   *
   * <p>Closing any channel of a file gives up all of the process's locks on it, so threads must
   * never get that far together, not even when build tools load this class more than once: interned
   * strings are one per JVM.
   */
  <T> T locked(Action<T> action) throws IOException, InterruptedException {
    synchronized (("dev.catalog.postgres " + root).intern()) {
      try (FileChannel channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock();
        return action.run();
      }
    }
  }

  Path binaries() {
    return root.resolve("binaries");
  }

  Path runs() {
    return root.resolve("run");
  }
}
