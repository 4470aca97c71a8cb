package dev.catalog.internal.fetch;

import dev.catalog.internal.sql.Keys;
import dev.catalog.internal.table.KeyValue;
import dev.catalog.internal.table.LongIndex;
import dev.catalog.internal.table.NumberKey;
import dev.catalog.internal.type.ArrayElement;
import dev.catalog.internal.type.BasicType;
import dev.catalog.spi.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
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
   * @param positions where the key stands in the result, or its number
   */
  int find(Object child, ResultSet result, int[] positions) throws SQLException;

  /** Returns the keys in the order of their numbers. */
  Keys keys();

  /**
   * Returns an index for keys of these columns.
   *
   * @param elements how they travel to the server, if only it can compare them; else none
   * @param numbers takes the key from the rows, if it is a whole number
   * @param expected the number of keys to make room for, at least 1
   */
  static KeyIndex of(
      List<ColumnType<?>> types,
      List<ArrayElement> elements,
      @Nullable NumberKey numbers,
      int expected) {
    if (!elements.isEmpty()) {
      return new OfServer(types, elements);
    }
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

  /** Keys of columns whose values are equal in Java when they are to the server. */
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

  /**
   * Keys that only the server can compare: behind each child it sends the number of the key. Keys
   * that are sent as the same values have one number.
   */
  final class OfServer implements KeyIndex {

    private final List<ColumnType<?>> types;
    private final List<ArrayElement> elements;
    private final Map<List<@Nullable Object>, Integer> numbers = new HashMap<>();
    private final List<Object[]> keys = new ArrayList<>();

    private OfServer(List<ColumnType<?>> types, List<ArrayElement> elements) {
      this.types = types;
      this.elements = elements;
    }

    @Override
    public int add(Object parent, ResultSet result, int base, int[] positions) throws SQLException {
      Object[] key = new Object[positions.length];
      @Nullable Object[] sent = new Object[positions.length];
      for (int i = 0; i < key.length; i++) {
        Object part = types.get(i).read(result, base + positions[i]);
        if (part == null) {
          return NONE;
        }
        key[i] = part;
        sent[i] = elements.get(i).of(part);
      }
      Integer before = numbers.putIfAbsent(Arrays.asList(sent), keys.size());
      if (before != null) {
        return before;
      }
      keys.add(key);
      return keys.size() - 1;
    }

    @Override
    public int find(Object child, ResultSet result, int[] positions) throws SQLException {
      return result.getInt(positions[0]) - 1;
    }

    @Override
    public Keys keys() {
      return Keys.of(keys);
    }
  }
}
