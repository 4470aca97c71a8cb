package dev.catalog.internal.bulk;

import dev.catalog.internal.sql.Keys;
import dev.catalog.spi.Assignment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Divides the input of a bulk verb, in its order within each set of columns. The rows of a chunk
 * are first looked at when it is asked for, so that they are still in the processor's caches when
 * their values are bound.
 */
public final class Chunks implements Iterator<Chunk> {

  /**
   * Round trips no longer count at this size, and what the server keeps for one statement (arrays,
   * returned rows, pending foreign key checks) stays small.
   */
  static final int MOST_ROWS = 5_000;

  private final List<Assignment<?>> rows;
  private final Keys keys;

  /** Positions of the rows, set of columns by set of columns; null while all have the same. */
  private int @Nullable [] order;

  /** How many rows have been handed out. */
  private int taken;

  /**
   * @param keys the keys of the whole input; none for verbs that take none
   */
  Chunks(List<Assignment<?>> rows, Keys keys) {
    this.rows = rows;
    this.keys = keys;
  }

  @Override
  public boolean hasNext() {
    return taken < rows.size();
  }

  @Override
  public Chunk next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int from = taken;
    int most = Math.min(rows.size() - from, MOST_ROWS);
    List<Assignment<?>> chosen = new ArrayList<>(most);
    while (chosen.size() < most) {
      Assignment<?> row = rows.get(position(from + chosen.size()));
      if (!chosen.isEmpty() && !row.assignsSameColumns(chosen.get(0))) {
        if (order != null) {
          break;
        }
        // those before it stay where they are: all of them have the columns of the first
        order = byColumns();
        continue;
      }
      chosen.add(row);
    }
    taken = from + chosen.size();
    int[] positions = new int[chosen.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = position(from + i);
    }
    return new Chunk(positions, chosen, keys);
  }

  private int position(int place) {
    return order == null ? place : order[place];
  }

  private int[] byColumns() {
    Map<List<Long>, List<Integer>> groups = new LinkedHashMap<>();
    Assignment<?> before = null;
    List<Integer> group = List.of();
    for (int i = 0; i < rows.size(); i++) {
      Assignment<?> row = rows.get(i);
      if (before == null || !row.assignsSameColumns(before)) {
        group = groups.computeIfAbsent(row.words(), any -> new ArrayList<>());
      }
      group.add(i);
      before = row;
    }
    return groups.values().stream().flatMap(List::stream).mapToInt(i -> i).toArray();
  }
}
