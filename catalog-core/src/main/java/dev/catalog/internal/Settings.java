package dev.catalog.internal;

import dev.catalog.StatementListener;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the database and how to treat it; what {@link dev.catalog.DatabaseConfig} was built
 * from. Checked, immutable.
 *
 * @param pool the connections that are kept
 * @param limits the time limits of connections and statements; zero means none
 * @param seal what cursors are sealed with
 * @param sslMode what the caller said, or null for our choice by host
 */
public record Settings(
    String url,
    @Nullable String user,
    @Nullable String password,
    String applicationName,
    @Nullable String sslMode,
    PoolSettings pool,
    Limits limits,
    boolean sqlLog,
    @Nullable StatementListener listener,
    int asyncQueue,
    Duration closeTimeout,
    CursorSeal seal) {

  public Settings {
    if (asyncQueue < 0) {
      throw new IllegalArgumentException("asyncQueue must not be negative: " + asyncQueue);
    }
    notNegative("closeTimeout", closeTimeout);
  }

  /**
   * Returns a URL without its parameters, which may hold a password.
   *
   * @throws IllegalArgumentException if it is not a URL that Catalog can use
   */
  public static String location(String url) {
    return ServerAddress.of(url).location();
  }

  /** The pool, in HikariCP's terms. */
  public record PoolSettings(
      int maximumPoolSize,
      int minimumIdle,
      Duration connectionTimeout,
      Duration validationTimeout,
      Duration idleTimeout,
      Duration maxLifetime,
      Duration keepaliveTime) {

    public PoolSettings {
      if (maximumPoolSize < 1) {
        throw new IllegalArgumentException(
            "maximumPoolSize must be at least 1: " + maximumPoolSize);
      }
      if (minimumIdle < 0 || minimumIdle > maximumPoolSize) {
        throw new IllegalArgumentException(
            "minimumIdle must be between 0 and maximumPoolSize (%d): %d"
                .formatted(maximumPoolSize, minimumIdle));
      }
      atLeast("connectionTimeout", connectionTimeout, Duration.ofMillis(250));
      atLeast("validationTimeout", validationTimeout, Duration.ofMillis(250));
      if (validationTimeout.compareTo(connectionTimeout) > 0) {
        throw new IllegalArgumentException(
            "validationTimeout (%s) must not be longer than connectionTimeout (%s)"
                .formatted(Durations.text(validationTimeout), Durations.text(connectionTimeout)));
      }
      zeroOrAtLeast("idleTimeout", idleTimeout, Duration.ofSeconds(10));
      zeroOrAtLeast("maxLifetime", maxLifetime, Duration.ofSeconds(30));
      zeroOrAtLeast("keepaliveTime", keepaliveTime, Duration.ofSeconds(30));
      if (!maxLifetime.isZero() && keepaliveTime.compareTo(maxLifetime) >= 0) {
        throw new IllegalArgumentException(
            "keepaliveTime (%s) must be shorter than maxLifetime (%s)"
                .formatted(Durations.text(keepaliveTime), Durations.text(maxLifetime)));
      }
    }
  }

  /** Time limits; zero means none. */
  public record Limits(
      Duration connect,
      Duration login,
      Duration socket,
      Duration statement,
      Duration idleInTransaction) {

    public Limits {
      notNegative("connectTimeout", connect);
      notNegative("loginTimeout", login);
      notNegative("socketTimeout", socket);
      notNegative("statementTimeout", statement);
      notNegative("idleInTransactionTimeout", idleInTransaction);
      if (!socket.isZero() && (statement.isZero() || socket.compareTo(statement) <= 0)) {
        throw new IllegalArgumentException(
            "socketTimeout (%s) must be longer than statementTimeout (%s), so that the server ends a slow statement before the connection is closed"
                .formatted(
                    Durations.text(socket),
                    statement.isZero() ? "no limit" : Durations.text(statement)));
      }
    }
  }

  private static void notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative: " + value);
    }
  }

  private static void atLeast(String name, Duration value, Duration least) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "%s must be at least %s: %s"
              .formatted(name, Durations.text(least), Durations.text(value)));
    }
  }

  private static void zeroOrAtLeast(String name, Duration value, Duration least) {
    if (!value.isZero()) {
      atLeast(name, value, least);
    }
  }
}
