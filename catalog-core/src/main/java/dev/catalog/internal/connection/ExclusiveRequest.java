package dev.catalog.internal.connection;

import org.jspecify.annotations.Nullable;

/**
 * A request that no other can share a round trip with, because each of its messages depends on how
 * the one before ended: a COPY, or the search for a row that fails. It sends its statements itself.
 *
 * @param <T> what the call returns
 */
public abstract class ExclusiveRequest<T extends @Nullable Object> implements Request<T> {

  private final Access access;

  protected ExclusiveRequest(Access access) {
    this.access = access;
  }

  @Override
  public final Access access() {
    return access;
  }

  /** Sends what there is to send, from the beginning, and returns the result. */
  public abstract T run(Statements statements, Lease lease);

  @Override
  public final Step first() {
    throw new UnsupportedOperationException("this request sends its statements itself");
  }

  @Override
  public final T result() {
    throw new UnsupportedOperationException("this request returns its result itself");
  }
}
