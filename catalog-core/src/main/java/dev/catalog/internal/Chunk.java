package dev.catalog.internal;

import dev.catalog.DatabaseException.InputRows;
import dev.catalog.spi.Assignment;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a bulk verb's input that go to the server in one statement: they assign the same columns,
 * and their number and size are bounded.
 *
 * @param positions where each row stands in the input, from 0
 * @param rows what each of them writes
 * @param inputKeys the keys of the whole input; none for verbs that take none
 */
record Chunk(int[] positions, List<Assignment<?>> rows, Keys inputKeys) {

  int size() {
    return positions.length;
  }

  /** Returns a row, to find the text by the columns it assigns. */
  Assignment<?> shape() {
    return rows.get(0);
  }

  /** Returns the keys of the rows; none for verbs that take none. */
  Keys keys() {
    return inputKeys.size() == 0 ? inputKeys : inputKeys.at(positions);
  }

  /** Returns some rows of this chunk. */
  Chunk part(int from, int to) {
    return new Chunk(Arrays.copyOfRange(positions, from, to), rows.subList(from, to), inputKeys);
  }

  /** Returns the range of the input in which rows of this chunk lie. */
  InputRows range() {
    return new InputRows(positions[0], positions[positions.length - 1]);
  }

  /**
   * Returns what a text binds for the rows; null if their values are too long for one statement,
   * which those of a single row never are.
   */
  @Nullable Values values(SqlText text) {
    Room room = size() == 1 ? Room.ofRow() : Room.ofStatement();
    List<Slot> slots = text.slots();
    @Nullable Object[] arrays = new Object[slots.size()];
    for (int i = 0; i < arrays.length; i++) {
      if (slots.get(i) instanceof Slot.OfRows column) {
        arrays[i] = column.gather(rows, room);
        if (arrays[i] == null) {
          return null;
        }
      }
    }
    return Values.ofKeysAndRows(keys(), size(), arrays);
  }
}
