package dev.catalog.internal.connection;

import dev.catalog.DatabaseException;
import dev.catalog.TransactionOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * One borrowed connection: what goes ahead of its statements, how to cancel them, and whether it
 * may go back to where it came from. Who commits is not its matter: see the scopes.
 *
 * <p>Used by one thread, but for {@link #cancel}.
 */
public final class Lease {

  private final ConnectionSource source;
  private final Connection connection;
  private final Access access;
  private final int generation;
  private final @Nullable TimeLimit limit;
  private final RunningStatement running = new RunningStatement();
  private @Nullable Preamble preamble;
  private TransactionHealth health = TransactionHealth.GOOD;
  private boolean mayReturn = true;
  private boolean broken;

  /**
   * @param generation a number by which the source knows connections of one age
   * @param limit the time that the borrower's block has; null for none
   */
  public Lease(
      ConnectionSource source,
      Connection connection,
      Access access,
      int generation,
      @Nullable TimeLimit limit) {
    this.source = source;
    this.connection = connection;
    this.access = access;
    this.generation = generation;
    this.limit = limit;
  }

  public Connection connection() {
    return connection;
  }

  /** Returns what the connection was borrowed for. */
  public Access access() {
    return access;
  }

  public int generation() {
    return generation;
  }

  /** Gives the connection back to its source. */
  public void end() {
    source.giveBack(this);
  }

  /**
   * Has the next statement open a transaction; nothing is sent yet.
   *
   * @throws DatabaseException if the driver refuses; the lease is to be ended
   */
  public void begin(TransactionOptions options) {
    try {
      if (options.isReadOnly()) {
        connection.setReadOnly(true);
      }
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw Errors.translate(e, null, this);
    }
    preamble = new Preamble(options, limit);
  }

  /** Returns the SQL to send in front of the next statement; null when there is none. */
  @Nullable String prefix() {
    return preamble == null ? null : preamble.text(this);
  }

  /** Returns whether the transaction has failed, as far as the driver can tell. */
  boolean isFailed() {
    try {
      return Pgjdbc.isFailed(connection);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Returns how many statements the last prefix has; each has a result to be skipped. */
  int prefixStatements() {
    return preamble == null ? 0 : preamble.statements();
  }

  /** Notes that the prefix was sent. */
  void prefixSent() {
    if (preamble != null) {
      preamble.sent();
    }
  }

  /** Sends the prefix by itself, for statements that are not ours to put it in front of. */
  public void sendPrefix() throws SQLException {
    String due = prefix();
    if (due != null) {
      prefixSent();
      try (Statement statement = connection.createStatement()) {
        statement.execute(due);
      }
    }
  }

  /** Returns the limit on idle transactions, which streams lift. */
  IdleLimit idleLimit() {
    Preamble made = preamble;
    if (made == null) {
      // a transaction that was not begun here
      made = new Preamble(TransactionOptions.defaults(), limit);
      preamble = made;
    }
    return made.idleLimit();
  }

  /** Returns what {@link #savepointUndone} is to bring back; taken when a savepoint is opened. */
  public TransactionHealth health() {
    return health;
  }

  /** Notes that a savepoint was undone, and with it what SET LOCAL said and what failed. */
  public void savepointUndone(TransactionHealth before) {
    health = before;
    if (preamble != null) {
      preamble.savepointUndone();
    }
  }

  /** Notes the statement that is running, so that {@link #cancel} reaches it; null at its end. */
  public void running(@Nullable Statement statement) {
    running.statement(statement);
  }

  /** Notes that a COPY is running, so that {@link #cancel} reaches it; null at its end. */
  void copying(@Nullable PGConnection copy) {
    running.copy(copy);
  }

  /** Notes whether further rows of a portal are being read, so that {@link #cancel} reaches it. */
  void fetching(boolean now) {
    running.fetching(now);
  }

  /**
   * Lets no further statement run, nor a commit, when this lease was cancelled or its time is over.
   *
   * @throws dev.catalog.QueryCancelledException if it was cancelled
   * @throws dev.catalog.QueryTimeoutException if its time limit is over
   */
  public void check() {
    if (running.isCancelled()) {
      throw Errors.cancelled();
    }
    if (running.isCopying()) {
      throw new IllegalStateException(
          "copyIn is taking its rows, and its connection does nothing else meanwhile: read what they need before.");
    }
    if (limit != null) {
      limit.check();
    }
  }

  boolean isCancelled() {
    return running.isCancelled();
  }

  /** Cancels what is running in the server, and lets nothing further run; from any thread. */
  public void cancel() {
    running.cancel(connection);
  }

  /** Notes that the connection broke; those of the source that are as old may be broken too. */
  void connectionBroke() {
    broken = true;
    source.connectionBroke(this);
  }

  public boolean isBroken() {
    return broken;
  }

  /** Has the connection closed instead of going back. */
  public void discard() {
    mayReturn = false;
  }

  /** Returns whether somebody else may use the connection next. */
  public boolean mayReturn() {
    return mayReturn;
  }

  /** Notes a failure of a statement; the first one is the reason why a commit is impossible. */
  void noteFailure(DatabaseException failure) {
    health = health.after(failure);
  }

  /** Lets the transaction only roll back, to a savepoint or whole, though the server would not. */
  public void mustRollBack(Throwable reason) {
    health = health.unfitToCommit(reason);
  }

  /** Returns whether a commit would be wrong, or the server would answer it with ROLLBACK. */
  public boolean cannotCommit() throws SQLException {
    return health.mustRollBack() || Pgjdbc.isFailed(connection);
  }

  /**
   * Returns whether the server knows RETURNING OLD: PostgreSQL 18.
   *
   * @throws DatabaseException if the connection is not one of PostgreSQL's driver
   */
  public boolean returnsOld() {
    try {
      return Pgjdbc.isAtLeast(connection, 180_000);
    } catch (SQLException e) {
      throw Errors.translate(e, null, this);
    }
  }
}
