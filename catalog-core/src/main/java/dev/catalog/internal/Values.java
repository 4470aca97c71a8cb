package dev.catalog.internal;

import dev.catalog.spi.Assignment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one call, from which {@link Slot}s bind: those of a query (limit, offset, named
 * parameters) and those of a verb (key, keys, assignment). Immutable.
 *
 * @param limit most rows to return, -1 for no limit
 * @param offset rows to leave out
 * @param named values of named parameters
 * @param key the columns of one key, empty where there is none
 * @param keys the columns of many keys, empty where there are none
 * @param assignment the columns to write
 * @param inputs the columns to write of many rows, empty where there are none
 */
record Values(
    long limit,
    long offset,
    Map<String, @Nullable Object> named,
    Object[] key,
    List<Object[]> keys,
    @Nullable Assignment<?> assignment,
    List<Assignment<?>> inputs) {

  private static final Object[] NO_KEY = {};

  static final Values NONE = new Values(-1, 0, Map.of(), NO_KEY, List.of(), null, List.of());

  static Values ofKey(Object[] key) {
    return new Values(-1, 0, Map.of(), key, List.of(), null, List.of());
  }

  static Values ofKey(Object[] key, Assignment<?> assignment) {
    return new Values(-1, 0, Map.of(), key, List.of(), assignment, List.of());
  }

  static Values ofKeys(List<Object[]> keys) {
    return new Values(-1, 0, Map.of(), NO_KEY, keys, null, List.of());
  }

  static Values of(Assignment<?> assignment) {
    return new Values(-1, 0, Map.of(), NO_KEY, List.of(), assignment, List.of());
  }

  static Values ofRows(List<Assignment<?>> rows) {
    return new Values(-1, 0, Map.of(), NO_KEY, List.of(), null, rows);
  }

  static Values ofKeysAndRows(List<Object[]> keys, List<Assignment<?>> rows) {
    return new Values(-1, 0, Map.of(), NO_KEY, keys, null, rows);
  }

  /** Returns the values of the statement that loads children: their keys, and the parameters. */
  Values forChildren(List<Object[]> parents) {
    return new Values(-1, 0, named, NO_KEY, parents, null, List.of());
  }

  boolean hasLimit() {
    return limit >= 0;
  }

  boolean hasOffset() {
    return offset > 0;
  }

  Values withKey(Object[] columns) {
    return new Values(limit, offset, named, columns, keys, assignment, inputs);
  }

  Values withLimit(long rows) {
    return new Values(rows, offset, named, key, keys, assignment, inputs);
  }

  /** Returns these values with a limit that is no greater than the one they have. */
  Values atMost(long rows) {
    return withLimit(hasLimit() ? Math.min(limit, rows) : rows);
  }

  Values withOffset(long rows) {
    return new Values(limit, rows, named, key, keys, assignment, inputs);
  }

  Values withAssignment(Assignment<?> columns) {
    return new Values(limit, offset, named, key, keys, columns, inputs);
  }

  Values withoutNamed(String name) {
    if (!named.containsKey(name)) {
      return this;
    }
    Map<String, @Nullable Object> fewer = new HashMap<>(named);
    fewer.remove(name);
    return new Values(limit, offset, fewer, key, keys, assignment, inputs);
  }

  Values withNamed(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new HashMap<>(named);
    more.put(name, value);
    return new Values(limit, offset, more, key, keys, assignment, inputs);
  }
}
