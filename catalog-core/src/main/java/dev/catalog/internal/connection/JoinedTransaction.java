package dev.catalog.internal.connection;

import dev.catalog.QueryTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of somebody else's: the time that is left in it, and in a block that joined it. The
 * driver is told for each statement, and asks the server to cancel it when the time is over: a
 * {@code statement_timeout} would outlive the block, and be undone by savepoints of others.
 *
 * <p>Used by the thread of the transaction.
 */
public final class JoinedTransaction {

  private final Supplier<@Nullable Duration> outer;
  private @Nullable TimeLimit own;
  private @Nullable Boolean openAtEnd;

  /**
   * @param outer the time that the transaction has left; null for no limit
   */
  public JoinedTransaction(Supplier<@Nullable Duration> outer) {
    this.outer = outer;
  }

  /**
   * Sets the limit of a block, and returns the one before, to be set when the block has ended.
   *
   * @param limit null for none
   */
  public @Nullable TimeLimit block(@Nullable TimeLimit limit) {
    TimeLimit before = own;
    own = limit;
    return before;
  }

  /** Notes that somebody else has ended the transaction and takes the connection away. */
  public void ended(Connection connection) {
    openAtEnd = Pgjdbc.isOpen(connection);
  }

  /** Returns whether the connection is open, or was when somebody else took it away. */
  boolean isOpen(Connection connection) {
    Boolean atEnd = openAtEnd;
    return atEnd == null ? Pgjdbc.isOpen(connection) : atEnd;
  }

  private long remainingNanos() {
    TimeLimit block = own;
    Duration left = outer.get();
    long ofBlock = block == null ? Long.MAX_VALUE : block.remainingNanos();
    return left == null ? ofBlock : Math.min(ofBlock, nanos(left));
  }

  private static long nanos(Duration left) {
    return left.toSeconds() > TimeUnit.DAYS.toSeconds(1000) ? Long.MAX_VALUE : left.toNanos();
  }

  boolean isOver() {
    return remainingNanos() <= 0;
  }

  /**
   * Lets no statement run when the time is over.
   *
   * @throws QueryTimeoutException if it is
   */
  void check() {
    TimeLimit block = own;
    if (block != null) {
      block.check();
    }
    if (isOver()) {
      throw new QueryTimeoutException(
          "The transaction that was joined has used up its time limit; raise that limit, or do less"
              + " in one transaction",
          null,
          null,
          null);
    }
  }

  void limit(Statement statement) throws SQLException {
    long nanos = remainingNanos();
    if (nanos != Long.MAX_VALUE) {
      check();
      Pgjdbc.limit(statement, Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
    }
  }
}
