package dev.catalog.internal.connection;

import dev.catalog.CommitOutcomeUnknownException;
import dev.catalog.Database;
import dev.catalog.DatabaseException;
import dev.catalog.TransactionOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One borrowed connection: what goes ahead of its statements, how to cancel them, and whether it
 * may go back to where it came from. Who commits is not its matter: see the scopes.
 *
 * <p>Used by one thread, but for {@link #cancel}.
 */
public final class Lease {

  /** How often tables may change between two attempts to send one statement. */
  private static final int MOST_STARTS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final Lender lender;
  private final Connection connection;
  private Access access;
  private final RunningStatement running = new RunningStatement();
  private @Nullable Preamble preamble;
  private Fitness.Health health = Fitness.GOOD;
  private @Nullable TransactionOptions options;
  private @Nullable TimeLimit limit;
  private boolean answered;
  private int startedAgain;
  private boolean mayReturn = true;
  private boolean broken;
  private boolean awaiting;
  private boolean touched;
  private boolean escaped;

  public Lease(Lender lender, Connection connection, Access access) {
    this.lender = lender;
    this.connection = connection;
    this.access = access;
  }

  public Connection connection() {
    return connection;
  }

  /** Returns what the connection was borrowed for. */
  public Access access() {
    return access;
  }

  /** Notes that what was lent as a read may write. */
  public void mayWrite() {
    if (access == Access.READ) {
      access = Access.MAY_WRITE;
    }
  }

  /**
   * Gives the connection back to its lender, never in a transaction.
   *
   * @throws IllegalStateException if a transaction was open, which is rolled back
   */
  public void end() {
    boolean leftOpen = undoLeftOpen();
    lender.giveBack(this);
    if (leftOpen) {
      throw Errors.leftOpen(null);
    }
  }

  /**
   * Rolls back a transaction that nobody is going to end; closes the connection when that fails,
   * which does the same.
   *
   * @return whether there was one
   */
  public boolean undoLeftOpen() {
    return (mayReturn || escaped) && SessionReset.undoTransaction(this);
  }

  /**
   * Has the next statement open a transaction; nothing is sent yet.
   *
   * @param limit the time that the block has; null for none
   * @throws DatabaseException if the driver refuses; the lease is to be ended
   */
  public void begin(TransactionOptions options, @Nullable TimeLimit limit) {
    try {
      if (options.isReadOnly()) {
        connection.setReadOnly(true);
      }
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw Errors.translate(e, null, this);
    }
    this.options = options;
    this.limit = limit;
    preamble = new Preamble(options, limit);
  }

  /**
   * Takes part in a transaction that somebody else has begun on this connection, and will end.
   *
   * @param options what the next statement is to say of the transaction
   * @param remaining the time that it has
   */
  public void join(TransactionOptions options, JoinedTransaction remaining) {
    this.options = options;
    preamble = new Preamble(options, null, remaining);
  }

  /** Returns whether somebody else has begun the transaction, and ends it. */
  public boolean isJoined() {
    return joined() != null;
  }

  @Nullable JoinedTransaction joined() {
    return preamble == null ? null : preamble.joined();
  }

  /** Looks whether somebody else has sent a statement in this transaction before. */
  public void lookForOthers() throws SQLException {
    answered = answered || !Pgjdbc.isIdle(connection);
  }

  /**
   * Returns whether to send the first statement of a transaction again, or one that commits by
   * itself, after the server refused it because its plan was out of date: nothing has happened. The
   * transaction is begun anew.
   */
  boolean startsAgain(SQLException refusal) throws SQLException {
    if (!Pgjdbc.isPlanOutOfDate(refusal)
        || startedAgain == MOST_STARTS
        || !Pgjdbc.isOpen(connection)) {
      return false;
    }
    TransactionOptions begun = options;
    if (begun == null ? !Pgjdbc.isIdle(connection) : answered) {
      return false;
    }
    startedAgain++;
    if (begun != null) {
      connection.rollback();
      if (limit != null) {
        limit.forget();
      }
      preamble = new Preamble(begun, limit, joined());
    }
    return true;
  }

  /** Returns the SQL to send in front of the next statement; null when there is none. */
  @Nullable String prefix() {
    return preamble == null ? null : preamble.text(this);
  }

  /** Returns whether the transaction has failed, as far as the driver can tell. */
  public boolean isFailed() {
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

  /** Sends a command of ours by itself. */
  public void command(String sql) throws SQLException {
    check();
    execute(sql);
  }

  /** Sends the prefix by itself, for statements that are not ours to put it in front of. */
  public void sendPrefix() throws SQLException {
    answered = true;
    String due = prefix();
    if (due != null) {
      prefixSent();
      execute(due);
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      sending();
      statement.execute(sql);
      answered();
    }
  }

  /** Notes that the driver is about to talk to the server. */
  public void sending() {
    awaiting = true;
  }

  /** Notes that the driver has read the answer to its end. */
  public void answered() {
    awaiting = false;
    answered = true;
  }

  /**
   * Returns whether the driver was talking to the server when it threw: then, unless the server
   * itself refused, nobody knows how much of the answer is still unread.
   */
  public boolean isAwaiting() {
    return awaiting;
  }

  /** Returns the limit on idle transactions, which streams lift. */
  IdleLimit idleLimit() {
    Preamble made = preamble;
    if (made == null) {
      // a transaction that was not begun here
      made = new Preamble(TransactionOptions.defaults(), null);
      preamble = made;
    }
    return made.idleLimit();
  }

  /** Returns what {@link #savepointUndone} is to bring back; taken when a savepoint is opened. */
  public Fitness.Health health() {
    return health;
  }

  /** Notes that a savepoint was undone, and with it what SET LOCAL said and what failed. */
  public void savepointUndone(Fitness.Health before) {
    health = before;
    if (preamble != null) {
      preamble.savepointUndone();
    }
  }

  /** Notes the statement that is running, so that {@link #cancel} reaches it; null at its end. */
  public void running(@Nullable Statement statement) {
    running.statement(statement);
  }

  /**
   * Gives a statement the time that its transaction has left, where the server is not told.
   *
   * @throws dev.catalog.QueryTimeoutException if that is over
   */
  public void limit(Statement statement) throws SQLException {
    JoinedTransaction joined = joined();
    if (joined != null) {
      joined.limit(statement);
    }
  }

  /** Returns whether the time of somebody else's transaction is over. */
  boolean isTimeUp() {
    JoinedTransaction joined = joined();
    return joined != null && joined.isOver();
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
   * @throws CommitOutcomeUnknownException if SQL of a caller's has ended the transaction
   */
  public void check() {
    CommitOutcomeUnknownException ended = endedByOthers();
    if (ended != null) {
      throw ended;
    }
    if (running.isCancelled()) {
      throw Errors.cancelled();
    }
    if (running.isCopying()) {
      throw new IllegalStateException(
          "the connection is in use by copyIn(): read what its rows need before you call it");
    }
    if (preamble != null) {
      preamble.checkTime();
    }
  }

  /** Returns whether it holds a transaction that was begun here. */
  public boolean isBegun() {
    return options != null;
  }

  /** Lets nothing further run, because SQL of a caller's has ended the transaction. */
  public void endedByOthers(CommitOutcomeUnknownException reason) {
    if (preamble != null) {
      preamble.endedByOthers(reason);
    }
  }

  /** Returns why nothing further may run; null as long as the transaction is the one begun here. */
  public @Nullable CommitOutcomeUnknownException endedByOthers() {
    return preamble == null ? null : preamble.endedByOthers();
  }

  boolean isCancelled() {
    return running.isCancelled();
  }

  /** Cancels what is running in the server, and lets nothing further run; from any thread. */
  public void cancel() {
    running.cancel(connection);
  }

  /** Notes that the connection broke; others of its age may be broken too. */
  void connectionBroke() {
    broken = true;
    mayReturn = false;
    lender.connectionBroke();
  }

  public boolean isBroken() {
    return broken;
  }

  /** Ends this connection, and no other: the server has ended it, or its state is not known. */
  public void abort() {
    mayReturn = false;
    broken = true;
    try {
      lender.abort(this);
    } catch (SQLException | RuntimeException | Error e) {
      LOG.debug("A connection in an unknown state could not be closed at once", e);
    }
  }

  /** Notes that a caller took the driver's own objects, so that nobody else may use it. */
  public void escaped() {
    escaped = true;
    mayReturn = false;
  }

  /** Notes that SQL which is not Catalog's may have changed the session, beyond its transaction. */
  public void touched() {
    touched = true;
  }

  /** Returns whether the session is to be reset before somebody else uses it. */
  public boolean isTouched() {
    return touched;
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
    awaiting = false;
    health = health.after(failure);
  }

  /** Lets the transaction only roll back, to a savepoint or whole, though the server would not. */
  public void mustRollBack(Throwable reason) {
    health = Fitness.mustRollBack(this, reason);
  }

  /** Returns whether a commit would be wrong, or the server would answer it with ROLLBACK. */
  public boolean cannotCommit() throws SQLException {
    return Fitness.cannotCommit(this);
  }
}
