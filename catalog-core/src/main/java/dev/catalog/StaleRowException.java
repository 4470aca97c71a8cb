package dev.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A row has changed since it was read: its version is not the one set in the patch or in the row to
 * upsert. Nothing was changed; a bulk verb is rolled back as a whole. Look at {@link #current} and
 * decide again.
 */
public final class StaleRowException extends DatabaseException {

  private final transient Object current;

  /** Created by Catalog, and by tests of code that catches it. */
  public StaleRowException(String message, Object current, @Nullable InputRows inputRows) {
    super(message, null, null, inputRows, null);
    this.current = current;
  }

  /**
   * Returns the current row, read right after the write was refused.
   *
   * @param type the class of the row, such as {@code Product.class}
   * @throws ClassCastException if the row is of another class
   */
  public <R> R current(Class<R> type) {
    return type.cast(current);
  }
}
