package dev.catalog.internal.fetch;

import dev.catalog.internal.sql.Keys;
import dev.catalog.internal.table.KeyValue;
import dev.catalog.internal.table.LongIndex;
import dev.catalog.internal.table.NumberKey;
import dev.catalog.internal.type.BasicType;
import dev.catalog.spi.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers the distinct keys of parents, from 0, and finds the number of a child's key. */
public interface KeyIndex {

  /** The number of a key that refers to nothing, or to no parent. */
  int NONE = -1;

  /**
   * Returns the number of a parent's key, a new one for a new key.
   *
   * @param parent the row that was read from where the result stands
   * @param positions where the key stands in the result, behind {@code base}
   */
  int add(Object parent, ResultSet result, int base, int[] positions) throws SQLException;

  /**
   * Returns the number of a child's key, which was added before.
   *
   * @param child the row that was read from where the result stands
   */
  int find(Object child, ResultSet result, int[] positions) throws SQLException;

  /** Returns the keys in the order of their numbers. */
  Keys keys();

  /**
   * Returns an index for keys of these columns.
   *
   * @param numbers takes the key from the rows, if it is a whole number
   * @param expected the number of keys to make room for, at least 1
   */
  static KeyIndex of(List<ColumnType<?>> types, @Nullable NumberKey numbers, int expected) {
    return numbers == null
        ? new OfValues(types)
        : new OfNumbers(numbers, new LongIndex((BasicType<?>) types.get(0), expected));
  }

  /** Whole numbers, which the rows have: to read them again would cost a tree of rows some 4 %. */
  record OfNumbers(NumberKey key, LongIndex index) implements KeyIndex {

    @Override
    public int add(Object parent, ResultSet result, int base, int[] positions) {
      return index.add(key.ofParent(parent));
    }

    @Override
    public int find(Object child, ResultSet result, int[] positions) {
      return index.find(key.ofChild(child));
    }

    @Override
    public Keys keys() {
      return index.keys();
    }
  }

  /** Keys of any columns. */
  final class OfValues implements KeyIndex {

    private final List<ColumnType<?>> types;
    private final Map<KeyValue, Integer> numbers = new HashMap<>();
    private final List<Object[]> keys = new ArrayList<>();

    private OfValues(List<ColumnType<?>> types) {
      this.types = types;
    }

    @Override
    public int add(Object parent, ResultSet result, int base, int[] positions) throws SQLException {
      KeyValue key = KeyValue.read(result, base, positions, types);
      if (key == null) {
        return NONE;
      }
      Integer before = numbers.putIfAbsent(key, keys.size());
      if (before != null) {
        return before;
      }
      keys.add(key.columns());
      return keys.size() - 1;
    }

    @Override
    public int find(Object child, ResultSet result, int[] positions) throws SQLException {
      KeyValue key = KeyValue.read(result, 0, positions, types);
      return key == null ? NONE : numbers.getOrDefault(key, NONE);
    }

    @Override
    public Keys keys() {
      return Keys.of(keys);
    }
  }
}
