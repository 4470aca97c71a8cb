package dev.catalog;

import dev.catalog.spi.Assignment;

/**
 * A change to some columns of a row, built by a generated {@code XPatch}. Columns that are not set
 * are not in the UPDATE.
 *
 * <p>Mutable; built by one thread and handed to a session.
 *
 * @param <R> the row that is changed
 */
public interface Patch<R> {

  /** Returns the columns that were set; called by sessions. */
  Assignment<R> assigned();
}
