package dev.catalog;

import java.util.List;

/**
 * A part of a query's rows, with the total number of rows.
 *
 * <p>Immutable.
 *
 * @param rows the rows of this page, in the query's order; empty past the end
 * @param total the number of rows of the whole query
 * @param offset the requested number of rows to skip
 * @param limit the requested maximum number of rows
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
