package dev.catalog.internal.pool;

import dev.catalog.internal.connection.TimeLimit;
import java.time.Duration;

/** How long the driver waits for the server's next byte while a block has a limit of its own. */
final class SocketLimit {

  private static final Duration MARGIN = Duration.ofSeconds(10);

  /** As long as JDBC can say in milliseconds, less the margin: 24 days. */
  private static final Duration LONGEST = Duration.ofDays(24);

  private SocketLimit() {}

  /** Returns the milliseconds after which the server itself must have ended the block. */
  static long millisFor(TimeLimit limit) {
    Duration whole = limit.whole();
    return (whole.compareTo(LONGEST) > 0 ? LONGEST : whole.plus(MARGIN)).toMillis();
  }
}
