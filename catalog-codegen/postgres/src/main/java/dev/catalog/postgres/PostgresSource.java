package dev.catalog.postgres;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link ThrowawayPostgres} comes from: binaries on the class path, a PostgreSQL that is
 * installed on this machine, a container, or a database that is given.
 *
 * <p>Sources are values; naming one starts nothing. They are immutable and may be shared between
 * threads.
 */
public sealed interface PostgresSource {

  /**
   * Returns the source that starts the PostgreSQL binaries found on the class path: superuser
   * {@code postgres} with a random password, on a free port of the loopback address, locale C,
   * encoding UTF-8, durability switched off.
   *
   * @return a source without parameters, version check or log file
   */
  static Embedded embedded() {
    return new Embedded(Map.of(), null, null, Set.of());
  }

  /**
   * Returns the source that starts a server of its own from the programs of a PostgreSQL on this
   * machine, so that the extensions installed for it can be used. They are what {@code pg_config}
   * names, else those on the PATH, else the newest ones in the directories of the usual packages;
   * with {@link Installed#withVersion}, the first of that version. Otherwise it is as {@link
   * #embedded()}: a server that runs already is not touched.
   *
   * @return a source without parameters, version check or log file
   */
  static Installed installed() {
    return new Installed(null, Map.of(), null, null);
  }

  /**
   * Returns the source that starts a server of its own from the programs in a directory, otherwise
   * as {@link #installed()}.
   *
   * @param directory where {@code initdb}, {@code pg_ctl} and {@code postgres} are, such as {@code
   *     /usr/lib/postgresql/18/bin}, or the directory above
   * @return a source without parameters, version check or log file
   */
  static Installed installed(Path directory) {
    return new Installed(directory, Map.of(), null, null);
  }

  /**
   * Returns the source that starts a container of an image with Testcontainers, durability switched
   * off.
   *
   * @param image the image, such as {@code postgres:15}; another name must behave like the official
   *     image
   * @return a source without parameters or version check
   * @throws IllegalArgumentException if the image is blank
   */
  static Container container(String image) {
    return new Container(image, Map.of(), null);
  }

  /**
   * Returns the source that uses a database that exists. It must be empty, unless {@link
   * Given#allowingContents} is asked for, and it is left running when the {@link ThrowawayPostgres}
   * is closed.
   *
   * @param url a JDBC URL, such as {@code jdbc:postgresql://localhost:5432/scratch}
   * @param user the user that logs in
   * @param password the user's password; empty where the server asks for none
   * @return a source that refuses a database with contents
   * @throws IllegalArgumentException if the URL does not start with {@code jdbc:postgresql:}
   */
  static Given given(String url, String user, String password) {
    return new Given(url, user, password, false, null);
  }

  /**
   * Returns the source that the system properties of this JVM name: {@code catalog.postgres} is
   * {@code embedded} (the default; with {@code catalog.postgres.sha256}, the checksums of more
   * binaries, separated by commas), {@code installed} or {@code installed:} and a directory, {@code
   * testcontainers} (with the image {@code catalog.postgres.image}, by default {@code
   * postgres:18}), or a JDBC URL (with {@code catalog.postgres.user}, by default {@code postgres},
   * and {@code catalog.postgres.password}, by default empty). For a server that is started here,
   * {@code catalog.postgres.parameters.name} sets a server parameter. A property that is set to
   * nothing counts as not set.
   *
   * @return the source; a given database may not have contents
   * @throws IllegalArgumentException if {@code catalog.postgres} is none of these, or a property
   *     does not fit it
   */
  static PostgresSource fromSystemProperties() {
    return NamedSource.of(
        "The system property catalog.postgres",
        name -> Parameters.systemProperty("catalog.postgres" + name, ""),
        Parameters.systemProperties("catalog.postgres.parameters."));
  }

  /**
   * Returns the source that properties name, as in {@link #fromSystemProperties()}; also {@code
   * postgres.allowContents}, which is {@code true} to take a given database that is not empty.
   *
   * @param properties the properties {@code postgres}, {@code postgres.image} and so on, without
   *     spaces around their values; others are not looked at
   * @return the source, embedded if there is no property {@code postgres}
   * @throws IllegalArgumentException if {@code postgres} is none of the sources, or a property does
   *     not fit it
   */
  static PostgresSource fromProperties(Map<String, String> properties) {
    return NamedSource.of(
        "The property postgres",
        name -> properties.getOrDefault("postgres" + name, ""),
        Parameters.below("postgres.parameters.", properties));
  }

  /**
   * Returns the version that the server must have, as it was asked for.
   *
   * @return a version such as {@code 18} or {@code 18.6}, or null if any version will do
   */
  @Nullable String version();

  /**
   * Returns this source with a check of {@code SHOW server_version} after the start.
   *
   * @param version a major version such as {@code 18}, or a full one such as {@code 18.6}
   * @return a copy
   * @throws IllegalArgumentException if the version is not one or two numbers
   */
  PostgresSource withVersion(String version);

