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
 * <p>Used by the thread of the lease.
 */
public final class Fitness {

  private static final String MARK =
      "select pg_catalog.set_config('catalog.unfit_to_commit', 'on', true)";
  private static final String IS_MARKED =
      "select pg_catalog.current_setting('catalog.unfit_to_commit', true)";

  private static final Health GOOD = new Health(null, false);

  private Health health = GOOD;
  private @Nullable Boolean openAtEnd;

  Fitness() {}

  /**
   * What is known.
   *
   * @param firstFailure the first failure of a statement of ours, the reason why it cannot commit
   * @param mustRollBack whether it must not, though the server would
   */
  public record Health(@Nullable Throwable firstFailure, boolean mustRollBack) {

    private Health after(Throwable failure) {
      return firstFailure == null ? new Health(failure, mustRollBack) : this;
    }
  }

  /** Returns what is known now, for {@link Lease#savepointUndone}. */
  public Health health() {
    return health;
  }

  void restore(Health before) {
    health = before;
  }

  void noteFailure(Throwable failure) {
    health = health.after(failure);
  }

  void mustRollBack(Lease lease, Throwable reason) {
    health = new Health(health.after(reason).firstFailure(), true);
    if (lease.isJoined() && !lease.isBroken() && !lease.isFailed()) {
      try {
        ask(lease.connection(), MARK);
      } catch (SQLException e) {
        // then the transaction has failed in the server too
        reason.addSuppressed(e);
      }
    }
  }

  boolean cannotCommit(Lease lease) throws SQLException {
    Connection connection = lease.connection();
    if (lease.isBroken() || Pgjdbc.isFailed(connection)) {
      return true;
    }
    if (health.mustRollBack() && lease.isJoined() && !ask(connection, IS_MARKED).equals("on")) {
      health = GOOD;
    }
    return health.mustRollBack();
  }

  /** Notes that somebody else has ended the transaction and takes the connection away. */
  public void ended(Lease lease) {
    openAtEnd = Pgjdbc.isOpen(lease.connection());
  }

  /** Returns whether the driver's connection is open, or was when somebody else took it away. */
  boolean isOpen(Lease lease) {
    Boolean atEnd = openAtEnd;
    return atEnd == null ? Pgjdbc.isOpen(lease.connection()) : atEnd;
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      return answer.next() ? String.valueOf(answer.getString(1)) : "";
    }
  }
}
