package dev.catalog.internal.transaction;

import dev.catalog.CommitOutcomeUnknownException;
import dev.catalog.DatabaseException;
import dev.catalog.internal.connection.ConnectionSource;
import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.connection.Lease;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Attempts on a connection of their own, begun and committed here. */
public final class OwnAttempts implements Attempts {

  private final ConnectionSource source;
  private final NestedCallGuard guard;

  public OwnAttempts(ConnectionSource source, NestedCallGuard guard) {
    this.source = source;
    this.guard = guard;
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T run(Attempt attempt, Work<T, X> work)
      throws X {
    String call = attempt.call();
    if (call == null) {
      return inTransaction(attempt, work);
    }
    guard.enter(call);
    try {
      return inTransaction(attempt, work);
    } finally {
      guard.leave();
    }
  }

  private <T extends @Nullable Object, X extends Exception> T inTransaction(
      Attempt attempt, Work<T, X> work) throws X {
    attempt.startTelling();
    Lease lease = source.lend(attempt.access(), attempt.limit());
    try {
      lease.begin(attempt.options(), attempt.limit());
      attempt.using(lease);
      T value;
      try {
        value = work.run(lease);
      } catch (Throwable t) {
        rollback(lease, t);
        CommitOutcomeUnknownException unknown = lease.endedByOthers();
        if (unknown != null && unknown != t) {
          unknown.addSuppressed(t);
          throw unknown;
        }
        throw t;
      }
      commit(lease);
      return value;
    } finally {
      attempt.using(null);
      lease.end();
    }
  }

  private static void commit(Lease lease) {
    try {
      if (lease.cannotCommit()) {
        DatabaseException failure = Errors.cannotCommit(lease);
        rollback(lease, failure);
        throw failure;
      }
      lease.sending();
      lease.connection().commit();
      lease.answered();
    } catch (SQLException e) {
      throw Errors.commit(e, lease);
    } catch (RuntimeException | Error e) {
      throw Errors.ofDriverAtCommit(e, lease);
    }
  }

  private static void rollback(Lease lease, Throwable reason) {
    if (lease.isBroken()) {
      return;
    }
    try {
      lease.connection().rollback();
    } catch (SQLException | RuntimeException | Error e) {
      // closing the connection rolls back too
      lease.discard();
      reason.addSuppressed(e);
    }
  }
}
