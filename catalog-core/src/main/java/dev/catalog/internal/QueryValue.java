package dev.catalog.internal;

import dev.catalog.Query;
import org.jooq.Param;

/** A query: its definition and the values of this use of it. Immutable. */
abstract class QueryValue<R> implements Query<R> {

  private final Definition definition;
  private final Values values;

  QueryValue(Definition definition, Values values) {
    this.definition = definition;
    this.values = values;
  }

  Definition definition() {
    return definition;
  }

  final Values values() {
    return values;
  }

  final Plan plan() {
    return definition.plan();
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
    String name = param.getParamName();
    if (name == null || !definition.hasParameter(name)) {
      throw new IllegalArgumentException(
          "The query has no parameter %s: use DSL.param(\"name\", type) in it and bind that."
              .formatted(name == null ? "without a name" : name));
    }
    return values.withNamed(name, value);
  }

  @Override
  public final String sql() {
    return definition.select(values).sql();
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
