package dev.catalog;

import dev.catalog.internal.BlockOptions;
import java.time.Duration;

/**
 * How a block runs: {@code TransactionOptions.defaults().isolation(SERIALIZABLE).timeout(limit)}.
 * Each method returns a changed copy.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class TransactionOptions {

  private static final TransactionOptions DEFAULTS = new TransactionOptions(BlockOptions.DEFAULTS);

  private final BlockOptions block;

  private TransactionOptions(BlockOptions block) {
    this.block = block;
  }

  /**
   * Returns the options of a block that names none: the server's default isolation, which is READ
   * COMMITTED unless it was configured otherwise ({@code db.read}: REPEATABLE READ), no time limit
   * of its own, and no repetition.
   */
  public static TransactionOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Returns these options with an isolation. Costs no round trip: {@code SET TRANSACTION} travels
   * with the first statement.
   */
  public TransactionOptions isolation(Isolation isolation) {
    return with(
        new BlockOptions(
            isolation, block.readOnly(), block.deferrable(), block.timeout(), block.retries()));
  }

  /** Returns these options for a transaction in which the server refuses to write. */
  public TransactionOptions readOnly() {
    return with(
        new BlockOptions(
            block.isolation(), true, block.deferrable(), block.timeout(), block.retries()));
  }

  /**
   * Returns these options for a transaction that first waits for a state it can read without ever
   * conflicting; it has an effect only with {@link Isolation#SERIALIZABLE} and {@link #readOnly}.
   */
  public TransactionOptions deferrable() {
    return with(
        new BlockOptions(
            block.isolation(), block.readOnly(), true, block.timeout(), block.retries()));
  }

  /**
   * Returns these options with a limit for the whole block, its repetitions included. What a
   * statement may take is what is left, told to the server by {@code SET LOCAL statement_timeout}
   * in front of it. A statement may overrun by a tenth; a block that returns too late is rolled
   * back. Either way the block ends with {@link QueryTimeoutException}. The limit replaces {@link
   * DatabaseConfig.Builder#statementTimeout}, also where it is longer; waiting for a connection has
   * a limit of its own.
   *
   * @throws IllegalArgumentException if it is shorter than a millisecond
   */
  public TransactionOptions timeout(Duration limit) {
    return with(
        new BlockOptions(
            block.isolation(), block.readOnly(), block.deferrable(), limit, block.retries()));
  }

  /**
   * Returns these options with a number of repetitions after a serialization failure (SQLSTATE
   * 40001) or a deadlock (40P01), of a statement or of the commit. The whole block is run again, in
   * a new transaction, after a random pause that grows from 10 to 500 milliseconds; so it must do
   * nothing outside the database that must not happen twice. Without this, it is 5 for REPEATABLE
   * READ and SERIALIZABLE, and 0 otherwise.
   *
   * <p>The repetitions end early when the time limit would pass, when the thread is interrupted, or
   * when the future of an asynchronous block is completed by somebody else.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public TransactionOptions retries(int repetitions) {
    return with(
        new BlockOptions(
            block.isolation(), block.readOnly(), block.deferrable(), block.timeout(), repetitions));
  }

  private static TransactionOptions with(BlockOptions block) {
    return new TransactionOptions(block);
  }

  BlockOptions block() {
    return block;
  }

  /** Returns the options in words, for logs. */
  @Override
  public String toString() {
    return block.toString();
  }
}
