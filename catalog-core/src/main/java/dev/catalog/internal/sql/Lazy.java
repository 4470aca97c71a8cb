package dev.catalog.internal.sql;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made when it is first asked for. Threads that ask at the same time may each make
 * it, to the same result, of which all get the first.
 *
 * @param <T> the value, immutable
 */
public final class Lazy<T> {

  private final Supplier<T> making;
  private final Consumer<T> made;
  private volatile @Nullable T value;

  public Lazy(Supplier<T> making) {
    this(making, value -> {});
  }

  private Lazy(Supplier<T> making, Consumer<T> made) {
    this.making = making;
    this.made = made;
  }

  /** Returns a text that takes its part of a share once it is made. */
  public static Lazy<SqlText> text(TextMemory.Share share, Supplier<SqlText> making) {
    return new Lazy<>(making, text -> share.add(text.bytes()));
  }

  public T get() {
    T found = value;
    return found == null ? keep(making.get()) : found;
  }

  private T keep(T candidate) {
    synchronized (this) {
      T first = value;
      if (first != null) {
        return first;
      }
      value = candidate;
    }
    made.accept(candidate);
    return candidate;
  }
}
