package dev.catalog.internal.connection;

import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * A request that begins with one statement, and is that step itself: every call of a service makes
 * one, so there is no second object.
 *
 * @param <T> what the call returns
 */
public abstract class SingleRequest<T extends @Nullable Object> implements Request<T>, Step {

  private final Access access;
  private final SqlText text;
  private final BindValues values;

  protected SingleRequest(Access access, SqlText text, BindValues values) {
    this.access = access;
    this.text = text;
    this.values = values;
  }

  @Override
  public final Access access() {
    return access;
  }

  @Override
  public final Step first() {
    startAnew();
    return this;
  }

  /** Forgets what an attempt that was rolled back has noted. */
  protected abstract void startAnew();

  @Override
  public final SqlText text(Lease lease) {
    return text;
  }

  /** Returns the text, which does not depend on the server. */
  public final SqlText text() {
    return text;
  }

  @Override
  public final boolean writes() {
    return access == Access.WRITE;
  }

  @Override
  public final BindValues values() {
    return values;
  }
}
