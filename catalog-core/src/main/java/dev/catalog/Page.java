package dev.catalog;

import java.util.List;

/**
 * A part of a query's rows, with the number of all of them.
 *
 * <p>Immutable.
 *
 * @param rows the rows of this page, in the query's order; empty past the end
 * @param total the number of all rows of the query
 * @param offset the number of rows before this page that was asked for
 * @param limit the greatest number of rows that was asked for
 * @param <R> the row
 */
public record Page<R>(List<R> rows, long total, long offset, int limit) {

  /** Copies the rows. */
  public Page {
    rows = List.copyOf(rows);
  }

  /** Returns whether rows follow this page. */
  public boolean hasNext() {
    return offset + rows.size() < total && !rows.isEmpty();
  }
}
