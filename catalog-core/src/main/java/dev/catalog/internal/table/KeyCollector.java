package dev.catalog.internal.table;

import dev.catalog.internal.sql.Keys;
import dev.catalog.internal.sql.LongKeys;
import dev.catalog.internal.type.BasicType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the keys of a call. One thread.
 *
 * @param <V> a key's value
 */
public interface KeyCollector<V> {

  /**
   * Adds a key.
   *
   * @throws IllegalArgumentException if it or one of its columns is null
   */
  void add(@Nullable V value);

  /** Returns the keys in the order they were added; none is added afterwards. */
  Keys keys();

  /** Keys of one column of whole numbers. */
  final class OfNumbers<V> implements KeyCollector<V> {

    private final KeyColumns<V> key;
    private final BasicType<?> type;
    private long[] numbers;
    private int size;

    OfNumbers(KeyColumns<V> key, BasicType<?> type, int expected) {
      this.key = key;
      this.type = type;
      this.numbers = new long[expected];
    }

    @Override
    public void add(@Nullable V value) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2 + 1);
      }
      numbers[size++] = ((Number) key.notNull(value)).longValue();
    }

    @Override
    public Keys keys() {
      return new LongKeys(type, numbers, size);
    }
  }

  /** Keys of one column. */
  final class OfColumn<V> implements KeyCollector<V> {

    private final KeyColumns<V> key;
    private final List<V> values;

    OfColumn(KeyColumns<V> key, int expected) {
      this.key = key;
      this.values = new ArrayList<>(expected);
    }

    @Override
    public void add(@Nullable V value) {
      values.add(key.notNull(value));
    }

    @Override
    public Keys keys() {
      return Keys.ofColumn(values);
    }
  }

  /** Keys of several columns. */
  final class OfColumns<V> implements KeyCollector<V> {

    private final KeyColumns<V> key;
    private final List<Object[]> values;

    OfColumns(KeyColumns<V> key, int expected) {
      this.key = key;
      this.values = new ArrayList<>(expected);
    }

    @Override
    public void add(@Nullable V value) {
      values.add(key.of(value));
    }

    @Override
    public Keys keys() {
      return Keys.of(values);
    }
  }
}
