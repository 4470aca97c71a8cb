package dev.catalog.internal.table;

import dev.catalog.internal.sql.Keys;
import dev.catalog.internal.sql.Lazy;
import dev.catalog.internal.sql.LongKeys;
import dev.catalog.internal.type.ArrayElement;
import dev.catalog.internal.type.BasicType;
import dev.catalog.internal.type.ColumnTypes;
import dev.catalog.spi.Assignment;
import dev.catalog.spi.ColumnType;
import dev.catalog.spi.CompositeKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a key: takes their values out of what a caller gives for a key, out of rows to be
 * written, and out of results.
 *
 * @param <V> what a caller gives for a key
 */
public final class KeyColumns<V> {

  private final TableMetadata<?> table;
  private final UniqueKey<?> key;
  private final CompositeKey<V> values;
  private final List<ColumnType<?>> types;

  private final Lazy<List<ArrayElement>> sent = new Lazy<>(this::elements);
  private final Lazy<List<ColumnType<?>>> stored = new Lazy<>(this::storedTypes);

  /** Whether it is one column of whole numbers, whose values need no box. */
  private final boolean isWholeNumber;

  /** Found at first use: a key may have a column that the row leaves out. */
  private volatile int @Nullable [] positions;

  public KeyColumns(TableMetadata<?> table, UniqueKey<?> key, CompositeKey<V> values) {
    this.table = table;
    this.key = key;
    this.values = values;
    this.types = Arrays.stream(key.getFieldsArray()).<ColumnType<?>>map(ColumnTypes::of).toList();
    this.isWholeNumber = types.size() == 1 && BasicType.isWholeNumber(types.get(0));
  }

  private List<ArrayElement> elements() {
    return Arrays.stream(key.getFieldsArray()).map(ColumnTypes::element).toList();
  }

  private List<ColumnType<?>> storedTypes() {
    return Arrays.stream(key.getFieldsArray()).<ColumnType<?>>map(ColumnTypes::stored).toList();
  }

