package dev.catalog.internal;

import dev.catalog.Key;
import dev.catalog.spi.Assignment;
import dev.catalog.spi.ColumnType;
import dev.catalog.spi.CompositeKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A primary or unique key, with the texts that find a row by it. Immutable but for cached texts.
 */
final class TableKey<R, V> implements Key<R, V> {

  private final TableType<R> type;
  private final UniqueKey<?> key;
  private final CompositeKey<V> values;
  private volatile @Nullable SqlText find;
  private volatile @Nullable SqlText findAll;
  private volatile @Nullable SqlText delete;
  private volatile @Nullable SqlText findNumbered;
  private volatile @Nullable SqlText deleteAll;
  private volatile int @Nullable [] indexes;
  private final TextCache updates = new TextCache(this::renderUpdate);
  private final TextCache bulkUpdates = new TextCache(this::renderUpdateAll);
  private final UpsertTexts upserts;
  private final List<ColumnType<?>> types;

  /** Whether it is one column of whole numbers, whose values need no box. */
  private final boolean isWholeNumber;

  TableKey(TableType<R> type, UniqueKey<?> key, CompositeKey<V> values) {
    this.type = type;
    this.key = key;
    this.values = values;
    this.upserts = new UpsertTexts(type, key.getFieldsArray());
    this.types = Arrays.stream(key.getFieldsArray()).<ColumnType<?>>map(ColumnTypes::of).toList();
    this.isWholeNumber = types.size() == 1 && BasicType.isWholeNumber(types.get(0));
  }

  TableType<R> type() {
    return type;
  }

  @Override
  public String constraint() {
    return key.getName();
  }

  @Override
  public String table() {
    return type.name();
  }

