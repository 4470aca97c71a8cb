package dev.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A part of the rows of a query, with the cursors that lead on from it; see {@link
 * ReadSession#slice}.
 *
 * <p>A cursor is a text that fits into a URL as it is. It says after or before which row to go on,
 * and belongs to the query that it came from.
 *
 * <p>Immutable.
 *
 * @param rows the rows, in the query's order whichever way the cursor leads; empty past either end
 * @param next leads to the rows that follow; empty when no rows followed as these were read
 * @param previous leads to the rows before these; empty when there were none
 * @param <R> the row
 */
public record Slice<R>(List<R> rows, Optional<String> next, Optional<String> previous) {

  /** Copies the rows. */
  public Slice {
    rows = List.copyOf(rows);
  }
}
