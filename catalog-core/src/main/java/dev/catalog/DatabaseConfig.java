package dev.catalog;

import dev.catalog.internal.address.ServerAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How to connect to a database, and the limits for its connections and statements: {@code
 * DatabaseConfig.url(url).user(user).password(password).build()}.
 *
 * <p>The defaults are meant for production: every wait is limited, and connections to a server on
 * another machine use TLS and check the server's certificate. Time limits are sent in the startup
 * packet and cost no round trip. A parameter in the URL ({@code ?socketTimeout=10}) overrides the
 * default here; a setting that contradicts it is refused.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class DatabaseConfig {
  private final String url;
  private final ServerAddress address;
  private final @Nullable String user;
  private final @Nullable Supplier<String> password;
  private final String applicationName;
  private final @Nullable String sslMode;
  private final PoolSettings pool;
  private final Limits limits;
  private final boolean sqlLog;
  private final @Nullable StatementListener listener;
  private final int asyncQueue;
  private final Duration closeTimeout;
  private final byte @Nullable [] cursorKey;

  private DatabaseConfig(Builder from) {
    this.url = from.url;
    this.address = from.address;
    this.user = from.user;
    this.password = from.password;
    this.applicationName = from.applicationName == null ? "catalog" : from.applicationName;
    this.sslMode = from.sslMode;
    this.pool =
        ConfigCheck.checked(
            new PoolSettings(
                from.maximumPoolSize,
                from.minimumIdle == null ? from.maximumPoolSize : from.minimumIdle,
                from.connectionTimeout,
                from.validationTimeout,
                from.idleTimeout,
                from.maxLifetime,
                from.keepaliveTime,
                from.resetSessions));
    this.limits =
        ConfigCheck.checked(
            new Limits(
                ConfigCheck.limit(address, "connectTimeout", from.connectTimeout, 5),
                ConfigCheck.limit(address, "loginTimeout", from.loginTimeout, 10),
                ConfigCheck.limit(address, "socketTimeout", from.socketTimeout, 60),
                from.statementTimeout,
                from.idleInTransactionTimeout));
    this.sqlLog = from.sqlLog;
    this.listener = from.listener;
    this.asyncQueue = from.asyncQueue;
    this.closeTimeout = from.closeTimeout;
    this.cursorKey = from.cursorKey;
  }

  /**
   * Starts a configuration with a JDBC URL.
   *
   * @param url for example {@code jdbc:postgresql://localhost:5432/shop}
   * @throws IllegalArgumentException if the driver would not read it as it is meant, or it asks for
   *     {@code preferQueryMode=simple}, which puts values into the SQL text
   */
  public static Builder url(String url) {
    return new Builder(url);
  }

  /**
   * Starts a configuration with what the environment says: {@code DATABASE_URL}, a JDBC URL or of
   * the form {@code postgres://user:password@host:5432/shop?sslmode=require}, or else {@code
   * PGHOST}, {@code PGPORT} and {@code PGDATABASE}; and {@code PGUSER}, {@code PGPASSWORD}, {@code
   * PGSSLMODE}, {@code PGSSLROOTCERT}, {@code PGAPPNAME}. Empty variables count as missing.
   *
   * @throws IllegalArgumentException if a variable is missing or cannot be used, or two contradict
   *     each other; the message has their names and no value
   */
  public static Builder fromEnvironment() {
    return ConfigCheck.begin(System.getenv());
  }

  /** Returns the JDBC URL as it was given, with the password it may have. */
  public String url() {
    return url;
  }

  /** Returns who logs in; empty for the URL's or the driver's default. */
  public Optional<String> user() {
    return Optional.ofNullable(user);
  }

  /** Returns what gives a new connection its password; empty for the URL's or driver's default. */
  public Optional<Supplier<String>> password() {
    return Optional.ofNullable(password);
  }

  /** Returns the name shown in {@code pg_stat_activity}. */
  public String applicationName() {
    return applicationName;
  }

  /** Returns the TLS mode; empty for the one that fits the host. */
  public Optional<String> sslMode() {
    return Optional.ofNullable(sslMode);
  }

  /** Returns the settings of the pool. */
  public PoolSettings pool() {
    return pool;
  }

  /** Returns the time limits of connections and statements. */
  public Limits limits() {
    return limits;
  }

  /** Returns whether statements are logged. */
  public boolean sqlLog() {
    return sqlLog;
  }

  /** Returns the listener that is notified after each statement; empty for none. */
  public Optional<StatementListener> onStatement() {
    return Optional.ofNullable(listener);
  }

  /** Returns how many asynchronous blocks may wait for a connection. */
  public int asyncQueue() {
    return asyncQueue;
  }

  /** Returns how long {@link Database#close} waits. */
  public Duration closeTimeout() {
    return closeTimeout;
  }

  /** Returns a copy of the key that signs cursors; empty when they are not signed. */
  public Optional<byte[]> cursorKey() {
    return Optional.ofNullable(cursorKey).map(byte[]::clone);
  }

  /** The pool, in HikariCP's terms: see the methods of {@link Builder} with these names. */
  public record PoolSettings(
      int maximumPoolSize,
      int minimumIdle,
      Duration connectionTimeout,
      Duration validationTimeout,
      Duration idleTimeout,
      Duration maxLifetime,
      Duration keepaliveTime,
      boolean resetSessions) {}

  /** Time limits of connections and statements, of which zero means none: see {@link Builder}. */
  public record Limits(
      Duration connect,
      Duration login,
      Duration socket,
      Duration statement,
      Duration idleInTransaction) {}

  /** Returns the location of the database and the user, without the password and URL parameters. */
  @Override
  public String toString() {
    return "DatabaseConfig[%s, user=%s, applicationName=%s, maximumPoolSize=%d]"
        .formatted(address.shown(), user, applicationName, pool.maximumPoolSize());
  }

  /**
   * Builds a configuration. Every setting except the URL has a default. A duration of zero means no
   * limit, unless stated otherwise. For use by one thread.
   */
  public static final class Builder {

    private final String url;
    private final ServerAddress address;
    private @Nullable String user;
    private @Nullable Supplier<String> password;
    private @Nullable String applicationName;
    private @Nullable String sslMode;
    private int maximumPoolSize = 10;
    private @Nullable Integer minimumIdle;
    private Duration connectionTimeout = Duration.ofSeconds(10);
    private Duration validationTimeout = Duration.ofSeconds(2);
    private Duration idleTimeout = Duration.ofMinutes(10);
    private Duration maxLifetime = Duration.ofMinutes(30);
    private Duration keepaliveTime = Duration.ofMinutes(2);
    private @Nullable Duration connectTimeout;
    private @Nullable Duration loginTimeout;
    private @Nullable Duration socketTimeout;
    private Duration statementTimeout = Duration.ofSeconds(30);
    private Duration idleInTransactionTimeout = Duration.ofSeconds(60);
    private boolean resetSessions = true;
    private boolean sqlLog;
    private @Nullable StatementListener listener;
    private int asyncQueue = 1000;
    private Duration closeTimeout = Duration.ofSeconds(10);
    private byte @Nullable [] cursorKey;

    private Builder(String url) {
      this.address = ServerAddress.of(url);
      this.url = url;
    }

    /** Sets the user. Default: the URL's or the driver's. */
    public Builder user(String user) {
      this.user = user;
      return this;
    }

    /** Sets the password. Default: the URL's or the driver's ({@code .pgpass}). */
    public Builder password(String password) {
      this.password = ConfigCheck.fixed(password);
      return this;
    }

    /**
     * Sets what is asked for the password of each new connection, where passwords change. Several
     * threads may ask at the same time, and wait for as long as it takes. What it throws, and a
     * null, is the cause of a {@link ConnectionFailedException}.
     */
    public Builder password(Supplier<String> passwords) {
      this.password = Objects.requireNonNull(passwords, "passwords");
      return this;
    }

    /** Sets the name shown in {@code pg_stat_activity}. Default: {@code catalog}. */
    public Builder applicationName(String name) {
      this.applicationName = name;
      return this;
    }

    /**
     * Sets the TLS mode: {@code disable}, {@code allow}, {@code prefer}, {@code require}, {@code
     * verify-ca} or {@code verify-full}. Default: {@code verify-full} for every host except the
     * loopback addresses. Certificates are checked against {@code ~/.postgresql/root.crt}, the
     * URL's {@code sslrootcert}, or otherwise the authorities that the JVM trusts.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public Builder sslMode(String mode) {
      ServerAddress.checkTlsMode(mode);
      this.sslMode = mode;
      return this;
    }

    /** Sets how many connections are open, and so how many calls run, at most. Default: 10. */
    public Builder maximumPoolSize(int connections) {
      this.maximumPoolSize = connections;
      return this;
    }

    /** Sets how many idle connections are kept. Default: {@link #maximumPoolSize}. */
    public Builder minimumIdle(int connections) {
      this.minimumIdle = connections;
      return this;
    }

    /** Sets how long a call waits for a connection. Default: 10 s; at least 250 ms. */
    public Builder connectionTimeout(Duration wait) {
      this.connectionTimeout = wait;
      return this;
    }

    /** Sets how long checking a connection may take. Default: 2 s; at least 250 ms. */
    public Builder validationTimeout(Duration wait) {
      this.validationTimeout = wait;
      return this;
    }

    /**
     * Sets how long connections beyond {@link #minimumIdle} may be idle before they are closed.
     * Default: 10 min.
     */
    public Builder idleTimeout(Duration idle) {
      this.idleTimeout = idle;
      return this;
    }

    /** Sets the age at which a connection is replaced, whatever its state. Default: 30 min. */
    public Builder maxLifetime(Duration lifetime) {
      this.maxLifetime = lifetime;
      return this;
    }

    /** Sets how often an idle connection sends a keepalive. Default: 2 min. */
    public Builder keepaliveTime(Duration interval) {
      this.keepaliveTime = interval;
      return this;
    }

    /**
     * Sets whether a session is reset, in a round trip of its own, after {@code dsl()} ran SQL that
     * may have left settings, roles, locks or temporary tables in it. Default: true.
     */
    public Builder resetSessions(boolean on) {
      this.resetSessions = on;
      return this;
    }

    /** Sets how long connecting to one address may take. Default: 5 s. */
    public Builder connectTimeout(Duration limit) {
      this.connectTimeout = limit;
      return this;
    }

    /** Sets how long connecting may take in all, including the login. Default: 10 s. */
    public Builder loginTimeout(Duration limit) {
      this.loginTimeout = limit;
      return this;
    }

    /**
     * Sets how long to wait for the server's next byte before the connection is closed. Default: 60
     * s. Must be longer than {@link #statementTimeout}.
     */
    public Builder socketTimeout(Duration limit) {
      this.socketTimeout = limit;
      return this;
    }

    /** Sets how long a statement may run before the server stops it. Default: 30 s. */
    public Builder statementTimeout(Duration limit) {
      this.statementTimeout = limit;
      return this;
    }

    /** Sets how long a transaction may be idle before its session ends. Default: 60 s. */
    public Builder idleInTransactionTimeout(Duration limit) {
      this.idleInTransactionTimeout = limit;
      return this;
    }

    /**
     * Sets whether the text, rows and milliseconds of each statement are logged by the SLF4J logger
     * {@code dev.catalog.sql} at INFO. Bound values are never logged. Off by default.
     */
    public Builder sqlLog(boolean on) {
      this.sqlLog = on;
      return this;
    }

    /** Sets a listener that is notified of each statement; none by default. */
    public Builder onStatement(StatementListener listener) {
      this.listener = listener;
      return this;
    }

    /** Sets how many asynchronous blocks may wait for a connection. Default: 1000. */
    public Builder asyncQueue(int blocks) {
      this.asyncQueue = blocks;
      return this;
    }

    /** Sets how long {@link Database#close} waits for what runs. Default: 10 s; zero: no wait. */
    public Builder closeTimeout(Duration limit) {
      this.closeTimeout = limit;
      return this;
    }

    /**
     * Sets the key that signs the cursors of {@link ReadSession#slice} with HMAC-SHA256; all
     * instances of a service need the same key. The array is copied and never logged or shown.
     * Anyone holding a cursor can read the sort values in it (base64); without a key, also make one
     * with others, which still returns only rows that the query selects.
     *
     * @throws IllegalArgumentException if it has fewer than 16 bytes
     */
    public Builder cursorKey(byte[] key) {
      this.cursorKey = ConfigCheck.cursorKey(key);
      return this;
    }

    /**
     * Returns the configuration.
     *
     * @throws IllegalArgumentException if settings contradict each other or the URL, or have
     *     control characters; the message names them
     */
    public DatabaseConfig build() {
      ConfigCheck.atLeast("asyncQueue", asyncQueue, 0);
      ConfigCheck.notNegative("closeTimeout", closeTimeout);
      ConfigCheck.check(address, password);
      ConfigCheck.check(address, "user", "user", user);
      ConfigCheck.check(address, "sslMode", "sslmode", sslMode);
      ConfigCheck.check(address, "applicationName", "ApplicationName", applicationName);
      return new DatabaseConfig(this);
    }
  }
}
