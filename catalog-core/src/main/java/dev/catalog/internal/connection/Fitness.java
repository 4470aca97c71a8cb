package dev.catalog.internal.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Whether a transaction can still commit. What is left of a verb that failed half-way must not be
 * committed, although the server would. In a transaction of somebody else's they may undo it by a
 * savepoint that Catalog does not see, so the server is told too: a setting that is local to the
 * transaction is undone with the rest, and survives the release of a savepoint.
 *
 * <p>Works on the lease that it is given, by the lease's thread.
 */
public final class Fitness {

  static final Health GOOD = new Health(null, false);

  private static final String MARK =
      "select pg_catalog.set_config('catalog.unfit_to_commit', 'on', true)";
  private static final String IS_MARKED =
      "select pg_catalog.current_setting('catalog.unfit_to_commit', true)";

  private Fitness() {}

  /**
   * What is known.
   *
   * @param firstFailure the first failure of a statement of ours, the reason why it cannot commit
   * @param mustRollBack whether it must not, though the server would
   */
  public record Health(@Nullable Throwable firstFailure, boolean mustRollBack) {

    Health after(Throwable failure) {
      return firstFailure == null ? new Health(failure, mustRollBack) : this;
    }
  }

  static Health mustRollBack(Lease lease, Throwable reason) {
    if (lease.isJoined() && !lease.isBroken() && !lease.isFailed()) {
      try {
        ask(lease.connection(), MARK);
      } catch (SQLException e) {
        // then the transaction has failed in the server too
        reason.addSuppressed(e);
      }
    }
    return new Health(lease.health().after(reason).firstFailure(), true);
  }

  static boolean cannotCommit(Lease lease) throws SQLException {
    Connection connection = lease.connection();
    if (Pgjdbc.isFailed(connection)) {
      return true;
    }
    return lease.health().mustRollBack()
        && (!lease.isJoined() || ask(connection, IS_MARKED).equals("on"));
  }

  /** Returns whether the connection is open, or was when somebody else took it away. */
  static boolean isOpen(Lease lease) {
    JoinedTransaction joined = lease.joined();
    return joined == null ? Pgjdbc.isOpen(lease.connection()) : joined.isOpen(lease.connection());
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      return answer.next() ? String.valueOf(answer.getString(1)) : "";
    }
  }
}