  /**
   * Takes a key's value apart.
   *
   * @throws IllegalArgumentException if it or one of its columns is null
   */
  public Object[] of(@Nullable V value) {
    Object[] parts = value == null ? new Object[] {null} : values.values(value);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] == null) {
        throw isNull(i);
      }
    }
    return parts;
  }

  /**
   * Returns the value of a key of one column.
   *
   * @throws IllegalArgumentException if it is null
   */
  V notNull(@Nullable V value) {
    if (value == null) {
      throw isNull(0);
    }
    return value;
  }

  private IllegalArgumentException isNull(int part) {
    return new IllegalArgumentException(
        "the value of key %s of %s must not be null in column %s"
            .formatted(key.getName(), table.name(), key.getFieldsArray()[part].getName()));
  }

  /**
   * Returns the key that a row to be written carries itself.
   *
   * @throws IllegalArgumentException if a column of the key is not set, or set to null
   */
  public Object[] in(Assignment<?> row) {
    int[] columns = positions();
    Object[] parts = new Object[columns.length];
    for (int i = 0; i < parts.length; i++) {
      Object part = row.isAssigned(columns[i]) ? row.value(columns[i]) : null;
      if (part == null) {
        throw noValue("the row", columns[i]);
      }
      parts[i] = part;
    }
    return parts;
  }

  private IllegalArgumentException noValue(String row, int column) {
    return new IllegalArgumentException(
        "%s has no value for %s, a column of key %s: set it, or use insert()"
            .formatted(row, table.nameOf(column), key.getName()));
  }

  /**
   * Takes keys' values apart.
   *
   * @throws IllegalArgumentException if one of them or of their columns is null
   */
  public Keys ofAll(Collection<V> all) {
    KeyCollector<V> collector = collector(all.size());
    for (V each : all) {
      collector.add(each);
    }
    return collector.keys();
  }

  /** Returns a collector of about as many keys as expected. */
  public KeyCollector<V> collector(int expected) {
    if (isWholeNumber) {
      return new KeyCollector.OfNumbers<>(this, (BasicType<?>) types.get(0), expected);
    }
    return types.size() == 1
        ? new KeyCollector.OfColumn<>(this, expected)
        : new KeyCollector.OfColumns<>(this, expected);
  }

  /**
   * Returns the keys that rows to be written carry themselves.
   *
   * @throws IllegalArgumentException if a row does not set a column of the key, or sets it to null
   */
  public Keys inAll(List<Assignment<?>> rows) {
    int[] columns = positions();
    long[] numbers = new long[isWholeNumber ? rows.size() : 0];
    for (int i = 0; i < rows.size(); i++) {
      Assignment<?> row = rows.get(i);
      for (int column : columns) {
        if (!hasValue(row, column)) {
          throw noValue("input row " + i, column);
        }
      }
      if (isWholeNumber) {
        numbers[i] = row.longValue(columns[0]);
      }
    }
    return isWholeNumber
        ? new LongKeys((BasicType<?>) types.get(0), numbers, numbers.length)
        : Keys.in(rows, columns);
  }

  private boolean hasValue(Assignment<?> row, int column) {
    return row.isAssigned(column)
        && (!table.columns().get(column).getDataType().nullable() || row.value(column) != null);
  }

  /**
   * Checks that no two keys are the same as they are sent: the server would apply only one of their
   * rows. Others may still be equal to it, see {@link #mayBeEqual}.
   *
   * @throws IllegalArgumentException if two are; nothing has been sent
   */
  public void checkDistinct(Keys keys) {
    if (keys instanceof LongKeys numbers) {
      checkDistinct(numbers);
      return;
    }
    List<ArrayElement> elements = sent.get();
    Map<Object, Integer> seen = new HashMap<>(keys.size() * 2);
    for (int i = 0; i < keys.size(); i++) {
      Integer before = seen.putIfAbsent(sentKey(elements, keys, i), i);
      if (before != null) {
        throw twice(before, i);
      }
    }
  }

  private static Object sentKey(List<ArrayElement> elements, Keys keys, int key) {
    if (elements.size() == 1) {
      return sentPart(elements.get(0), keys.part(key, 0));
    }
    Object[] parts = new Object[elements.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = sentPart(elements.get(i), keys.part(key, i));
    }
    return Arrays.asList(parts);
  }

  private static Object sentPart(ArrayElement element, Object part) {
    // one moment has many texts
    return part instanceof OffsetDateTime time
        ? time.toInstant()
        : Objects.requireNonNullElse(element.of(part), part);
  }

  /**
   * Returns whether the server may take two of these keys for equal that are not the same as they
   * are sent, so that it has to be asked.
   *
   * @param stored whether they are to be written: the column may cut or round them
   */
  public boolean mayBeEqual(Keys keys, boolean stored) {
    return keys.size() > 1
        && !(keys instanceof LongKeys)
        && IntStream.range(0, types.size()).anyMatch(part -> mayBeEqual(keys, part, stored));
  }

  private boolean mayBeEqual(Keys keys, int part, boolean stored) {
    Field<?> column = key.getFieldsArray()[part];
    if (table.comparison(column) != null) {
      return true;
    }
    ArrayElement element = sent.get().get(part);
    int length = stored ? column.getDataType().length() : 0;
    for (int i = 0; i < keys.size(); i++) {
      Object value = keys.part(i, part);
      if (isFinerThanMicroseconds(value)
          || (length > 0 && element.of(value) instanceof String text && text.length() > length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFinerThanMicroseconds(Object value) {
    return value instanceof Temporal time
        && time.isSupported(ChronoField.NANO_OF_SECOND)
        && time.get(ChronoField.NANO_OF_SECOND) % 1_000 != 0;
  }

  private void checkDistinct(LongKeys keys) {
    int ascending = 1;
    while (ascending < keys.size() && keys.number(ascending - 1) < keys.number(ascending)) {
      ascending++;
    }
    if (ascending >= keys.size()) {
      return;
    }
    LongIndex seen = new LongIndex((BasicType<?>) types.get(0), keys.size());
    for (int i = 0; i < keys.size(); i++) {
      int before = seen.add(keys.number(i));
      if (before != i) {
        throw twice(before, i);
      }
    }
  }

  /** Returns the exception for two keys that are equal. */
  public IllegalArgumentException twice(int first, int second) {
    return new IllegalArgumentException(
        "input rows %d and %d have the same value of %s, and the server would apply only one of them: leave one out"
            .formatted(first, second, key.getName()));
  }

  /** Reads the key of a row, as it is stored, whose columns stand first in a result. */
  public KeyValue read(ResultSet result) throws SQLException {
    int[] inResult = Arrays.stream(positions()).map(i -> i + 1).toArray();
    return Objects.requireNonNull(KeyValue.read(result, 0, inResult, stored.get()));
  }

  /** Returns a key in a form that is equal for keys that are sent alike. */
  public Object sent(Keys keys, int number) {
    return keys instanceof LongKeys numbers
        ? (Object) numbers.number(number)
        : sentKey(sent.get(), keys, number);
  }

  /**
   * Returns the key of a row in that form, whose columns stand first in a result.
   *
   * @return null if a column of it is null
   */
  public @Nullable Object written(ResultSet result) throws SQLException {
    int[] columns = positions();
    if (isWholeNumber) {
      long number = result.getLong(columns[0] + 1);
      return result.wasNull() ? null : (Object) number;
    }
    Object[] parts = new Object[columns.length];
    for (int i = 0; i < parts.length; i++) {
      Object part = types.get(i).read(result, columns[i] + 1);
      if (part == null) {
        return null;
      }
      parts[i] = part;
    }
    return sentKey(sent.get(), Keys.of(List.<Object[]>of(parts)), 0);
  }

  /** Returns whether Java may take keys for different that the server takes for equal. */
  public boolean isUncertain() {
    return Arrays.stream(key.getFieldsArray()).anyMatch(each -> table.comparison(each) != null);
  }

  /** Returns whether a row to be written sets a column of the key. */
  public boolean isSetBy(Assignment<?> row) {
    return Arrays.stream(positions()).anyMatch(row::isAssigned);
  }

  private int[] positions() {
    int[] found = positions;
    if (found == null) {
      found = table.indexesOf(key.getFieldsArray());
      positions = found;
    }
    return found;
  }
}
