package dev.catalog;

import dev.catalog.internal.query.ProjectedQuery;
import dev.catalog.internal.sql.AnyOf;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.ResultQuery;
import org.jooq.Select;

/**
 * A query as a value: it has no session and no connection, and any {@link ReadSession} runs it.
 *
 * <p>A query held in a constant is rendered once; limit, offset and parameters are binds, so one
 * text serves all their values. A query built in a method is built and rendered at each call.
 *
 * <p>Immutable and safe to share between threads. Not meant to be implemented by callers.
 *
 * @param <R> what each row becomes
 */
public interface Query<R> {

  /**
   * Returns this query with at most this many rows, replacing an earlier limit.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  Query<R> limit(long rows);

  /**
   * Returns this query skipping the first rows, replacing an earlier offset.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  Query<R> offset(long rows);

  /**
   * Returns this query with a value for one of its named parameters ({@code DSL.param("name",
   * type)}). Running a query while a named parameter has no value is an {@link
   * IllegalStateException}; no SQL is sent.
   *
   * @throws IllegalArgumentException if the query has no such parameter
   */
  <T> Query<R> bind(Param<T> param, T value);

  /** Returns the SQL text that a session sends for this query, with {@code ?} for each bind. */
  String sql();

  /**
   * Returns the query of a select whose columns and constructor came first: {@link
   * Projection#columns(org.jooq.Field) columns(...)}{@code .into(X::new).from(...)}. Joins,
   * grouping, subqueries, windows and order are jOOQ's own; the constructor's types are checked
   * against those of the columns. Rendered at once, so later changes to {@code select} have no
   * effect.
   *
   * <p>Of a union, the first select's constructor builds all rows.
   *
   * @throws IllegalArgumentException if the select has other columns than the constructor takes
   */
  static <R> Query<R> of(Select<Mapped<R>> select) {
    return ProjectedQuery.of(select);
  }

  /**
   * Takes what fits no other method, so that the compiler's message is short.
   *
   * @throws IllegalArgumentException always
   */
  @SuppressWarnings("DoNotCallSuggester") // what it returns is of no use, so javac stops the caller
  static Projection.NotMapped of(Object... other) {
    throw ProjectedQuery.notMapped();
  }

  /**
   * Returns a query for any jOOQ query: common table expressions and whatever else {@link #of} does
   * not reach. Rendered at once, so later changes to {@code query} have no effect.
   *
   * @param mapper builds a row from a jOOQ record; the record is not reused
   * @throws IllegalArgumentException if the query writes (INSERT, UPDATE, DELETE ... RETURNING), or
   *     is a select with a constructor, which {@link #of} takes
   */
  static <S extends Record, R> Query<R> mapping(
      ResultQuery<S> query, RecordMapper<? super S, ? extends R> mapper) {
    return ProjectedQuery.mapping(query, mapper);
  }

  /**
   * Returns the condition that a field equals one of these values: {@code field = any (?)}. All of
   * them travel as one array, so one SQL text serves any number, none included: that selects
   * nothing. The values are copied. A list in jOOQ's {@code in(...)} makes a text for each length;
   * beyond 16 values it is refused.
   *
   * @throws IllegalArgumentException if a value is null
   */
  static <T> Condition anyOf(Field<T> field, Collection<? extends T> values) {
    return AnyOf.of(field, values);
  }
}
