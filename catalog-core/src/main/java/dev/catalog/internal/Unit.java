package dev.catalog.internal;

import dev.catalog.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * A borrowed connection while one session uses it. Used by one thread, but for {@link #cancel}.
 *
 * <p>{@link #prefix} holds SQL that has to travel in front of the next statement: {@code SET
 * TRANSACTION ...} and {@code SET LOCAL statement_timeout ...} cost no round trip of their own that
 * way.
 */
final class Unit {

  /** What the connection was borrowed for, which decides what a lost answer means. */
  enum Use {
    /** One statement that reads and commits by itself. */
    READ,
    /** One statement that writes and commits by itself. */
    WRITE,
    /** A transaction. */
    TRANSACTION,
    /** A transaction that was opened READ ONLY. */
    READ_ONLY_TRANSACTION
  }

  private final Pool pool;
  private final Connection connection;
  private final Use use;
  private final int generation;
  private final @Nullable TimeLimit limit;
  private @Nullable IdleLimit idleLimit;
  private @Nullable String opening;
  private int prefixStatements;
  private boolean withheld;
  private boolean evicted;
  private boolean broken;
  private Health health = Health.GOOD;
  private volatile @Nullable Statement current;
  private volatile @Nullable PGConnection copying;
  private volatile boolean cancelled;
  private boolean fetching;

  /**
   * Whether the transaction can still commit.
   *
   * @param firstFailure the first failure of a statement of ours, the reason why it may not
   * @param mustRollBack whether it must not, though the server would
   */
  record Health(@Nullable Throwable firstFailure, boolean mustRollBack) {
    static final Health GOOD = new Health(null, false);
  }

  Unit(Pool pool, Connection connection, Use use, int generation, @Nullable TimeLimit limit) {
    this.pool = pool;
    this.connection = connection;
    this.use = use;
    this.generation = generation;
    this.limit = limit;
  }

  Connection connection() {
    return connection;
  }

  Use use() {
    return use;
  }

  /** Has one statement, ending with a semicolon and a space, sent in front of the first one. */
  void openWith(String statement) {
    opening = statement;
  }

  /** Returns the SQL to send in front of the next statement; null when there is none. */
  @Nullable String prefix() {
    String limiting = limit == null ? null : limit.prefix();
    String idling = idleLimit == null ? null : idleLimit.prefix();
    prefixStatements =
        (opening == null ? 0 : 1) + (limiting == null ? 0 : 1) + (idling == null ? 0 : 1);
    withheld = prefixStatements > 0 && isFailed();
    if (withheld) {
      prefixStatements = 0;
    }
    return withheld ? null : both(both(opening, limiting), idling);
  }

  /** In a failed transaction only a rollback to a savepoint is heard, and only by itself. */
  private boolean isFailed() {
    try {
      return transactionState() == TransactionState.FAILED;
    } catch (SQLException e) {
      return false;
    }
  }

  private static @Nullable String both(@Nullable String first, @Nullable String second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return first + second;
  }

  /** Notes that the prefix is on its way; one that a failing binder kept back is still due. */
  void prefixSent() {
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

  /** Returns how many statements the last prefix has; each has a result to be skipped. */
  int prefixStatements() {
    return prefixStatements;
  }

  /** Sends the prefix by itself, for statements that are not ours to put it in front of. */
  void sendPrefix() throws SQLException {
    String due = prefix();
    if (due != null) {
      prefixSent();
      try (Statement statement = connection.createStatement()) {
        statement.execute(due);
      }
    }
  }

  /** Returns what {@link #savepointUndone} is to bring back; taken when a savepoint is opened. */
  Health health() {
    return health;
  }

  /** Notes that a savepoint was undone, and with it what SET LOCAL said and what failed. */
  void savepointUndone(Health before) {
    health = before;
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

  /**
   * Notes the statement that is running, so that {@link #cancel} reaches it; null when it ended.
   */
  void running(@Nullable Statement statement) {
    current = statement;
  }

  /** Notes that a COPY is running, so that {@link #cancel} reaches it; null when it ended. */
  void copying(@Nullable PGConnection copy) {
    copying = copy;
  }

  /**
   * Lets no further statement run, nor a commit, when this unit was cancelled or its time is over.
   *
   * @throws dev.catalog.QueryCancelledException if it was cancelled
   * @throws dev.catalog.QueryTimeoutException if its time limit is over
   */
  void check() {
    if (cancelled) {
      throw Errors.cancelled();
    }
    if (copying != null) {
      throw new IllegalStateException(
          "copyIn is taking its rows, and its connection does nothing else meanwhile: read what they need before.");
    }
    if (limit != null) {
      limit.check();
    }
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** Cancels what is running in the server, and lets nothing further run; from any thread. */
  void cancel() {
    cancelled = true;
    Statement running = current;
    PGConnection copy = copying;
    try {
      if (running != null) {
        running.cancel();
      }
      if (copy != null) {
        copy.cancelQuery();
      }
    } catch (SQLException e) {
      // the statement has ended meanwhile, or the connection is gone: nothing is left to cancel
    }
    cancelFetching();
  }

  /** Notes whether further rows of a portal are being read, so that {@link #cancel} reaches it. */
  synchronized void fetching(boolean now) {
    fetching = now;
  }

  /** A driver's statement counts as ended between its first rows and its last. */
  private synchronized void cancelFetching() {
    if (fetching) {
      try {
        connection.unwrap(PGConnection.class).cancelQuery();
      } catch (SQLException e) {
        // as in cancel()
      }
    }
  }

  /** Notes that the connection broke; those of the pool that are as old are not trusted either. */
  void connectionBroke() {
    broken = true;
    pool.connectionBroke(generation);
  }

  boolean isBroken() {
    return broken;
  }

  /** Has the connection closed instead of going back to the pool. */
  void evict() {
    evicted = true;
  }

  boolean isEvicted() {
    return evicted;
  }

  /** Notes a failure of a statement; the first one is the reason why a commit is impossible. */
  void noteFailure(DatabaseException failure) {
    if (health.firstFailure == null) {
      health = new Health(failure, health.mustRollBack);
    }
  }

  /** Lets the transaction only roll back, to a savepoint or whole, though the server would not. */
  void mustRollBack(Throwable reason) {
    health = new Health(health.firstFailure == null ? reason : health.firstFailure, true);
  }

  /** Returns whether a commit would be wrong, or the server would answer it with ROLLBACK. */
  boolean cannotCommit() throws SQLException {
    return health.mustRollBack || transactionState() == TransactionState.FAILED;
  }

  /** Returns whether the server knows RETURNING OLD: PostgreSQL 18. */
  boolean returnsOld() throws SQLException {
    return connection.unwrap(BaseConnection.class).haveMinimumServerVersion(180_000);
  }

  @Nullable Throwable firstFailure() {
    return health.firstFailure;
  }

  /** Asks the driver, which knows it from the last answer, for the state of the transaction. */
  TransactionState transactionState() throws SQLException {
    return connection.unwrap(BaseConnection.class).getTransactionState();
  }
}
