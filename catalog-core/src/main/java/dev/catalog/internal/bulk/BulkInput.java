package dev.catalog.internal.bulk;

import dev.catalog.NewRow;
import dev.catalog.Patch;
import dev.catalog.internal.table.KeyCollector;
import dev.catalog.spi.Assignment;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes the input of a bulk verb: refuses nulls by their position, and copies the collection. */
final class BulkInput {

  private BulkInput() {}

  /**
   * Returns what rows assign.
   *
   * @throws IllegalArgumentException if one of them is null
   */
  static List<Assignment<?>> ofRows(Collection<? extends NewRow<?>> rows) {
    @Nullable Object[] inputs = rows.toArray();
    for (int i = 0; i < inputs.length; i++) {
      notNull(inputs[i], i);
    }
    return seenLate(Arrays.asList(inputs), row -> ((NewRow<?>) row).assigned());
  }

  /**
   * Returns what patches assign.
   *
   * @param keys takes the keys
   * @throws IllegalArgumentException if a key or a patch is null
   */
  static <V> List<Assignment<?>> ofPatches(
      Map<V, ? extends @Nullable Patch<?>> patches, KeyCollector<V> keys) {
    List<Patch<?>> all = new ArrayList<>(patches.size());
    for (Map.Entry<V, ? extends @Nullable Patch<?>> each : patches.entrySet()) {
      Patch<?> patch = each.getValue();
      if (patch == null) {
        throw new IllegalArgumentException(
            "the patch of input row %d is null: leave the key out".formatted(all.size()));
      }
      keys.add(each.getKey());
      all.add(patch);
    }
    return seenLate(all, Patch::assigned);
  }

  static <T> T notNull(@Nullable T row, long position) {
    if (row == null) {
      throw new IllegalArgumentException("input row %d is null: leave it out".formatted(position));
    }
    return row;
  }

  /**
   * Returns what rows assign; a row is first looked at when it is asked for, as {@link Chunks} do.
   */
  private static <T> List<Assignment<?>> seenLate(
      List<T> rows, Function<T, Assignment<?>> assigned) {
    return new AbstractList<>() {
      @Override
      public Assignment<?> get(int index) {
        return assigned.apply(rows.get(index));
      }

      @Override
      public int size() {
        return rows.size();
      }
    };
  }
}
