package dev.catalog.internal;

import dev.catalog.DatabaseException.InputRows;
import dev.catalog.spi.Assignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.Converter;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.XML;
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

  /**
   * Round trips no longer count at this size, and what the server keeps for one statement (arrays,
   * returned rows, pending foreign key checks) stays small.
   */
  static final int MOST_ROWS = 5_000;

  private static final long MOST_CHARACTERS = 8L << 20;

  /** Divides an input, in its order within each set of columns. */
  static List<Chunk> of(List<Assignment<?>> rows, Keys keys) {
    List<Chunk> chunks = new ArrayList<>();
    for (int[] group : byColumns(rows)) {
      int from = 0;
      long size = 0;
      for (int at = 0; at < group.length; at++) {
        long more = size(rows.get(group[at]));
        if (at > from && (at - from == MOST_ROWS || size + more > MOST_CHARACTERS)) {
          chunks.add(of(rows, keys, Arrays.copyOfRange(group, from, at)));
          from = at;
          size = 0;
        }
        size += more;
      }
      chunks.add(of(rows, keys, Arrays.copyOfRange(group, from, group.length)));
    }
    return chunks;
  }

  private static Chunk of(List<Assignment<?>> rows, Keys keys, int[] positions) {
    List<Assignment<?>> chosen = new ArrayList<>(positions.length);
    for (int position : positions) {
      chosen.add(rows.get(position));
    }
    return new Chunk(positions, chosen, keys);
  }

  /** Returns the positions of the rows of each set of columns. */
  private static List<int[]> byColumns(List<Assignment<?>> rows) {
    if (assignSameColumns(rows)) {
      return List.of(IntStream.range(0, rows.size()).toArray());
    }
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
    List<int[]> positions = new ArrayList<>();
    groups.values().forEach(each -> positions.add(each.stream().mapToInt(i -> i).toArray()));
    return positions;
  }

  private static boolean assignSameColumns(List<Assignment<?>> rows) {
    for (Assignment<?> row : rows) {
      if (!row.assignsSameColumns(rows.get(0))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the number of characters or bytes of the values that can be long. */
  private static long size(Assignment<?> row) {
    long size = 0;
    TableType<?> type = (TableType<?>) row.rowType();
    for (int column : type.longColumns()) {
      if (row.isAssigned(column)) {
        size += size(type.columns().get(column), row.value(column));
      }
    }
    return size;
  }

  /** A value of the caller's own class is measured by what its converter makes of it. */
  @SuppressWarnings("unchecked")
  private static long size(Field<?> column, @Nullable Object value) {
    Converter<Object, Object> converter = (Converter<Object, Object>) column.getConverter();
    return size(converter.fromType() == converter.toType() ? value : converter.to(value));
  }

  private static long size(@Nullable Object value) {
    if (value instanceof CharSequence text) {
      return text.length();
    }
    if (value instanceof byte[] bytes) {
      return bytes.length;
    }
    if (value instanceof Object[] elements) {
      return Arrays.stream(elements).mapToLong(Chunk::size).sum();
    }
    if (value instanceof JSONB json) {
      return json.data().length();
    }
    if (value instanceof JSON json) {
      return json.data().length();
    }
    return value instanceof XML xml ? xml.data().length() : 0;
  }

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

  Values values() {
    return Values.ofKeysAndRows(keys(), rows);
  }
}
