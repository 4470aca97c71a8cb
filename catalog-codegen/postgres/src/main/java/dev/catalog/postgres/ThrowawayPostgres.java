package dev.catalog.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server to migrate, generate from and test on, and then to throw away.
 *
 * <pre>{@code
 * try (ThrowawayPostgres postgres = ThrowawayPostgres.start(PostgresSource.embedded())) {
 *   try (Connection connection = postgres.connect()) { ... }
 * }
 * }</pre>
 *
 * <p>A server that was started is stopped by {@link #close}, at the latest when the JVM ends; an
 * embedded or installed one of a JVM that was killed is stopped by the next start on the same
 * machine. A given database is left as it is.
 *
 * <p>Safe for use by several threads.
 */
public final class ThrowawayPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ThrowawayPostgres.class);

  private final RunningServer server;
  private final Thread shutdownHook;
  private final AtomicBoolean closed = new AtomicBoolean();
  private String serverVersion = "";

  private ThrowawayPostgres(RunningServer server) {
    this.server = server;
    this.shutdownHook = new Thread(server::stop, "stop-throwaway-postgres");
  }

  /**
   * Returns a running server. An embedded or installed one takes about a second, an embedded one
   * some more the first time, when the binaries are extracted; it is given up after 60 s and one
   * more try. Where this process is root it runs as {@code nobody}; where no other user can be
   * used, it keeps root's rights to files, which is logged as a warning once.
   *
   * @param source where the server comes from
   * @return a server that accepts connections
   * @throws PostgresStartException if there is no server, it refuses, its database is not empty, or
   *     its version is not the one asked for; nothing is left running
   */
  public static ThrowawayPostgres start(PostgresSource source) {
    long start = System.nanoTime();
    RunningServer server = run(source);
    ThrowawayPostgres postgres = new ThrowawayPostgres(server);
    try {
      postgres.register();
      postgres.readVersion(source.version());
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
    LOG.debug(
        "PostgreSQL {} at {} after {} ms",
        postgres.serverVersion,
        JdbcUrl.shown(server.url()),
        (System.nanoTime() - start) / 1_000_000);
    return postgres;
  }

  private static RunningServer run(PostgresSource source) {
    if (source instanceof PostgresSource.Embedded embedded) {
      return LocalServer.start(embedded);
    }
    if (source instanceof PostgresSource.Installed installed) {
      return LocalServer.start(installed);
    }
    if (source instanceof PostgresSource.Container container) {
      try {
        return ContainerServer.start(container);
      } catch (NoClassDefFoundError e) {
        throw new PostgresStartException(
            "A PostgreSQL container needs Testcontainers; add the dependency"
                + " org.testcontainers:testcontainers-postgresql",
            e);
      }
    }
    return GivenServer.open((PostgresSource.Given) source);
  }

  private void register() {
    try {
      Runtime.getRuntime().addShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      closed.set(true);
      server.stop();
      throw new PostgresStartException("The JVM ends; start PostgreSQL before it does", e);
    }
  }

  private void readVersion(@Nullable String expected) {
    try (Connection connection = Connections.open(url(), user(), password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("show server_version")) {
      rows.next();
      serverVersion = rows.getString(1).split(" ")[0];
    } catch (SQLException e) {
      throw new PostgresStartException(
          "The PostgreSQL server started, but refuses a connection; look for what changes its settings ("
              + e.getMessage()
              + ")",
          e);
    }
    if (expected != null
        && !serverVersion.equals(expected)
        && !serverVersion.startsWith(expected + ".")) {
      throw new PostgresStartException(
          "The PostgreSQL server is version "
              + serverVersion
              + ", not "
              + expected
              + "; change the version asked for, or the server: the version of the binaries, the image,"
              + " or the URL");
    }
  }

  /**
   * Returns the JDBC URL of the database that the server gives out: {@code postgres}, or the given
   * one. It holds neither user nor password, unless the given URL does.
   *
   * @return a URL that starts with {@code jdbc:postgresql:}
   */
  public String url() {
    return server.url();
  }

  /**
   * Returns the JDBC URL of another database on this server, which need not exist.
   *
   * @param database the name, unquoted
   * @return the URL, otherwise the same as {@link #url()}
   */
  public String url(String database) {
    return JdbcUrl.withDatabase(server.url(), database);
  }

  /**
   * Returns the user that logs in; a superuser, unless the database was given.
   *
   * @return the name
   */
  public String user() {
    return server.user();
  }

  /**
   * Returns the password of {@link #user()}; random on an embedded or installed server.
   *
   * @return the password, empty if none is needed
   */
  public String password() {
    return server.password();
  }

  /**
   * Opens a connection to {@link #url()}, in autocommit mode; the caller closes it.
   *
   * @return a new connection
   * @throws IllegalStateException if the server does not accept it, or was closed
   */
  public Connection connect() {
    return open(server.url());
  }

  /**
   * Opens a connection to another database on this server, in autocommit mode; the caller closes
   * it.
   *
   * @param database the name, unquoted
   * @return a new connection
   * @throws IllegalStateException if the server does not accept it, or was closed
   */
  public Connection connect(String database) {
    return open(url(database));
  }

  private Connection open(String url) {
    if (closed.get()) {
      throw new IllegalStateException(
          "The PostgreSQL server at " + JdbcUrl.shown(url) + " was closed");
    }
    try {
      return Connections.open(url, server.user(), server.password());
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Cannot connect to " + JdbcUrl.shown(url) + ": " + e.getMessage(), e);
    }
  }

  /**
   * Creates a database, empty or as a copy.
   *
   * @param name the name, unquoted
   * @param template the database to copy, to which nobody may be connected; null for an empty one
   * @throws IllegalStateException if the server refuses; there is no such database then, unless it
   *     existed before
   */
  public void createDatabase(String name, @Nullable String template) {
    execute(
        "create database "
            + quoted(name)
            + (template == null ? "" : " template " + quoted(template)));
  }

  /**
   * Drops a database and ends the connections to it. A database that does not exist counts as
   * dropped.
   *
   * @param name the name, unquoted
   * @throws IllegalStateException if the server refuses; the database is still there then
   */
  public void dropDatabase(String name) {
    execute("drop database if exists " + quoted(name) + " with (force)");
  }

  private void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The server refused \"" + sql + "\": " + e.getMessage(), e);
    }
  }

  private static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /**
   * Returns the version that the server reported when it was started.
   *
   * @return a version such as {@code 18.6}
   */
  public String serverVersion() {
    return serverVersion;
  }

  /**
   * Stops a server that was started, ends its connections and removes its files; leaves a given
   * database running. Does nothing the second time.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      if (!Runtime.getRuntime().removeShutdownHook(shutdownHook)) {
        LOG.debug("The shutdown hook was not registered");
      }
    } catch (IllegalStateException e) {
      LOG.debug("The JVM ends: the shutdown hook stops the server", e);
      return;
    }
    server.stop();
  }
}
