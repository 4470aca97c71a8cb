package dev.catalog.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory that holds extracted binaries ({@code binaries/}) and one directory per running
 * server ({@code run/}), and the user that can use it. Whatever changes it holds its lock, between
 * threads and between JVMs.
 */
final class PostgresCache {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresCache.class);

  private final Path root;
  private final ServerUser user;

  private PostgresCache(Path root, ServerUser user) {
    this.root = root;
    this.user = user;
  }

  /**
   * Opens the user's cache, or one below the directory for temporary files where that cannot be
   * used.
   *
   * @param program what the server's user must be able to start; null if it is in the cache
   */
  static PostgresCache open(@Nullable Path program) {
    return open(ServerUser.ways(), standardDirectories(), program);
  }

  static PostgresCache open(List<ServerUser> ways, List<Path> directories, @Nullable Path program) {
    List<String> refused = new ArrayList<>();
    boolean anyWay = false;
    for (ServerUser way : ways) {
      if (!way.works()) {
        refused.add(way.prefix().get(0) + " cannot be used here");
        continue;
      }
      anyWay = true;
      if (program != null && !way.starts(List.of(program.toString(), "--version"))) {
        refused.add(program + " cannot be run by the server's user");
        continue;
      }
      for (Path directory : directories) {
        try {
          return open(directory.toAbsolutePath(), way);
        } catch (IOException e) {
          LOG.debug("Cannot use {} as a cache", directory, e);
          refused.add(e.toString());
        }
      }
    }
    if (!anyWay) {
      throw new PostgresStartException(
          "PostgreSQL does not run as root, and neither setpriv, runuser, su nor unshare could leave"
              + " root here; run the build as another user, or name an existing database instead");
    }
    throw new PostgresStartException(
        "There is no directory for PostgreSQL; set XDG_CACHE_HOME to a directory that this user may write to ("
            + String.join("; ", refused)
            + ")");
  }

  private static PostgresCache open(Path directory, ServerUser user) throws IOException {
    Path parent = directory.getParent();
    if (parent == null) {
      throw new IOException(directory + " is a root directory");
    }
    Files.createDirectories(parent);
    PrivateDirectory.requireSafe(parent);
    PrivateDirectory.create(directory, user);
    if (!user.prefix().isEmpty() && !user.starts(List.of(probe(directory).toString()))) {
      throw new IOException(
          directory + " is hidden from the server's user, or no program may run from there");
    }
    Path root = directory.toRealPath();
    PrivateDirectory.create(root.resolve("binaries"), user);
    PrivateDirectory.create(root.resolve("run"), user);
    return new PostgresCache(root, user);
  }

  /** Returns a program that does nothing. */
  private static Path probe(Path directory) throws IOException {
    Path probe = directory.resolve("probe.sh");
    if (!Files.isRegularFile(probe, LinkOption.NOFOLLOW_LINKS)) {
      Path fresh = Files.createTempFile(directory, "probe", null);
      Files.writeString(fresh, "#!/bin/sh\nexit 0\n");
      PrivateDirectory.permit(fresh, "rwxr-xr-x");
      Files.move(fresh, probe, StandardCopyOption.ATOMIC_MOVE);
    }
    return probe;
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
              root.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS)) {
        channel.lock();
        return action.run();
      }
    }
  }

  ServerUser user() {
    return user;
  }

  Path binaries() {
    return root.resolve("binaries");
  }

  Path runs() {
    return root.resolve("run");
  }
}