  /**
   * Takes a key's value apart.
   *
   * @throws IllegalArgumentException if it or one of its columns is null
   */
  Object[] columnsOf(@Nullable V value) {
    Object[] parts = value == null ? new Object[] {null} : values.values(value);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] == null) {
        throw isNull(i);
      }
    }
    return parts;
  }

  private IllegalArgumentException isNull(int part) {
    return new IllegalArgumentException(
        "The key %s of %s needs a value for %s, not null."
            .formatted(constraint(), table(), key.getFieldsArray()[part].getName()));
  }

  /**
   * Returns the key that a row to be written carries itself.
   *
   * @throws IllegalArgumentException if a column of the key is not set, or set to null
   */
  Object[] valueIn(Assignment<?> assignment) {
    int[] columns = indexes();
    Object[] parts = new Object[columns.length];
    for (int i = 0; i < parts.length; i++) {
      Object part = assignment.isAssigned(columns[i]) ? assignment.value(columns[i]) : null;
      if (part == null) {
        throw noValue("The row", columns[i]);
      }
      parts[i] = part;
    }
    return parts;
  }

  private IllegalArgumentException noValue(String row, int column) {
    return new IllegalArgumentException(
        "%s has no value for %s, a column of the key %s: set it, or insert the row."
            .formatted(row, type.nameOf(column), constraint()));
  }

  /**
   * Takes keys' values apart.
   *
   * @throws IllegalArgumentException if one of them or of their columns is null
   */
  Keys keysOf(Collection<V> values) {
    KeyCollector<V> collector = collector(values.size());
    for (V each : values) {
      collector.add(each);
    }
    return collector.keys();
  }

  /** Returns a collector of about as many keys as expected. */
  KeyCollector<V> collector(int expected) {
    if (isWholeNumber) {
      return new KeyCollector.OfNumbers<>(this, (BasicType<?>) types.get(0), expected);
    }
    return types.size() == 1
        ? new KeyCollector.OfColumn<>(this, expected)
        : new KeyCollector.OfColumns<>(this, expected);
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

  /**
   * Returns the keys that rows to be written carry themselves.
   *
   * @throws IllegalArgumentException if a row does not set a column of the key, or sets it to null
   */
  Keys keysIn(List<Assignment<?>> rows) {
    int[] columns = indexes();
    long[] numbers = new long[isWholeNumber ? rows.size() : 0];
    for (int i = 0; i < rows.size(); i++) {
      Assignment<?> row = rows.get(i);
      for (int column : columns) {
        if (!hasValue(row, column)) {
          throw noValue("Row " + i + " of the input (from 0)", column);
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
        && (!type.columns().get(column).getDataType().nullable() || row.value(column) != null);
  }

  /**
   * Checks that no two keys are equal for the server, which would apply only one of their rows.
   *
   * @throws IllegalArgumentException if two are; nothing has been sent
   */
  void checkDistinct(Keys keys) {
    if (keys instanceof LongKeys numbers) {
      checkDistinct(numbers);
      return;
    }
    Map<KeyValue, Integer> seen = new HashMap<>(keys.size() * 2);
    for (int i = 0; i < keys.size(); i++) {
      Integer before = seen.putIfAbsent(valueOf(keys, i), i);
      if (before != null) {
        throw twice(before, i);
      }
    }
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

  private IllegalArgumentException twice(int first, int second) {
    return new IllegalArgumentException(
        "Rows %d and %d of the input (from 0) have the same value of %s, and the server would apply only one of them: leave one out."
            .formatted(first, second, constraint()));
  }

  /** Returns a key that equals those the server takes for equal. */
  KeyValue valueOf(Keys keys, int number) {
    Object[] parts = new Object[types.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = keys.part(number, i);
    }
    return KeyValue.of(parts, types);
  }

  /** Reads the key of a row whose columns stand first in a result. */
  KeyValue read(ResultSet result) throws SQLException {
    int[] positions = Arrays.stream(indexes()).map(i -> i + 1).toArray();
    return Objects.requireNonNull(KeyValue.read(result, 0, positions, types));
  }

  /** Returns the positions of the key's columns in a row; found at first use. */
  private int[] indexes() {
    int[] found = indexes;
    if (found == null) {
      found = type.indexesOf(key.getFieldsArray());
      indexes = found;
    }
    return found;
  }

  /** Returns {@code select ... where key = ?}. */
  SqlText find() {
    SqlText text = find;
    if (text == null) {
      text =
          Renderer.render(
              DSL.select(type.columns().stream().map(TableType::bare).toList())
                  .from(type.table())
                  .where(condition()));
      find = text;
    }
    return text;
  }

  /** Returns the select of many rows, in the order of the keys given. */
  SqlText findAll() {
    SqlText text = findAll;
    if (text == null) {
      text = findAll(type.columns());
      findAll = text;
    }
    return text;
  }

  /** As {@link #findAll()}, with the number of each row's key, from 1, behind its columns. */
  SqlText findNumbered() {
    SqlText text = findNumbered;
    if (text == null) {
      List<Field<?>> columns = new ArrayList<>(type.columns());
      columns.add(UnnestedTable.order());
      text = findAll(columns);
      findNumbered = text;
    }
    return text;
  }

  private SqlText findAll(List<? extends Field<?>> columns) {
    UnnestedTable keys = UnnestedTable.ofNumberedKeys(key.getFieldsArray());
    return Renderer.render(
        DSL.select(columns)
            .from(keys.table())
            .join(type.table())
            .on(keys.matches(key.getFieldsArray()))
            .orderBy(UnnestedTable.order()));
  }

  /** Returns {@code delete ... where key = ?}. */
  SqlText delete() {
    SqlText text = delete;
    if (text == null) {
      text = Renderer.render(DSL.deleteFrom(type.table()).where(condition()));
      delete = text;
    }
    return text;
  }

  /** Returns the delete of many rows by their keys, in one text for any number. */
  SqlText deleteAll() {
    SqlText text = deleteAll;
    if (text == null) {
      text =
          Renderer.render(
              DSL.deleteFrom(type.table()).where(UnnestedTable.isAmongKeys(key.getFieldsArray())));
      deleteAll = text;
    }
    return text;
  }

  /** Returns {@code update ... set ... where key = ? returning ...}. */
  SqlText update(Assignment<?> assignment) {
    return updates.get(assignment);
  }

  private SqlText renderUpdate(Assignment<?> assignment) {
    WriteTexts texts = type.writeTexts();
    return texts.returning(
        Renderer.render(
            DSL.update(type.table())
                .set(texts.updates(assignment))
                .where(condition().and(texts.isExpected(assignment)))));
  }

  /**
   * Returns {@code update ... set ... from unnest(...) where key = k returning ...}, with the
   * number of the row in the input, from 1, behind the columns of the row.
   */
  SqlText updateAll(Assignment<?> shape) {
    return bulkUpdates.get(shape);
  }

  private SqlText renderUpdateAll(Assignment<?> shape) {
    Field<?>[] fields = key.getFieldsArray();
    List<Integer> columns = WriteTexts.assigned(shape);
    UnnestedTable rows = UnnestedTable.ofKeysAndRows(fields, type, columns);
    Map<Field<?>, Field<?>> updates = new LinkedHashMap<>();
    Condition matches = rows.matches(fields);
    for (int i = 0; i < columns.size(); i++) {
      Field<?> column = type.columns().get(columns.get(i));
      if (columns.get(i) == type.version()) {
        matches = matches.and(rows.matches(column, fields.length + i));
      } else {
        updates.put(column, rows.column(fields.length + i));
      }
    }
    type.writeTexts().countVersion(updates);
    List<Field<?>> returned = new ArrayList<>(type.columns());
    returned.add(UnnestedTable.order());
    return Renderer.render(
        DSL.update(type.table())
            .set(updates)
            .from(rows.table())
            .where(matches)
            .returning(returned));
  }

  UpsertTexts upserts() {
    return upserts;
  }

  private Condition condition() {
    List<Condition> parts = new ArrayList<>();
    Field<?>[] fields = key.getFieldsArray();
    for (int i = 0; i < fields.length; i++) {
      parts.add(equal(fields[i], i));
    }
    return DSL.and(parts);
  }

  private static <T> Condition equal(Field<T> field, int part) {
    return TableType.bare(field)
        .eq(SlotField.of(new Slot.KeyPart<>(ColumnTypes.of(field), part), field.getDataType()));
  }

  @Override
  public String toString() {
    return constraint() + " of " + table();
  }
}
