package dev.catalog.internal.query;

import dev.catalog.Page;
import dev.catalog.Query;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.connection.RowRequest;
import dev.catalog.internal.fetch.ListRequest;
import dev.catalog.internal.fetch.StreamedQuery;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.SqlText;
import java.util.List;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/**
 * A query: its texts, which the subclass holds, and the values of this use of it; and the requests
 * that read it. Immutable.
 *
 * @param <R> what each row becomes
 */
public abstract class QueryValue<R> implements Query<R> {

  private final BindValues values;

  QueryValue(BindValues values) {
    this.values = values;
  }

  /** Returns a query as what it is. */
  public static <R> QueryValue<R> of(Query<R> query) {
    return (QueryValue<R>) query;
  }

  /** Returns the texts for the values of this query. */
  abstract QueryTexts texts();

  /** Returns whether a parameter stands in some text of this query, for whatever values. */
  abstract boolean hasParameter(String name);

  final BindValues values() {
    return values;
  }

  /** Returns the request for all rows. */
  public final Request<List<R>> list() {
    return list(values);
  }

  /** Returns the request for the first rows, no more than some number. */
  public final Request<List<R>> atMost(int rows) {
    return list(values.atMost(rows));
  }

  private Request<List<R>> list(BindValues some) {
    RenderedQuery query = texts().rendered();
    return ListRequest.reading(query.select(some), some, query.plan());
  }

  /**
   * Returns the request for a page.
   *
   * @throws IllegalArgumentException if a number is negative, or the query has a limit or an offset
   */
  public final Request<Page<R>> page(long offset, int limit) {
    checkNotNegative("offset", offset);
    checkNotNegative("limit", limit);
    checkUnlimited("page");
    RenderedQuery query = texts().rendered();
    return new PageRequest<>(query.page(), values.withLimitAndOffset(limit, offset), query.plan());
  }

  final void checkUnlimited(String verb) {
    if (values.hasLimit() || values.hasOffset()) {
      throw new IllegalArgumentException(
          verb + "() sets limit and offset itself: pass the query without them");
    }
  }

  /** Returns the request for the number of rows. */
  public final Request<@Nullable Long> count() {
    SqlText text = texts().rendered().count(values);
    text.checkBound(values);
    return new RowRequest<>(
        Access.ofSelect(text), text, values, (result, at) -> result.getLong(at + 1));
  }

  /** Returns the request that asks whether there is a row. */
  public final Request<@Nullable Boolean> exists() {
    SqlText text = texts().rendered().exists(values);
    text.checkBound(values);
    return new RowRequest<>(
        Access.ofSelect(text), text, values, (result, at) -> result.getBoolean(at + 1));
  }

  /**
   * Returns the query for streaming.
   *
   * @param call what the caller called, for messages
   */
  public final StreamedQuery<R> streamed(String call) {
    RenderedQuery query = texts().rendered();
    return new StreamedQuery<>(call, query.select(values), values, query.plan());
  }

  final BindValues limited(long rows) {
    checkNotNegative("limit", rows);
    return values.withLimit(rows);
  }

  final BindValues withoutFirst(long rows) {
    checkNotNegative("offset", rows);
    return values.withOffset(rows);
  }

  private static void checkNotNegative(String what, long rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("%s must be at least 0: %d".formatted(what, rows));
    }
  }

  final <T> BindValues bound(Param<T> param, T value) {
    return values.withNamed(nameOf(param), value);
  }

  final <T> BindValues boundIfPresent(Param<T> param, @Nullable T value) {
    String name = nameOf(param);
    return value == null ? values.withoutNamed(name) : values.withNamed(name, value);
  }

  private String nameOf(Param<?> param) {
    String name = param.getParamName();
    if (name == null || !hasParameter(name)) {
      throw new IllegalArgumentException(
          "the query has no parameter %s: use DSL.param(\"name\", type) in it and bind that"
              .formatted(name == null ? "without a name" : name));
    }
    return name;
  }

  @Override
  public final String sql() {
    return texts().rendered().select(values).sql();
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
