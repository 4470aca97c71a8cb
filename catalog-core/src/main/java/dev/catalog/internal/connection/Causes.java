package dev.catalog.internal.connection;

import org.jspecify.annotations.Nullable;

/** Looks for an exception among the causes of another. */
public final class Causes {

  /** Ends a circle of causes. */
  private static final int DEEPEST = 10;

  private Causes() {}

  /** Returns the first of a type: the exception itself, or one of its causes; null for none. */
  public static <T extends Throwable> @Nullable T first(Throwable e, Class<T> type) {
    Throwable at = e;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
      at = at.getCause();
    }
    return null;
  }
}
