package dev.catalog.internal.connection;

import dev.catalog.QueryTimeoutException;
import dev.catalog.internal.type.Durations;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time that a whole block has, its repetitions included. Each statement gets what is left as
 * its {@code statement_timeout}. The server is told again when a tenth of what it was told last has
 * passed, and always a number of two digits, so that a statement has few distinct texts.
 *
 * <p>Used by the thread of the block.
 */
public final class TimeLimit {

  /** More than a program runs, and still nanoseconds in a long. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /** The server's longest {@code statement_timeout}, some 24 days, in two digits. */
  private static final long LONGEST_STATEMENT_MILLIS = 2_100_000_000;

  private final Duration limit;
  private final long endNanos;
  private long toldMillis = Long.MAX_VALUE;
  private long dueMillis = Long.MAX_VALUE;

  private TimeLimit(Duration limit, long endNanos) {
    this.limit = limit;
    this.endNanos = endNanos;
  }

  public static TimeLimit startingNow(Duration limit) {
    long nanos = limit.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : limit.toNanos();
    return new TimeLimit(limit, System.nanoTime() + nanos);
  }

  /** Returns the time that the whole block has. */
  public Duration whole() {
    return limit;
  }

  public long remainingNanos() {
    return endNanos - System.nanoTime();
  }

  void check() {
    if (remainingNanos() <= 0) {
      throw new QueryTimeoutException(
          "The block has used up its limit of "
              + Durations.text(limit)
              + " and is rolled back;"
              + " raise TransactionOptions.timeout or do less in one block",
          null,
          null,
          null);
    }
  }

  /** Has the next statement tell the server anew: another transaction, or an undone savepoint. */
  public void forget() {
    toldMillis = Long.MAX_VALUE;
    dueMillis = Long.MAX_VALUE;
  }

  @Nullable String prefix() {
    long millis = TimeUnit.NANOSECONDS.toMillis(remainingNanos());
    long remaining = Math.min(Math.max(1, millis), LONGEST_STATEMENT_MILLIS);
    if (remaining >= toldMillis - toldMillis / 10) {
      dueMillis = toldMillis;
      return null;
    }
    dueMillis = twoDigits(remaining);
    return "set local statement_timeout = " + dueMillis + "; ";
  }

  void prefixSent() {
    toldMillis = dueMillis;
  }

  private static long twoDigits(long millis) {
    long unit = 1;
    while (millis / unit >= 100) {
      unit *= 10;
    }
    return (millis + unit - 1) / unit * unit;
  }
}
