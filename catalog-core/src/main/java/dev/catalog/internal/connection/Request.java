package dev.catalog.internal.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one call asks of the server, as data: the first step, the steps that follow once the results
 * of all before are in, and what becomes of them. It sends nothing by itself, so requests of
 * several calls can share a transaction, a server or a round trip.
 *
 * <p>Used by one thread at a time.
 *
 * @param <T> what the call returns
 */
public interface Request<T extends @Nullable Object> extends Step.Sequence {

  /** Returns what this request does to the database. */
  Access access();

  /**
   * Starts anew, forgetting the results of an attempt that was rolled back, and returns the step to
   * send first.
   */
  Step first();

  /** Returns the steps that follow; none unless a request says otherwise. */
  @Override
  default List<? extends Step> next() {
    return List.of();
  }

  /** Returns the result, once no step is left. */
  T result();
}
