package dev.catalog.internal;

import dev.catalog.spi.Assignment;
import org.jspecify.annotations.Nullable;

/**
 * The values of one call, from which {@link Slot}s bind: those of a query (limit, offset, named
 * parameters), and of a verb for one row or for many. Immutable.
 */
abstract class Values {

  private static final Object[] NO_KEY = {};
  private static final @Nullable Object[] NO_ARRAYS = {};

  static final Values NONE = new OfQuery(-1, 0, Bindings.NONE);

  static Values ofKey(Object[] key) {
    return new OfRow(NONE, key, null);
  }

  static Values ofKey(Object[] key, Assignment<?> assignment) {
    return new OfRow(NONE, key, assignment);
  }

  static Values of(Assignment<?> assignment) {
    return new OfRow(NONE, NO_KEY, assignment);
  }

  static Values ofKeys(Keys keys) {
    return new OfRows(NONE, keys, 0, NO_ARRAYS);
  }

  /**
   * Returns the values of a statement that writes many rows.
   *
   * @param arrays at the place of a slot what it binds of all rows
   */
  static Values ofKeysAndRows(Keys keys, int rows, @Nullable Object[] arrays) {
    return new OfRows(NONE, keys, rows, arrays);
  }

  /** The values of a query. */
  private static final class OfQuery extends Values {

    private final long limit;
    private final long offset;
    private final Bindings named;

    private OfQuery(long limit, long offset, Bindings named) {
      this.limit = limit;
      this.offset = offset;
      this.named = named;
    }

    @Override
    long limit() {
      return limit;
    }

    @Override
    long offset() {
      return offset;
    }

    @Override
    Bindings named() {
      return named;
    }
  }

  /** The values of a query and of a verb beside it. */
  private abstract static class OfVerb extends Values {

    private final Values query;

    private OfVerb(Values query) {
      this.query = query;
    }

    @Override
    final long limit() {
      return query.limit();
    }

    @Override
    final long offset() {
      return query.offset();
    }

    @Override
    final Bindings named() {
      return query.named();
    }
  }

  /** The values of a verb that names or writes one row. */
  private static final class OfRow extends OfVerb {

    private final Object[] key;
    private final @Nullable Assignment<?> assignment;

    private OfRow(Values query, Object[] key, @Nullable Assignment<?> assignment) {
      super(query);
      this.key = key;
      this.assignment = assignment;
    }

    @Override
    Object[] key() {
      return key;
    }

    @Override
    @Nullable Assignment<?> assignment() {
      return assignment;
    }
  }

  /** The values of a statement that names or writes many rows. */
  private static final class OfRows extends OfVerb {

    private final Keys keys;
    private final int rows;
    private final @Nullable Object[] arrays;

    private OfRows(Values query, Keys keys, int rows, @Nullable Object[] arrays) {
      super(query);
      this.keys = keys;
      this.rows = rows;
      this.arrays = arrays;
    }

    @Override
    Keys keys() {
      return keys;
    }

    @Override
    int rows() {
      return rows;
    }

    @Override
    @Nullable Object array(int slot) {
      return arrays[slot];
    }
  }

  /** Returns the most rows to return, -1 for no limit. */
  abstract long limit();

  /** Returns the rows to leave out. */
  abstract long offset();

  /** Returns the values of named parameters. */
  abstract Bindings named();

  /** Returns the columns of one key, empty where there is none. */
  Object[] key() {
    return NO_KEY;
  }

  /** Returns the columns to write. */
  @Nullable Assignment<?> assignment() {
    return null;
  }

  /** Returns the columns of many keys, empty where there are none. */
  Keys keys() {
    return Keys.NONE;
  }

  /** Returns the number of rows to write, 0 where there are none. */
  int rows() {
    return 0;
  }

  /** Returns what a slot, from 0, binds of many rows. */
  @Nullable Object array(int slot) {
    return null;
  }

  final boolean hasLimit() {
    return limit() >= 0;
  }

  final boolean hasOffset() {
    return offset() > 0;
  }

  /** Returns the values of the statement that loads children: their keys, and the parameters. */
  final Values forChildren(Keys parents) {
    return new OfRows(new OfQuery(-1, 0, named()), parents, 0, NO_ARRAYS);
  }

  /** Returns the values of this query with a key, the position of a cursor. */
  final Values withKey(Object[] columns) {
    return new OfRow(this, columns, null);
  }

  /** Returns the values of this query with the columns to write. */
  final Values withAssignment(Assignment<?> columns) {
    return new OfRow(this, NO_KEY, columns);
  }

  final Values withLimit(long rows) {
    return new OfQuery(rows, offset(), named());
  }

  final Values withOffset(long rows) {
    return new OfQuery(limit(), rows, named());
  }

  final Values withLimitAndOffset(long most, long without) {
    return new OfQuery(most, without, named());
  }

  /** Returns these values with a limit that is no greater than the one they have. */
  final Values atMost(long rows) {
    return withLimit(hasLimit() ? Math.min(limit(), rows) : rows);
  }

  final Values withoutNamed(String name) {
    return withNamed(named().without(name));
  }

  final Values withNamed(String name, @Nullable Object value) {
    return withNamed(named().with(name, value));
  }

  private Values withNamed(Bindings bindings) {
    return bindings == named() ? this : new OfQuery(limit(), offset(), bindings);
  }
}
