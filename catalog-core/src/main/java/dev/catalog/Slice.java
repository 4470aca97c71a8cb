package dev.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A part of a query's rows, with cursors to the parts before and after it; see {@link
 * ReadSession#slice}.
 *
 * <p>A cursor is a string that can be part of a URL without escaping. It says after or before which
 * row to continue, and belongs to the query that it came from.
 *
 * <p>Immutable.
 *
 * @param rows the rows, in the query's order in either direction; empty past either end
 * @param next the cursor to the rows after these; empty if there were none when these were read
 * @param previous the cursor to the rows before these; empty if there were none
 * @param <R> the row
 */
public record Slice<R>(List<R> rows, Optional<String> next, Optional<String> previous) {

  /** Copies the rows. */
  public Slice {
    rows = List.copyOf(rows);
  }
}
