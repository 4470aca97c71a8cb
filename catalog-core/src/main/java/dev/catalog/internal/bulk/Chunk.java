package dev.catalog.internal.bulk;

import dev.catalog.DatabaseException.InputRows;
import dev.catalog.internal.sql.Bind;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.Keys;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.sql.StatementBudget;
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
public record Chunk(int[] positions, List<Assignment<?>> rows, Keys inputKeys) {

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
  @Nullable BindValues values(SqlText text) {
    StatementBudget budget = size() == 1 ? StatementBudget.ofRow() : StatementBudget.ofStatement();
    List<Bind> binds = text.binds();
    @Nullable Object[] arrays = new Object[binds.size()];
    for (int i = 0; i < arrays.length; i++) {
      if (binds.get(i) instanceof Bind.OfRows column) {
        arrays[i] = column.gather(rows, budget);
        if (arrays[i] == null) {
          return null;
        }
      }
    }
    return BindValues.ofKeysAndRows(keys(), size(), arrays);
  }
}
