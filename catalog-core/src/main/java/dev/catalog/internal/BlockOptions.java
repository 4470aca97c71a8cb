package dev.catalog.internal;

import dev.catalog.Isolation;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a block runs; what {@link dev.catalog.TransactionOptions} holds. Immutable.
 *
 * @param isolation null for the server's own default
 * @param timeout null for none
 * @param retries how often to run the block again after a conflict; null for what fits the
 *     isolation
 */
public record BlockOptions(
    @Nullable Isolation isolation,
    boolean readOnly,
    boolean deferrable,
    @Nullable Duration timeout,
    @Nullable Integer retries) {

  /** A transaction without further wishes. */
  public static final BlockOptions DEFAULTS = new BlockOptions(null, false, false, null, null);

  /** One state of the database, for reading. */
  static final BlockOptions SNAPSHOT = DEFAULTS.forReading();

  /** One state of the database, for a block that is the caller's: it runs once. */
  static final BlockOptions STREAM =
      new BlockOptions(Isolation.REPEATABLE_READ, true, false, null, 0);

  private static final int RETRIES_OF_STRICT_ISOLATION = 5;

  public BlockOptions {
    if (timeout != null && (timeout.isNegative() || timeout.toMillis() == 0)) {
      throw new IllegalArgumentException("timeout must be at least a millisecond: " + timeout);
    }
    if (retries != null && retries < 0) {
      throw new IllegalArgumentException("retries must not be negative: " + retries);
    }
  }

  /** Returns these options for a block that only reads: READ ONLY, one snapshot unless said. */
  BlockOptions forReading() {
    Isolation level = isolation == null ? Isolation.REPEATABLE_READ : isolation;
    return new BlockOptions(level, true, deferrable, timeout, retries);
  }

  int repetitions() {
    if (retries != null) {
      return retries;
    }
    boolean strict = isolation == Isolation.REPEATABLE_READ || isolation == Isolation.SERIALIZABLE;
    return strict ? RETRIES_OF_STRICT_ISOLATION : 0;
  }

  /**
   * Returns what has to be sent in front of the first statement; null for nothing. READ ONLY is
   * part of the driver's own BEGIN.
   */
  @Nullable String opening() {
    if (isolation == null && !deferrable) {
      return null;
    }
    StringBuilder text = new StringBuilder("set transaction");
    if (isolation != null) {
      text.append(" isolation level ")
          .append(isolation.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    if (deferrable) {
      text.append(isolation == null ? "" : ",").append(" deferrable");
    }
    return text.append("; ").toString();
  }
}
