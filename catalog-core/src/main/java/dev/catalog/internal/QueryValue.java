package dev.catalog.internal;

import dev.catalog.Query;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/**
 * A query: its definition, which the subclass holds, and the values of this use of it. Immutable.
 */
abstract class QueryValue<R> implements Query<R> {

  private final Values values;

  QueryValue(Values values) {
    this.values = values;
  }

  /** Returns the definition for the values of this query. */
  abstract Definition definition();

  /** Returns whether some definition of this query, for whatever values, has a parameter. */
  abstract boolean hasParameter(String name);

  final Values values() {
    return values;
  }

  final Plan plan() {
    return definition().plan();
  }

  final Values limited(long rows) {
    checkNotNegative("limit", rows);
    return values.withLimit(rows);
  }

  final Values withoutFirst(long rows) {
    checkNotNegative("offset", rows);
    return values.withOffset(rows);
  }

  static void checkNotNegative(String what, long rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("The %s is 0 or more, not %d.".formatted(what, rows));
    }
  }

  final <T> Values bound(Param<T> param, T value) {
    return values.withNamed(nameOf(param), value);
  }

  final <T> Values boundIfPresent(Param<T> param, @Nullable T value) {
    String name = nameOf(param);
    return value == null ? values.withoutNamed(name) : values.withNamed(name, value);
  }

  private String nameOf(Param<?> param) {
    String name = param.getParamName();
    if (name == null || !hasParameter(name)) {
      throw new IllegalArgumentException(
          "The query has no parameter %s: use DSL.param(\"name\", type) in it and bind that."
              .formatted(name == null ? "without a name" : name));
    }
    return name;
  }

  @Override
  public final String sql() {
    return definition().select(values).sql();
  }

  /** Returns the SQL, or why there is none: a debugger must not meet an exception here. */
  @Override
  public final String toString() {
    try {
      return sql();
    } catch (IllegalArgumentException | IllegalStateException e) {
      return e.toString();
    }
  }
}
