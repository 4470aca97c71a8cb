package dev.catalog;

import dev.catalog.spi.Assignment;

/**
 * A row to insert, built by a generated {@code NewX}. Columns that are not set are left out of the
 * INSERT, so their defaults apply.
 *
 * <p>Mutable; built by one thread and handed to a session.
 *
 * @param <R> the row that the insert returns
 */
public interface NewRow<R> {

  /** Returns the columns that were set; called by sessions. */
  Assignment<R> assigned();
}
