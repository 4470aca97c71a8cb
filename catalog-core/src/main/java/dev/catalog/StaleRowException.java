package dev.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A row was changed by somebody else since it was read: its version is not the one that the patch,
 * or the row to upsert, was given. Nothing was changed; in a bulk verb, the whole of it is rolled
 * back. Look at {@link #current} and decide anew.
 */
public final class StaleRowException extends DatabaseException {

  private final transient Object current;

  /** Created by Catalog, and by tests of code that catches it. */
  public StaleRowException(String message, Object current, @Nullable InputRows inputRows) {
    super(message, null, null, inputRows, null);
    this.current = current;
  }

  /**
   * Returns the row as it is now, read right after the write was refused.
   *
   * @param type the class of the row, such as {@code Product.class}
   * @throws ClassCastException if the row is of another class
   */
  public <R> R current(Class<R> type) {
    return type.cast(current);
  }
}
