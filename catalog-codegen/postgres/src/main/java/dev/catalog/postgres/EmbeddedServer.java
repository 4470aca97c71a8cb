package dev.catalog.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server started from binaries on the class path. */
final class EmbeddedServer implements RunningServer {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
  private static final String HOST = "127.0.0.1";
  private static final String SUPERUSER = "postgres";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Path home;
  private final RunDirectory run;
  private final ServerUser user;
  private final String password;
  private final int port;

  private EmbeddedServer(Path home, RunDirectory run, ServerUser user, String password, int port) {
    this.home = home;
    this.run = run;
    this.user = user;
    this.password = password;
    this.port = port;
  }

  static EmbeddedServer start(PostgresSource.Embedded source) {
    ServerUser user = ServerUser.detect();
    return start(source, PostgresCache.open(user), user);
  }

  static EmbeddedServer start(
      PostgresSource.Embedded source, PostgresCache cache, ServerUser user) {
    try {
      PostgresBinaries binaries = PostgresBinaries.find(loaders());
      Path home =
          cache.locked(
              () -> {
                Path extracted = BinariesDirectory.of(binaries, cache.binaries());
                RunDirectory.removeOrphans(cache.runs(), extracted, user);
                return extracted;
              });
      try {
        return launch(source, cache, home, user);
      } catch (PostgresStartException first) {
        // the free port that was found may have been taken in between
        LOG.info("PostgreSQL did not start and is started once more: {}", first.getMessage());
        return launch(source, cache, home, user);
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
    loaders.add(EmbeddedServer.class.getClassLoader());
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != null && !loaders.contains(context)) {
      loaders.add(context);
    }
    return loaders;
  }

  private static EmbeddedServer launch(
      PostgresSource.Embedded source, PostgresCache cache, Path home, ServerUser user)
      throws IOException, InterruptedException {
    RunDirectory run = cache.locked(() -> RunDirectory.create(cache.runs(), user));
    EmbeddedServer server =
        new EmbeddedServer(home, run, user, UUID.randomUUID().toString(), freePort());
    try {
      server.initialise();
      server.configure(source.parameters());
      server.startServer(source);
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
            Command.programIn(home, "initdb"),
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
              + LogTail.of(log, 0));
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
        StandardOpenOption.APPEND);
  }

  private void startServer(PostgresSource.Embedded source)
      throws IOException, InterruptedException {
    Path log =
        source.log() == null ? run.path().resolve("server.log") : source.log().toAbsolutePath();
    Files.createDirectories(log.getParent());
    long alreadyWritten = Files.exists(log) ? Files.size(log) : 0;
    List<String> command =
        List.of(
            Command.programIn(home, "pg_ctl"),
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
              + LogTail.of(log, alreadyWritten));
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
      RunDirectory.stop(run.data(), home, user);
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
