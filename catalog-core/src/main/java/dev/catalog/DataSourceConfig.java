package dev.catalog;

import dev.catalog.spi.TransactionScope;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool that somebody else opened, and what a database does with it: {@code
 * DataSourceConfig.of(dataSource).sqlLog(true).build()}.
 *
 * <p>The login, TLS, time limits and the number of connections are settings of that pool: see
 * {@link Database#using(DataSourceConfig)}.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class DataSourceConfig {

  private final DataSource dataSource;
  private final @Nullable TransactionScope transactions;
  private final boolean resetSessions;
  private final boolean sqlLog;
  private final @Nullable StatementListener listener;
  private final int asyncThreads;
  private final int asyncQueue;
  private final Duration closeTimeout;
  private final byte @Nullable [] cursorKey;

  private DataSourceConfig(Builder from) {
    this.dataSource = from.dataSource;
    this.transactions = from.transactions;
    this.resetSessions = from.resetSessions;
    this.sqlLog = from.sqlLog;
    this.listener = from.listener;
    this.asyncThreads = from.asyncThreads;
    this.asyncQueue = from.asyncQueue;
    this.closeTimeout = from.closeTimeout;
    this.cursorKey = from.cursorKey;
  }

  /** Starts a configuration with the pool. */
  public static Builder of(DataSource dataSource) {
    return new Builder(Objects.requireNonNull(dataSource, "dataSource"));
  }

  /** Returns the pool. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** Returns whose transactions the database takes part in; empty for nobody's. */
  public Optional<TransactionScope> transactions() {
    return Optional.ofNullable(transactions);
  }

  /** Returns whether a session is reset after SQL that may have changed it. */
  public boolean resetSessions() {
    return resetSessions;
  }

  /** Returns whether statements are logged. */
  public boolean sqlLog() {
    return sqlLog;
  }

  /** Returns the listener that is notified after each statement; empty for none. */
  public Optional<StatementListener> onStatement() {
    return Optional.ofNullable(listener);
  }

  /** Returns how many asynchronous blocks run at a time. */
  public int asyncThreads() {
    return asyncThreads;
  }

  /** Returns how many asynchronous blocks may wait for a thread. */
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

  /** Returns the class of the pool, not its settings, which may have passwords in them. */
  @Override
  public String toString() {
    return "DataSourceConfig[%s]".formatted(dataSource.getClass().getName());
  }

  /** Builds a configuration. Every setting has a default. For use by one thread. */
  public static final class Builder {

    private final DataSource dataSource;
    private @Nullable TransactionScope transactions;
    private boolean resetSessions;
    private boolean sqlLog;
    private @Nullable StatementListener listener;
    private int asyncThreads = 10;
    private int asyncQueue = 1000;
    private Duration closeTimeout = Duration.ofSeconds(10);
    private byte @Nullable [] cursorKey;

    private Builder(DataSource dataSource) {
      this.dataSource = dataSource;
    }

    /**
     * Sets whose transactions the database takes part in, on connections of the same pool. Default:
     * nobody's, so that each call and block has a transaction of its own.
     */
    public Builder transactions(TransactionScope scope) {
      this.transactions = Objects.requireNonNull(scope, "scope");
      return this;
    }

    /**
     * Sets whether a session is reset to the state of its login, in a round trip of its own, after
     * {@code dsl()} ran SQL that may have left settings, roles, locks or temporary tables in it.
     * Default: false, because what the pool itself has set on its connections would be lost too.
     * Switch it on where the pool sets nothing by SQL.
     */
    public Builder resetSessions(boolean on) {
      this.resetSessions = on;
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

    /**
     * Sets how many asynchronous blocks run at a time, each with a connection of its own. Default:
     * 10. Should be at most what the pool can spare.
     */
    public Builder asyncThreads(int blocks) {
      this.asyncThreads = blocks;
      return this;
    }

    /** Sets how many asynchronous blocks may wait for a thread. Default: 1000. */
    public Builder asyncQueue(int blocks) {
      this.asyncQueue = blocks;
      return this;
    }

    /**
     * Sets how long {@link Database#close} waits for running blocks and calls. Default: 10 s; zero
     * means no wait.
     */
    public Builder closeTimeout(Duration limit) {
      this.closeTimeout = limit;
      return this;
    }

    /**
     * Sets the key that signs the cursors of {@link ReadSession#slice}: see {@link
     * DatabaseConfig.Builder#cursorKey}.
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
     * @throws IllegalArgumentException if a setting is out of its range; the message names it
     */
    public DataSourceConfig build() {
      ConfigCheck.atLeast("asyncThreads", asyncThreads, 1);
      ConfigCheck.atLeast("asyncQueue", asyncQueue, 0);
      ConfigCheck.notNegative("closeTimeout", closeTimeout);
      return new DataSourceConfig(this);
    }
  }
}
