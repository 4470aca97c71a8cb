package dev.catalog.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that this JVM starts and stops: from binaries on the class path, or from the programs of
 * a PostgreSQL that is installed here.
 */
final class LocalServer implements RunningServer {
  private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);
  private static final String HOST = "127.0.0.1";
  private static final String SUPERUSER = "postgres";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private static final AtomicBoolean WARNED = new AtomicBoolean();

  private final Programs programs;
  private final RunDirectory run;
  private final ServerUser user;
  private final String password;
  private final int port;

  private LocalServer(
      Programs programs, RunDirectory run, ServerUser user, String password, int port) {
    this.programs = programs;
    this.run = run;
    this.user = user;
    this.password = password;
    this.port = port;
  }

  static LocalServer start(PostgresSource.Embedded source) {
    return start(source, PostgresCache.open(null));
  }

  static LocalServer start(PostgresSource.Embedded source, PostgresCache cache) {
    PostgresBinaries binaries = PostgresBinaries.find(loaders());
    Checksums checksums = Checksums.with(source.checksums());
    return start(
        cache,
        () -> Programs.inHome(BinariesDirectory.of(binaries, checksums, cache.binaries())),
        source.parameters(),
        source.log());
  }

  static LocalServer start(PostgresSource.Installed source) {
    Programs programs = Programs.installed(source.directory(), source.version());
    PostgresCache cache = PostgresCache.open(Path.of(programs.path("pg_ctl")));
    return start(cache, () -> programs, source.parameters(), source.log());
  }

  private static LocalServer start(
      PostgresCache cache,
      PostgresCache.Action<Programs> find,
      Map<String, String> parameters,
      @Nullable Path log) {
    if (cache.user().keepsRightsOfRoot() && WARNED.compareAndSet(false, true)) {
      LOG.warn(
          "PostgreSQL runs with root's rights to files, so that a migration can write any file with"
              + " COPY ... FROM PROGRAM: neither setpriv, runuser nor su could start it as another"
              + " user here, or that user cannot reach its files. Run the build as another user");
    }
    try {
      Programs programs =
          cache.locked(
              () -> {
                Programs found = find.run();
                RunDirectory.removeOrphans(cache, found);
                return found;
              });
      try {
        return launch(programs, cache, parameters, log);
      } catch (PostgresStartException first) {
        // the free port that was found may have been taken in between
        LOG.info("PostgreSQL did not start and is started once more: {}", first.getMessage());
        return launch(programs, cache, parameters, log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresStartException("The start of PostgreSQL was interrupted", e);
    } catch (IOException e) {
      throw new PostgresStartException(
          "PostgreSQL could not be put in its cache directory ("
              + e
              + "); make it writable, or set XDG_CACHE_HOME to a directory with 200 MB to spare that"
              + " programs may run from",
          e);
    }
  }

  private static List<ClassLoader> loaders() {
    List<ClassLoader> loaders = new ArrayList<>();
    loaders.add(LocalServer.class.getClassLoader());
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != null && !loaders.contains(context)) {
      loaders.add(context);
    }
    return loaders;
  }

  private static LocalServer launch(
      Programs programs, PostgresCache cache, Map<String, String> parameters, @Nullable Path log)
      throws IOException, InterruptedException {
    RunDirectory run = cache.locked(() -> RunDirectory.create(cache));
    LocalServer server =
        new LocalServer(programs, run, cache.user(), UUID.randomUUID().toString(), freePort());
    try {
      server.initialise();
      server.configure(parameters);
      server.startServer(log);
      run.started();
      return server;
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.stop();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  private void initialise() throws IOException, InterruptedException {
    Path secret = Files.createTempFile(run.path(), "password", null);
    Files.writeString(secret, password);
    user.own(secret);
    List<String> command =
        List.of(
            programs.path("initdb"),
            "--pgdata=" + run.data(),
            "--username=" + SUPERUSER,
            "--pwfile=" + secret,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "--no-instructions");
    Path log = run.path().resolve("commands.log");
    int exit = Command.run(user.running(command), log.toFile(), START_LIMIT);
    Files.delete(secret);
    if (exit != 0) {
      throw new PostgresStartException(
          "initdb "
              + howItEnded(exit)
              + "; its last words say what to change:\n"
              + Command.lastWords(log, 0));
    }
  }

  private void configure(Map<String, String> parameters) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("listen_addresses", HOST);
    settings.put("unix_socket_directories", "");
    settings.put("port", Integer.toString(port));
    settings.put("fsync", "off");
    settings.put("synchronous_commit", "off");
    settings.put("full_page_writes", "off");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    settings.putAll(parameters);
    StringBuilder text = new StringBuilder("\n");
    settings.forEach(
        (name, value) ->
            text.append(name)
                .append(" = '")
                .append(value.replace("\\", "\\\\").replace("'", "''"))
                .append("'\n"));
    Files.writeString(
        run.data().resolve("postgresql.conf"),
        text,
        StandardCharsets.UTF_8,
        StandardOpenOption.APPEND,
        LinkOption.NOFOLLOW_LINKS);
  }

  private void startServer(@Nullable Path wanted) throws IOException, InterruptedException {
    Path log = wanted == null ? run.path().resolve("server.log") : wanted.toAbsolutePath();
    Files.createDirectories(log.getParent());
    long alreadyWritten = Files.exists(log) ? Files.size(log) : 0;
    List<String> command =
        List.of(
            programs.path("pg_ctl"),
            "--pgdata=" + run.data(),
            "--wait",
            "--timeout=" + START_LIMIT.toSeconds(),
            "start");
    int exit = Command.run(user.running(command), log.toFile(), START_LIMIT.plusSeconds(5));
    if (exit != 0) {
      throw new PostgresStartException(
          "The PostgreSQL server "
              + howItEnded(exit)
              + "; its log says what to change, a parameter or the machine:\n"
              + Command.lastWords(log, alreadyWritten));
    }
  }

  private static String howItEnded(int exit) {
    return exit < 0 ? "was not ready within " + START_LIMIT.toSeconds() + " s" : "did not start";
  }

  @Override
  public String url() {
    return JdbcUrl.of(HOST, port, SUPERUSER);
  }

  @Override
  public String user() {
    return SUPERUSER;
  }

  @Override
  public String password() {
    return password;
  }

  @Override
  public void stop() {
    boolean interrupted = Thread.interrupted();
    try {
      run.stop(programs, user);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("Could not stop the PostgreSQL server in {}; a later start will", run.path(), e);
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      run.delete();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
