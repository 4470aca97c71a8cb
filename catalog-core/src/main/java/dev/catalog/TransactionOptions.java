package dev.catalog;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a block runs: {@code TransactionOptions.defaults().isolation(SERIALIZABLE).timeout(limit)}.
 * Each method returns a changed copy.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class TransactionOptions {

  private static final TransactionOptions DEFAULTS =
      new TransactionOptions(null, false, false, null, null);

  private static final int RETRIES_OF_STRICT_ISOLATION = 5;

  private final @Nullable Isolation isolation;
  private final boolean readOnly;
  private final boolean deferrable;
  private final @Nullable Duration timeout;
  private final @Nullable Integer retries;

  private TransactionOptions(
      @Nullable Isolation isolation,
      boolean readOnly,
      boolean deferrable,
      @Nullable Duration timeout,
      @Nullable Integer retries) {
    this.isolation = isolation;
    this.readOnly = readOnly;
    this.deferrable = deferrable;
    this.timeout = timeout;
    this.retries = retries;
  }

  /**
   * Returns the options of a block that sets none: the server's default isolation level, which is
   * READ COMMITTED unless the server is configured otherwise ({@code db.read}: REPEATABLE READ), no
   * time limit of its own, and no retries.
   */
  public static TransactionOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns these options with an isolation level. Costs no round trip: {@code SET TRANSACTION} is
   * sent with the first statement.
   */
  public TransactionOptions isolation(Isolation level) {
    return new TransactionOptions(level, readOnly, deferrable, timeout, retries);
  }

  /** Returns these options for a transaction in which the server rejects writes. */
  public TransactionOptions readOnly() {
    return new TransactionOptions(isolation, true, deferrable, timeout, retries);
  }

  /**
   * Returns these options for a transaction that first waits for a snapshot that it can read
   * without conflicts. Has an effect only with {@link Isolation#SERIALIZABLE} and {@link
   * #readOnly}.
   */
  public TransactionOptions deferrable() {
    return new TransactionOptions(isolation, readOnly, true, timeout, retries);
  }

  /**
   * Returns these options with a time limit for the whole block, including its retries. Each
   * statement may take the time that is left, set on the server with {@code SET LOCAL
   * statement_timeout} before the statement. A statement may exceed it by a tenth; a block that
   * returns too late is rolled back. Either way the block ends with {@link QueryTimeoutException}.
   * The limit replaces {@link DatabaseConfig.Builder#statementTimeout}, even if it is longer.
   * Waiting for a connection has its own limit.
   *
   * @throws IllegalArgumentException if it is shorter than a millisecond
   */
  public TransactionOptions timeout(Duration limit) {
    if (limit.toMillis() < 1) {
      throw new IllegalArgumentException("timeout must be at least 1 ms: " + limit);
    }
    return new TransactionOptions(isolation, readOnly, deferrable, limit, retries);
  }

  /**
   * Returns these options with a number of retries after a serialization failure (SQLSTATE 40001)
   * or a deadlock (40P01), in a statement or in the commit. The whole block is run again, in a new
   * transaction, after a random pause that grows from 10 to 500 milliseconds, so it must have no
   * effects outside the database that must not happen twice. Default: 5 for REPEATABLE READ and
   * SERIALIZABLE, 0 otherwise.
   *
   * <p>Retries end early if the time limit would be exceeded, if the thread is interrupted, or if
   * the caller completes the future of an asynchronous block.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public TransactionOptions retries(int repetitions) {
    if (repetitions < 0) {
      throw new IllegalArgumentException("retries must be at least 0: " + repetitions);
    }
    return new TransactionOptions(isolation, readOnly, deferrable, timeout, repetitions);
  }

  /** Returns the isolation; empty for the server's default. */
  public Optional<Isolation> isolation() {
    return Optional.ofNullable(isolation);
  }

  /** Returns whether the server refuses to write. */
  public boolean isReadOnly() {
    return readOnly;
  }

  /** Returns whether the transaction first waits for a state without conflicts. */
  public boolean isDeferrable() {
    return deferrable;
  }

  /** Returns the limit for the whole block; empty for none. */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /** Returns how often the block is run again after a conflict, at most. */
  public int retries() {
    if (retries != null) {
      return retries;
    }
    boolean strict = isolation == Isolation.REPEATABLE_READ || isolation == Isolation.SERIALIZABLE;
    return strict ? RETRIES_OF_STRICT_ISOLATION : 0;
  }

  /** Returns whether repetitions were asked for by {@link #retries(int)}. */
  public boolean asksForRetries() {
    return retries != null && retries > 0;
  }

  /** Returns the options in readable form, for logs. */
  @Override
  public String toString() {
    return "TransactionOptions[isolation=%s, readOnly=%s, deferrable=%s, timeout=%s, retries=%s]"
        .formatted(isolation, readOnly, deferrable, timeout, retries());
  }
}
