package dev.catalog.internal.sql;

import dev.catalog.spi.Assignment;
import org.jspecify.annotations.Nullable;

/**
 * The values of one call, from which {@link Bind}s bind: those of a query (limit, offset, named
 * parameters), and of a verb for one row or for many. Immutable.
 */
public abstract class BindValues {

  private static final Object[] NO_KEY = {};
  private static final @Nullable Object[] NO_ARRAYS = {};

  public static final BindValues NONE = new OfQuery(-1, 0, NamedValues.NONE);

  public static BindValues ofKey(Object[] key) {
    return new OfRow(NONE, key, null);
  }

  public static BindValues ofKey(Object[] key, Assignment<?> assignment) {
    return new OfRow(NONE, key, assignment);
  }

  public static BindValues of(Assignment<?> assignment) {
    return new OfRow(NONE, NO_KEY, assignment);
  }

  public static BindValues ofKeys(Keys keys) {
    return new OfRows(NONE, keys, 0, NO_ARRAYS);
  }

  /**
   * Returns the values of a statement that writes many rows.
   *
   * @param arrays at the place of a bind what it binds of all rows
   */
  public static BindValues ofKeysAndRows(Keys keys, int rows, @Nullable Object[] arrays) {
    return new OfRows(NONE, keys, rows, arrays);
  }

  /** The values of a query. */
  private static final class OfQuery extends BindValues {

    private final long limit;
    private final long offset;
    private final NamedValues named;

    private OfQuery(long limit, long offset, NamedValues named) {
      this.limit = limit;
      this.offset = offset;
      this.named = named;
    }

    @Override
    public long limit() {
      return limit;
    }

    @Override
    public long offset() {
      return offset;
    }

    @Override
    public NamedValues named() {
      return named;
    }
  }

  /** The values of a query and of a verb beside it. */
  private abstract static class OfVerb extends BindValues {

    private final BindValues query;

    private OfVerb(BindValues query) {
      this.query = query;
    }

    @Override
    public final long limit() {
      return query.limit();
    }

    @Override
    public final long offset() {
      return query.offset();
    }

    @Override
    public final NamedValues named() {
      return query.named();
    }
  }

  /** The values of a verb that names or writes one row. */
  private static final class OfRow extends OfVerb {

    private final Object[] key;
    private final @Nullable Assignment<?> assignment;

    private OfRow(BindValues query, Object[] key, @Nullable Assignment<?> assignment) {
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

    private OfRows(BindValues query, Keys keys, int rows, @Nullable Object[] arrays) {
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
    @Nullable Object array(int bind) {
      return arrays[bind];
    }
  }

  /** Returns the most rows to return, -1 for no limit. */
  public abstract long limit();

  /** Returns the rows to leave out. */
  public abstract long offset();

  /** Returns the values of named parameters. */
  public abstract NamedValues named();

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

  /** Returns what a bind, from 0, binds of many rows. */
  @Nullable Object array(int bind) {
    return null;
  }

  public final boolean hasLimit() {
    return limit() >= 0;
  }

  public final boolean hasOffset() {
    return offset() > 0;
  }

  /** Returns the values of the statement that loads children: their keys, and the parameters. */
  public final BindValues forChildren(Keys parents) {
    return new OfRows(new OfQuery(-1, 0, named()), parents, 0, NO_ARRAYS);
  }

  /** Returns the values of this query with a key, the position of a cursor. */
  public final BindValues withKey(Object[] columns) {
    return new OfRow(this, columns, null);
  }

  /** Returns the values of this query with the columns to write. */
  public final BindValues withAssignment(Assignment<?> columns) {
    return new OfRow(this, NO_KEY, columns);
  }

  public final BindValues withLimit(long rows) {
    return new OfQuery(rows, offset(), named());
  }

  public final BindValues withOffset(long rows) {
    return new OfQuery(limit(), rows, named());
  }

  public final BindValues withLimitAndOffset(long most, long without) {
    return new OfQuery(most, without, named());
  }

  /** Returns these values with a limit that is no greater than the one they have. */
  public final BindValues atMost(long rows) {
    return withLimit(hasLimit() ? Math.min(limit(), rows) : rows);
  }

  public final BindValues withoutNamed(String name) {
    return withNamed(named().without(name));
  }

  public final BindValues withNamed(String name, @Nullable Object value) {
    return withNamed(named().with(name, value));
  }

  private BindValues withNamed(NamedValues bindings) {
    return bindings == named() ? this : new OfQuery(limit(), offset(), bindings);
  }
}
