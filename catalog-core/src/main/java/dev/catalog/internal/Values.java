package dev.catalog.internal;

import dev.catalog.spi.Assignment;
import java.util.List;
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
    Bindings named,
    Object[] key,
    Keys keys,
    @Nullable Assignment<?> assignment,
    List<Assignment<?>> inputs) {

  private static final Object[] NO_KEY = {};

  static final Values NONE = new Values(-1, 0, Bindings.NONE, NO_KEY, Keys.NONE, null, List.of());

  static Values ofKey(Object[] key) {
    return new Values(-1, 0, Bindings.NONE, key, Keys.NONE, null, List.of());
  }

  static Values ofKey(Object[] key, Assignment<?> assignment) {
    return new Values(-1, 0, Bindings.NONE, key, Keys.NONE, assignment, List.of());
  }

  static Values ofKeys(Keys keys) {
    return new Values(-1, 0, Bindings.NONE, NO_KEY, keys, null, List.of());
  }

  static Values of(Assignment<?> assignment) {
    return new Values(-1, 0, Bindings.NONE, NO_KEY, Keys.NONE, assignment, List.of());
  }

  static Values ofKeysAndRows(Keys keys, List<Assignment<?>> rows) {
    return new Values(-1, 0, Bindings.NONE, NO_KEY, keys, null, rows);
  }

  /** Returns the values of the statement that loads children: their keys, and the parameters. */
  Values forChildren(Keys parents) {
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

  Values withLimitAndOffset(long most, long without) {
    return new Values(most, without, named, key, keys, assignment, inputs);
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
    return withNamed(named.without(name));
  }

  Values withNamed(String name, @Nullable Object value) {
    return withNamed(named.with(name, value));
  }

  private Values withNamed(Bindings bindings) {
    return bindings == named
        ? this
        : new Values(limit, offset, bindings, key, keys, assignment, inputs);
  }
}