  /**
   * The binaries on the class path.
   *
   * <p>Immutable.
   *
   * @param parameters server parameters, as in {@code postgresql.conf}
   * @param version the version that the server must have, or null
   * @param log the file that the server's log is appended to, or null
   * @param checksums the SHA-256 of archives of binaries that are accepted besides those that this
   *     version of Catalog names
   */
  record Embedded(
      Map<String, String> parameters,
      @Nullable String version,
      @Nullable Path log,
      Set<String> checksums)
      implements PostgresSource {

    /**
     * Checks and copies the parts.
     *
     * @throws IllegalArgumentException if a parameter's name or value cannot stand in {@code
     *     postgresql.conf}, the version is not one or two numbers, or a checksum is not 64
     *     hexadecimal digits
     */
    public Embedded {
      parameters = Parameters.copyOf(parameters);
      Parameters.checkVersion(version);
      checksums = Parameters.checksums(checksums);
    }

    /**
     * Returns this source with a server parameter, which overrides the ones this library sets.
     *
     * @param name the parameter, such as {@code shared_preload_libraries}
     * @param value its value, unquoted
     * @return a copy
     * @throws IllegalArgumentException if name or value cannot stand in {@code postgresql.conf}
     */
    public Embedded withParameter(String name, String value) {
      return new Embedded(Parameters.with(parameters, name, value), version, log, checksums);
    }

    @Override
    public Embedded withVersion(String version) {
      return new Embedded(parameters, version, log, checksums);
    }

    /**
     * Returns this source with a file that the server's log is appended to and that stays after the
     * server is closed.
     *
     * @param log the file; it and its directory are created
     * @return a copy
     */
    public Embedded withLog(Path log) {
      return new Embedded(parameters, version, log, checksums);
    }

    /**
     * Returns this source with the checksum of one more archive of binaries, for a version or a
     * platform that this version of Catalog does not name.
     *
     * @param sha256 the SHA-256 of the file {@code postgres-*.txz} in the jar, as the error that
     *     refuses it shows it
     * @return a copy
     * @throws IllegalArgumentException if it is not 64 hexadecimal digits
     */
    public Embedded withChecksum(String sha256) {
      Set<String> more = new LinkedHashSet<>(checksums);
      more.add(sha256);
      return new Embedded(parameters, version, log, more);
    }
  }

  /**
   * The programs of a PostgreSQL on this machine.
   *
   * <p>Immutable.
   *
   * @param directory where the programs are, or null to look for them
   * @param parameters server parameters, as in {@code postgresql.conf}
   * @param version the version that the server must have, or null
   * @param log the file that the server's log is appended to, or null
   */
  record Installed(
      @Nullable Path directory,
      Map<String, String> parameters,
      @Nullable String version,
      @Nullable Path log)
      implements PostgresSource {

    /**
     * Checks and copies the parts.
     *
     * @throws IllegalArgumentException if a parameter's name or value cannot stand in {@code
     *     postgresql.conf}, or the version is not one or two numbers
     */
    public Installed {
      parameters = Parameters.copyOf(parameters);
      Parameters.checkVersion(version);
    }

    /**
     * Returns this source with a server parameter, which overrides the ones this library sets.
     *
     * @param name the parameter, such as {@code shared_preload_libraries}
     * @param value its value, unquoted
     * @return a copy
     * @throws IllegalArgumentException if name or value cannot stand in {@code postgresql.conf}
     */
    public Installed withParameter(String name, String value) {
      return new Installed(directory, Parameters.with(parameters, name, value), version, log);
    }

    /** Also looks for programs of this version, where no directory is named. */
    @Override
    public Installed withVersion(String version) {
      return new Installed(directory, parameters, version, log);
    }

    /**
     * Returns this source with a file that the server's log is appended to and that stays after the
     * server is closed.
     *
     * @param log the file; it and its directory are created
     * @return a copy
     */
    public Installed withLog(Path log) {
      return new Installed(directory, parameters, version, log);
    }
  }

  /**
   * A container, started with Testcontainers.
   *
   * <p>Immutable.
   *
   * @param image the image, such as {@code postgres:15}
   * @param parameters server parameters, as in {@code postgresql.conf}
   * @param version the version that the server must have, or null
   */
  record Container(String image, Map<String, String> parameters, @Nullable String version)
      implements PostgresSource {

    /**
     * Checks and copies the parts.
     *
     * @throws IllegalArgumentException if the image is blank, a parameter's name or value cannot
     *     stand in {@code postgresql.conf}, or the version is not one or two numbers
     */
    public Container {
      if (image.isBlank()) {
        throw new IllegalArgumentException(
            "The container image is blank; name one such as postgres:15");
      }
      parameters = Parameters.copyOf(parameters);
      Parameters.checkVersion(version);
    }

    /**
     * Returns this source with a server parameter, passed on the command line of the container.
     *
     * @param name the parameter, such as {@code shared_preload_libraries}
     * @param value its value, unquoted
     * @return a copy
     * @throws IllegalArgumentException if name or value cannot stand in {@code postgresql.conf}
     */
    public Container withParameter(String name, String value) {
      return new Container(image, Parameters.with(parameters, name, value), version);
    }

    @Override
    public Container withVersion(String version) {
      return new Container(image, parameters, version);
    }
  }

  /**
   * A database that exists.
   *
   * <p>Immutable.
   *
   * @param url its JDBC URL
   * @param user the user that logs in
   * @param password the user's password
   * @param contentsAllowed whether the database may hold tables, types and functions
   * @param version the version that the server must have, or null
   */
  record Given(
      String url, String user, String password, boolean contentsAllowed, @Nullable String version)
      implements PostgresSource {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the URL does not start with {@code jdbc:postgresql:}, or
     *     the version is not one or two numbers
     */
    public Given {
      JdbcUrl.check(url);
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(password, "password");
      Parameters.checkVersion(version);
    }

    /**
     * Returns this source without the check that the database is empty.
     *
     * @return a copy
     */
    public Given allowingContents() {
      return new Given(url, user, password, true, version);
    }

    @Override
    public Given withVersion(String version) {
      return new Given(url, user, password, contentsAllowed, version);
    }

    /** Returns the URL and the user, never the password. */
    @Override
    public String toString() {
      return "Given[url=" + JdbcUrl.shown(url) + ", user=" + user + "]";
    }
  }
}
