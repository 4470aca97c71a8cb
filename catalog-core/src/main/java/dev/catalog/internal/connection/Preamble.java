package dev.catalog.internal.connection;

import dev.catalog.CommitOutcomeUnknownException;
import dev.catalog.Isolation;
import dev.catalog.TransactionOptions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What has to reach the server in front of the next statement of a transaction: {@code SET
 * TRANSACTION ...} and {@code SET LOCAL ...}. It travels in the statement's own message and costs
 * no round trip. BEGIN, and READ ONLY with it, is the driver's part.
 *
 * <p>Used by the thread of the lease.
 */
final class Preamble {

  private final @Nullable TimeLimit limit;
  private final @Nullable JoinedTransaction joined;
  private @Nullable IdleLimit idleLimit;
  private @Nullable String opening;
  private int statements;
  private boolean withheld;
  private @Nullable CommitOutcomeUnknownException endedByOthers;

  Preamble(TransactionOptions options, @Nullable TimeLimit limit) {
    this(options, limit, null);
  }

  /**
   * @param joined the time of somebody else's transaction, of which the driver is told; null in one
   *     of ours
   */
  Preamble(
      TransactionOptions options, @Nullable TimeLimit limit, @Nullable JoinedTransaction joined) {
    this.opening = opening(options);
    this.limit = limit;
    this.joined = joined;
  }

  @Nullable JoinedTransaction joined() {
    return joined;
  }

  /** Returns one statement that ends with a semicolon and a space; null for none. */
  private static @Nullable String opening(TransactionOptions options) {
    Isolation isolation = options.isolation().orElse(null);
    if (isolation == null && !options.isDeferrable()) {
      return null;
    }
    StringBuilder text = new StringBuilder("set transaction");
    if (isolation != null) {
      text.append(" isolation level ")
          .append(isolation.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    if (options.isDeferrable()) {
      text.append(isolation == null ? "" : ",").append(" deferrable");
    }
    return text.append("; ").toString();
  }

  /**
   * Returns the SQL to send in front of the next statement; null when there is none, and when the
   * transaction has failed: then the server accepts nothing but a rollback to a savepoint, and only
   * by itself.
   */
  @Nullable String text(Lease lease) {
    String limiting = limit == null ? null : limit.prefix();
    String idling = idleLimit == null ? null : idleLimit.prefix();
    statements = (opening == null ? 0 : 1) + (limiting == null ? 0 : 1) + (idling == null ? 0 : 1);
    withheld = statements > 0 && lease.isFailed();
    if (withheld) {
      statements = 0;
    }
    return withheld ? null : both(both(opening, limiting), idling);
  }

  private static @Nullable String both(@Nullable String first, @Nullable String second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first + second;
  }

  /**
   * Checks that the block has time left.
   *
   * @throws dev.catalog.QueryTimeoutException if its time limit is over
   */
  void checkTime() {
    if (limit != null) {
      limit.check();
    }
    if (joined != null) {
      joined.check();
    }
  }

  /** Returns how many statements the last text has; each has a result to be skipped. */
  int statements() {
    return statements;
  }

  /** Notes that the text was sent; one that a failing binder kept back is still due. */
  void sent() {
    if (withheld) {
      return;
    }
    opening = null;
    if (idleLimit != null) {
      idleLimit.prefixSent();
    }
    if (limit != null) {
      limit.prefixSent();
    }
  }

  /** Notes why nothing may follow in this transaction. */
  void endedByOthers(CommitOutcomeUnknownException reason) {
    endedByOthers = reason;
  }

  @Nullable CommitOutcomeUnknownException endedByOthers() {
    return endedByOthers;
  }

  /** Notes that a savepoint was undone, and with it what SET LOCAL said. */
  void savepointUndone() {
    if (idleLimit != null) {
      idleLimit.savepointUndone();
    }
    if (limit != null) {
      limit.forget();
    }
  }

  /** Returns the limit on idle transactions, which streams lift; made when the first one does. */
  IdleLimit idleLimit() {
    IdleLimit made = idleLimit;
    if (made == null) {
      made = new IdleLimit();
      idleLimit = made;
    }
    return made;
  }
}
