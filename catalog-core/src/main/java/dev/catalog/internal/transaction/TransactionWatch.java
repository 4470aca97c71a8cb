package dev.catalog.internal.transaction;

import dev.catalog.CommitOutcomeUnknownException;
import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Pgjdbc;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Notices that SQL which is not Catalog's has ended the transaction of a block: with COMMIT,
 * ROLLBACK, PREPARE TRANSACTION, or through the JDBC connection. The driver says when no
 * transaction is open. When another one is, only a savepoint from before tells: it is gone.
 *
 * <p>For one statement or one use of the connection, in one thread.
 */
public final class TransactionWatch {

  /** The words that can end a transaction, where a statement can begin. */
  private static final Pattern ENDING =
      Pattern.compile(
          "(?:^|[;/\\n\\r])\\s*(?:commit|end|rollback|abort|prepare\\s+transaction)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TO_SAVEPOINT =
      Pattern.compile(
          "\\s*rollback(?:\\s+work|\\s+transaction)?\\s+to\\b[^;]*;?\\s*",
          Pattern.CASE_INSENSITIVE);

  private static final String MARK = "savepoint catalog_watch";
  private static final String RELEASE = "release savepoint catalog_watch";
  private static final String BACK = "rollback to savepoint catalog_watch";

  private final Lease lease;
  private final @Nullable String sql;
  private final boolean wasIdle;
  private final boolean wasFailed;
  private final boolean suspicious;

  private TransactionWatch(Lease lease, @Nullable String sql) throws SQLException {
    this.lease = lease;
    this.sql = sql;
    this.wasIdle = Pgjdbc.isIdle(lease.connection());
    this.wasFailed = lease.isFailed();
    this.suspicious = sql == null || ENDING.matcher(sql).find();
    if (isMarked()) {
      lease.command(MARK);
    }
  }

  /**
   * Begins to watch; sends a savepoint when the SQL may end the transaction.
   *
   * @param sql what is about to run; null for anything, through the JDBC connection
   * @return null when the lease is not one of a block
   */
  public static @Nullable TransactionWatch begin(Lease lease, @Nullable String sql) {
    if (!lease.isBegun()) {
      return null;
    }
    try {
      return new TransactionWatch(lease, sql);
    } catch (SQLException e) {
      throw Errors.translate(e, MARK, lease);
    }
  }

  private boolean isMarked() {
    return suspicious && !wasFailed;
  }

  /**
   * Looks what became of the transaction.
   *
   * @param failure what the SQL failed with; null for nothing
   * @return what to throw when the transaction was ended: whether by commit or rollback, nobody
   *     knows; null when it is still open, or the connection is gone
   */
  public @Nullable CommitOutcomeUnknownException end(@Nullable Throwable failure) {
    if (lease.isBroken() || !hasEnded(failure)) {
      return null;
    }
    CommitOutcomeUnknownException ended =
        new CommitOutcomeUnknownException(
            Errors.message(
                "SQL inside a block ended the block's transaction, so nobody knows what of it is"
                    + " committed, and nothing further runs in it; leave BEGIN, COMMIT, ROLLBACK"
                    + " and PREPARE TRANSACTION to db.transaction and tx.savepoint",
                null,
                null,
                sql),
            null,
            sql,
            failure);
    lease.endedByOthers(ended);
    return ended;
  }

  private boolean hasEnded(@Nullable Throwable failure) {
    try {
      if (Pgjdbc.isIdle(lease.connection())) {
        // a first statement that failed before it was sent has begun nothing
        return !wasIdle || failure == null || isMarked() || Errors.isOfServer(failure);
      }
      if (!isMarked()) {
        return wasFailed && suspicious && !lease.isFailed() && !isToSavepoint();
      }
      return isMarkGone(failure);
    } catch (SQLException e) {
      Errors.guard(e, lease);
      return !lease.isBroken();
    }
  }

  private boolean isToSavepoint() {
    return sql != null && TO_SAVEPOINT.matcher(sql).matches();
  }

  private boolean isMarkGone(@Nullable Throwable failure) throws SQLException {
    boolean failed = lease.isFailed();
    try {
      lease.command(failed ? BACK + "; " + RELEASE : RELEASE);
    } catch (SQLException e) {
      if (Pgjdbc.serverMessage(e) == null) {
        throw e;
      }
      return true;
    }
    if (failed) {
      // as before: a failure that is swallowed lets the block only roll back
      lease.mustRollBack(failure == null ? new IllegalStateException("SQL failed") : failure);
    }
    return false;
  }
}
