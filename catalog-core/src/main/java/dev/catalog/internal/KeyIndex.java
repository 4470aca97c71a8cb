package dev.catalog.internal;

import dev.catalog.spi.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the distinct keys of parents, from 0, and finds the number of a child's key. */
interface KeyIndex {

  /** The number of a key that refers to nothing, or to no parent. */
  int NONE = -1;

  /** Returns the number of the key at some positions of a row, a new one for a new key. */
  int add(ResultSet result, int base, int[] positions) throws SQLException;

  /** Returns the number of a key that was added before. */
  int find(ResultSet result, int[] positions) throws SQLException;

  /** Returns the keys in the order of their numbers. */
  Keys keys();

  /** Returns an index for keys of these columns. */
  static KeyIndex of(List<ColumnType<?>> types) {
    return types.size() == 1 && BasicType.isWholeNumber(types.get(0))
        ? new LongIndex((BasicType<?>) types.get(0))
        : new OfValues(types);
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
    public int add(ResultSet result, int base, int[] positions) throws SQLException {
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
    public int find(ResultSet result, int[] positions) throws SQLException {
      KeyValue key = KeyValue.read(result, 0, positions, types);
      return key == null ? NONE : numbers.getOrDefault(key, NONE);
    }

    @Override
    public Keys keys() {
      return Keys.of(keys);
    }
  }
}
