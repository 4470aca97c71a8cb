package dev.catalog.internal.transaction;

import dev.catalog.CommitOutcomeUnknownException;
import dev.catalog.DatabaseException;
import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.connection.Lease;
import dev.catalog.spi.OpenScope;
import dev.catalog.spi.TransactionScope;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Attempts in transactions that somebody else begins and commits, so that others take part. */
public final class ScopeAttempts implements Attempts {

  private final TransactionScope scope;
  private final Joins joins;

  public ScopeAttempts(TransactionScope scope, Joins joins) {
    this.scope = scope;
    this.joins = joins;
  }

  /** What is known of the transaction of one attempt. */
  private static final class Begun {
    private @Nullable Joined joined;
    private OpenScope.Outcome outcome = OpenScope.Outcome.UNKNOWN;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the very exception
  public <T extends @Nullable Object, X extends Exception> T run(Attempt attempt, Work<T, X> work)
      throws X {
    Begun begun = new Begun();
    try {
      return scope.begin(
          attempt.options(),
          open -> {
            Joined joined = joins.begun(open, attempt, outcome -> begun.outcome = outcome);
            begun.joined = joined;
            return inTransaction(attempt, joined, work);
          });
    } catch (Throwable t) {
      DatabaseException failure = ofCommit(begun, t);
      if (failure != null) {
        if (failure.getCause() != t) {
          failure.addSuppressed(t);
        }
        throw failure;
      }
      throw t;
    }
  }

  private static <T extends @Nullable Object, X extends Exception> T inTransaction(
      Attempt attempt, Joined joined, Work<T, X> work) throws X {
    Lease lease = joined.lease();
    attempt.using(lease);
    try {
      joined.open(attempt.options(), attempt.limit());
      return work.run(lease);
    } catch (Throwable t) {
      CommitOutcomeUnknownException unknown = lease.endedByOthers();
      if (unknown != null && unknown != t) {
        unknown.addSuppressed(t);
        throw unknown;
      }
      throw t;
    } finally {
      attempt.using(null);
    }
  }

  /**
   * Returns what to throw for a commit that failed, in words of others; null when it was not the
   * commit that failed.
   */
  private static @Nullable DatabaseException ofCommit(Begun begun, Throwable t) {
    Joined joined = begun.joined;
    if (joined == null || !joined.isCommitting() || t instanceof DatabaseException) {
      return null;
    }
    SQLException said = Errors.cause(t, SQLException.class);
    if (said != null) {
      return Errors.commit(said, joined.lease());
    }
    if (begun.outcome != OpenScope.Outcome.UNKNOWN) {
      return null;
    }
    return new CommitOutcomeUnknownException(
        "COMMIT was asked for and failed for a reason that is not the database's; it may have taken"
            + " effect or not ("
            + t.getClass().getName()
            + ")",
        null,
        "commit",
        t);
  }
}
