package dev.catalog;

import dev.catalog.internal.address.ServerAddress;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Refuses settings, in the one form of such messages: the rule, then the value. */
final class ConfigCheck {

  private static final int FEWEST_KEY_BYTES = 16;

  private ConfigCheck() {}

  static DatabaseConfig.PoolSettings checked(DatabaseConfig.PoolSettings pool) {
    atLeast("maximumPoolSize", pool.maximumPoolSize(), 1);
    atLeast("minimumIdle", pool.minimumIdle(), 0);
    check(
        pool.minimumIdle() <= pool.maximumPoolSize(),
        "minimumIdle must be at most maximumPoolSize (%d): %d"
            .formatted(pool.maximumPoolSize(), pool.minimumIdle()));
    atLeast("connectionTimeout", pool.connectionTimeout(), Duration.ofMillis(250));
    atLeast("validationTimeout", pool.validationTimeout(), Duration.ofMillis(250));
    check(
        pool.validationTimeout().compareTo(pool.connectionTimeout()) <= 0,
        "validationTimeout must be at most connectionTimeout (%s): %s"
            .formatted(text(pool.connectionTimeout()), text(pool.validationTimeout())));
    zeroOrAtLeast("idleTimeout", pool.idleTimeout(), Duration.ofSeconds(10));
    zeroOrAtLeast("maxLifetime", pool.maxLifetime(), Duration.ofSeconds(30));
    zeroOrAtLeast("keepaliveTime", pool.keepaliveTime(), Duration.ofSeconds(30));
    check(
        pool.maxLifetime().isZero() || pool.keepaliveTime().compareTo(pool.maxLifetime()) < 0,
        "keepaliveTime must be shorter than maxLifetime (%s): %s"
            .formatted(text(pool.maxLifetime()), text(pool.keepaliveTime())));
    return pool;
  }

  static DatabaseConfig.Limits checked(DatabaseConfig.Limits limits) {
    notNegative("connectTimeout", limits.connect());
    notNegative("loginTimeout", limits.login());
    notNegative("socketTimeout", limits.socket());
    notNegative("statementTimeout", limits.statement());
    notNegative("idleInTransactionTimeout", limits.idleInTransaction());
    boolean endsInTheServer =
        !limits.statement().isZero() && limits.socket().compareTo(limits.statement()) > 0;
    check(
        limits.socket().isZero() || endsInTheServer,
        "socketTimeout must be longer than statementTimeout (%s), so that the server ends a slow statement before the connection is closed: %s"
            .formatted(
                limits.statement().isZero() ? "no limit" : text(limits.statement()),
                text(limits.socket())));
    return limits;
  }

  /** Refuses a setting that the URL contradicts, or that must not be sent; null is none. */
  static void check(
      ServerAddress address, String setting, String property, @Nullable String value) {
    if (value != null) {
      address.check(setting, property, value);
    }
  }

  /** A password that never changes; its text does not show it. */
  static Supplier<String> fixed(String password) {
    return new Fixed(password);
  }

  private static final class Fixed implements Supplier<String> {
    private final String password;

    Fixed(String password) {
      this.password = password;
    }

    @Override
    public String get() {
      return password;
    }
  }

  /** Begins a configuration with environment variables. */
  static DatabaseConfig.Builder begin(Map<String, String> environment) {
    Map<String, String> said = ServerAddress.settings(environment);
    DatabaseConfig.Builder builder = DatabaseConfig.url(said.getOrDefault("url", ""));
    ifThere(said.get("user"), builder::user);
    ifThere(said.get("password"), builder::password);
    ifThere(said.get("sslMode"), builder::sslMode);
    ifThere(said.get("applicationName"), builder::applicationName);
    return builder;
  }

  private static void ifThere(@Nullable String value, Consumer<String> setting) {
    if (value != null) {
      setting.accept(value);
    }
  }

  /** Refuses a password beside that of the URL; a fixed one that is the same may stay. */
  static void check(ServerAddress address, @Nullable Supplier<String> password) {
    if (password instanceof Fixed fixed) {
      address.check("password", "password", fixed.get());
    } else if (password != null) {
      check(
          address.property("password") == null,
          "password(...) contradicts the password of the URL: set it in one of the two places");
    }
  }

  /** Returns a time limit that the URL does not contradict. */
  static Duration limit(
      ServerAddress address, String setting, @Nullable Duration said, long secondsByDefault) {
    if (said == null) {
      return Duration.ofSeconds(secondsByDefault);
    }
    address.check(setting, said);
    return said;
  }

  static void atLeast(String name, int value, int least) {
    check(value >= least, "%s must be at least %d: %d".formatted(name, least, value));
  }

  static void notNegative(String name, Duration value) {
    check(!value.isNegative(), "%s must not be negative: %s".formatted(name, text(value)));
  }

  /** Returns a copy of a key that is long enough. */
  static byte[] cursorKey(byte[] key) {
    if (key.length < FEWEST_KEY_BYTES) {
      throw new IllegalArgumentException(
          "cursorKey must have at least %d bytes, taken from a random source: %d"
              .formatted(FEWEST_KEY_BYTES, key.length));
    }
    return key.clone();
  }

  private static void atLeast(String name, Duration value, Duration least) {
    check(
        value.compareTo(least) >= 0,
        "%s must be at least %s: %s".formatted(name, text(least), text(value)));
  }

  private static void zeroOrAtLeast(String name, Duration value, Duration least) {
    if (!value.isZero()) {
      atLeast(name, value, least);
    }
  }

  private static void check(boolean isRight, String otherwise) {
    if (!isRight) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis > 0 && millis % 60_000 == 0) {
      return millis / 60_000 + " min";
    }
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
