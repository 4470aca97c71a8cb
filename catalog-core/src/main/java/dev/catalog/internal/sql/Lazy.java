package dev.catalog.internal.sql;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made when it is first asked for. Threads that ask at the same time may each make
 * it, to the same result.
 *
 * @param <T> the value, immutable
 */
public final class Lazy<T> {

  private final Supplier<T> making;
  private volatile @Nullable T value;

  public Lazy(Supplier<T> making) {
    this.making = making;
  }

  public T get() {
    T made = value;
    if (made == null) {
      made = making.get();
      value = made;
    }
    return made;
  }
}
