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
import org.jooq.impl.DSL;

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
   * Returns this query without its first rows, replacing an earlier offset.
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
   * Returns a query for any jOOQ query: common table expressions, unions and whatever else {@link
   * #select} does not reach. Rendered at once, so later changes to {@code query} have no effect.
   *
   * @param mapper builds a row from a jOOQ record; the record is not reused
   * @throws IllegalArgumentException if the query writes (INSERT, UPDATE, DELETE ... RETURNING)
   */
  static <S extends Record, R> Query<R> of(
      ResultQuery<S> query, RecordMapper<? super S, ? extends R> mapper) {
    return ProjectedQuery.of(query, mapper);
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

  /**
   * Starts a query with its columns, so that the constructor's types are checked against theirs.
   * Joins, grouping, subqueries and order follow in {@link Projection.Of1#as}.
   *
   * <p>A column that may be null needs a component that can hold null; a null for a primitive
   * component is an {@link UnexpectedNullException} that names the column.
   */
  static <T1> Projection.Of1<T1> select(Field<T1> field1) {
    return new Projection.Of1<>(DSL.select(field1));
  }

  /** As {@link #select(Field)}, with 2 columns. */
  static <T1, T2> Projection.Of2<T1, T2> select(Field<T1> field1, Field<T2> field2) {
    return new Projection.Of2<>(DSL.select(field1, field2));
  }

  /** As {@link #select(Field)}, with 3 columns. */
  static <T1, T2, T3> Projection.Of3<T1, T2, T3> select(
      Field<T1> field1, Field<T2> field2, Field<T3> field3) {
    return new Projection.Of3<>(DSL.select(field1, field2, field3));
  }

  /** As {@link #select(Field)}, with 4 columns. */
  static <T1, T2, T3, T4> Projection.Of4<T1, T2, T3, T4> select(
      Field<T1> field1, Field<T2> field2, Field<T3> field3, Field<T4> field4) {
    return new Projection.Of4<>(DSL.select(field1, field2, field3, field4));
  }

  /** As {@link #select(Field)}, with 5 columns. */
  static <T1, T2, T3, T4, T5> Projection.Of5<T1, T2, T3, T4, T5> select(
      Field<T1> field1, Field<T2> field2, Field<T3> field3, Field<T4> field4, Field<T5> field5) {
    return new Projection.Of5<>(DSL.select(field1, field2, field3, field4, field5));
  }

  /** As {@link #select(Field)}, with 6 columns. */
  static <T1, T2, T3, T4, T5, T6> Projection.Of6<T1, T2, T3, T4, T5, T6> select(
      Field<T1> field1,
      Field<T2> field2,
      Field<T3> field3,
      Field<T4> field4,
      Field<T5> field5,
      Field<T6> field6) {
    return new Projection.Of6<>(DSL.select(field1, field2, field3, field4, field5, field6));
  }

  /** As {@link #select(Field)}, with 7 columns. */
  static <T1, T2, T3, T4, T5, T6, T7> Projection.Of7<T1, T2, T3, T4, T5, T6, T7> select(
      Field<T1> field1,
      Field<T2> field2,
      Field<T3> field3,
      Field<T4> field4,
      Field<T5> field5,
      Field<T6> field6,
      Field<T7> field7) {
    return new Projection.Of7<>(DSL.select(field1, field2, field3, field4, field5, field6, field7));
  }

  /** As {@link #select(Field)}, with 8 columns. */
  static <T1, T2, T3, T4, T5, T6, T7, T8> Projection.Of8<T1, T2, T3, T4, T5, T6, T7, T8> select(
      Field<T1> field1,
      Field<T2> field2,
      Field<T3> field3,
      Field<T4> field4,
      Field<T5> field5,
      Field<T6> field6,
      Field<T7> field7,
      Field<T8> field8) {
    return new Projection.Of8<>(
        DSL.select(field1, field2, field3, field4, field5, field6, field7, field8));
  }

  /** As {@link #select(Field)}, with 9 columns. */
  static <T1, T2, T3, T4, T5, T6, T7, T8, T9>
      Projection.Of9<T1, T2, T3, T4, T5, T6, T7, T8, T9> select(
          Field<T1> field1,
          Field<T2> field2,
          Field<T3> field3,
          Field<T4> field4,
          Field<T5> field5,
          Field<T6> field6,
          Field<T7> field7,
          Field<T8> field8,
          Field<T9> field9) {
    return new Projection.Of9<>(
        DSL.select(field1, field2, field3, field4, field5, field6, field7, field8, field9));
  }

  /** As {@link #select(Field)}, with 10 columns. */
  static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>
      Projection.Of10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> select(
          Field<T1> field1,
          Field<T2> field2,
          Field<T3> field3,
          Field<T4> field4,
          Field<T5> field5,
          Field<T6> field6,
          Field<T7> field7,
          Field<T8> field8,
          Field<T9> field9,
          Field<T10> field10) {
    return new Projection.Of10<>(
        DSL.select(
            field1, field2, field3, field4, field5, field6, field7, field8, field9, field10));
  }

  /** As {@link #select(Field)}, with 11 columns. */
  static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>
      Projection.Of11<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> select(
          Field<T1> field1,
          Field<T2> field2,
          Field<T3> field3,
          Field<T4> field4,
          Field<T5> field5,
          Field<T6> field6,
          Field<T7> field7,
          Field<T8> field8,
          Field<T9> field9,
          Field<T10> field10,
          Field<T11> field11) {
    return new Projection.Of11<>(
        DSL.select(
            field1, field2, field3, field4, field5, field6, field7, field8, field9, field10,
            field11));
  }

  /** As {@link #select(Field)}, with 12 columns. */
  static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>
      Projection.Of12<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> select(
          Field<T1> field1,
          Field<T2> field2,
          Field<T3> field3,
          Field<T4> field4,
          Field<T5> field5,
          Field<T6> field6,
          Field<T7> field7,
          Field<T8> field8,
          Field<T9> field9,
          Field<T10> field10,
          Field<T11> field11,
          Field<T12> field12) {
    return new Projection.Of12<>(
        DSL.select(
            field1, field2, field3, field4, field5, field6, field7, field8, field9, field10,
            field11, field12));
  }

  /** As {@link #select(Field)}, with 13 columns. */
  static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>
      Projection.Of13<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> select(
          Field<T1> field1,
          Field<T2> field2,
          Field<T3> field3,
          Field<T4> field4,
          Field<T5> field5,
          Field<T6> field6,
          Field<T7> field7,
          Field<T8> field8,
          Field<T9> field9,
          Field<T10> field10,
          Field<T11> field11,
          Field<T12> field12,
          Field<T13> field13) {
    return new Projection.Of13<>(
        DSL.select(
            field1, field2, field3, field4, field5, field6, field7, field8, field9, field10,
            field11, field12, field13));
  }

  /** As {@link #select(Field)}, with 14 columns. */
  static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>
      Projection.Of14<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> select(
          Field<T1> field1,
          Field<T2> field2,
          Field<T3> field3,
          Field<T4> field4,
          Field<T5> field5,
          Field<T6> field6,
          Field<T7> field7,
          Field<T8> field8,
          Field<T9> field9,
          Field<T10> field10,
          Field<T11> field11,
          Field<T12> field12,
          Field<T13> field13,
          Field<T14> field14) {
    return new Projection.Of14<>(
        DSL.select(
            field1, field2, field3, field4, field5, field6, field7, field8, field9, field10,
            field11, field12, field13, field14));
  }

  /** As {@link #select(Field)}, with 15 columns. */
  static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>
      Projection.Of15<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15> select(
          Field<T1> field1,
          Field<T2> field2,
          Field<T3> field3,
          Field<T4> field4,
          Field<T5> field5,
          Field<T6> field6,
          Field<T7> field7,
          Field<T8> field8,
          Field<T9> field9,
          Field<T10> field10,
          Field<T11> field11,
          Field<T12> field12,
          Field<T13> field13,
          Field<T14> field14,
          Field<T15> field15) {
    return new Projection.Of15<>(
        DSL.select(
            field1, field2, field3, field4, field5, field6, field7, field8, field9, field10,
            field11, field12, field13, field14, field15));
  }

  /** As {@link #select(Field)}, with 16 columns. */
  static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>
      Projection.Of16<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16> select(
          Field<T1> field1,
          Field<T2> field2,
          Field<T3> field3,
          Field<T4> field4,
          Field<T5> field5,
          Field<T6> field6,
          Field<T7> field7,
          Field<T8> field8,
          Field<T9> field9,
          Field<T10> field10,
          Field<T11> field11,
          Field<T12> field12,
          Field<T13> field13,
          Field<T14> field14,
          Field<T15> field15,
          Field<T16> field16) {
    return new Projection.Of16<>(
        DSL.select(
            field1, field2, field3, field4, field5, field6, field7, field8, field9, field10,
            field11, field12, field13, field14, field15, field16));
  }

  /** As {@link #select(Field)}, with 17 columns. */
  static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>
      Projection.Of17<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>
          select(
              Field<T1> field1,
              Field<T2> field2,
              Field<T3> field3,
              Field<T4> field4,
              Field<T5> field5,
              Field<T6> field6,
              Field<T7> field7,
              Field<T8> field8,
              Field<T9> field9,
              Field<T10> field10,
              Field<T11> field11,
              Field<T12> field12,
              Field<T13> field13,
              Field<T14> field14,
              Field<T15> field15,
              Field<T16> field16,
              Field<T17> field17) {
    return new Projection.Of17<>(
        DSL.select(
            field1, field2, field3, field4, field5, field6, field7, field8, field9, field10,
            field11, field12, field13, field14, field15, field16, field17));
  }

  /** As {@link #select(Field)}, with 18 columns. */
  static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18>
      Projection.Of18<
              T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18>
          select(
              Field<T1> field1,
              Field<T2> field2,
              Field<T3> field3,
              Field<T4> field4,
              Field<T5> field5,
              Field<T6> field6,
              Field<T7> field7,
              Field<T8> field8,
              Field<T9> field9,
              Field<T10> field10,
              Field<T11> field11,
              Field<T12> field12,
              Field<T13> field13,
              Field<T14> field14,
              Field<T15> field15,
              Field<T16> field16,
              Field<T17> field17,
              Field<T18> field18) {
    return new Projection.Of18<>(
        DSL.select(
            field1, field2, field3, field4, field5, field6, field7, field8, field9, field10,
            field11, field12, field13, field14, field15, field16, field17, field18));
  }

  /** As {@link #select(Field)}, with 19 columns. */
  static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19>
      Projection.Of19<
              T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19>
          select(
              Field<T1> field1,
              Field<T2> field2,
              Field<T3> field3,
              Field<T4> field4,
              Field<T5> field5,
              Field<T6> field6,
              Field<T7> field7,
              Field<T8> field8,
              Field<T9> field9,
              Field<T10> field10,
              Field<T11> field11,
              Field<T12> field12,
              Field<T13> field13,
              Field<T14> field14,
              Field<T15> field15,
              Field<T16> field16,
              Field<T17> field17,
              Field<T18> field18,
              Field<T19> field19) {
    return new Projection.Of19<>(
        DSL.select(
            field1, field2, field3, field4, field5, field6, field7, field8, field9, field10,
            field11, field12, field13, field14, field15, field16, field17, field18, field19));
  }

  /** As {@link #select(Field)}, with 20 columns. */
  static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20>
      Projection.Of20<
              T1,
              T2,
              T3,
              T4,
              T5,
              T6,
              T7,
              T8,
              T9,
              T10,
              T11,
              T12,
              T13,
              T14,
              T15,
              T16,
              T17,
              T18,
              T19,
              T20>
          select(
              Field<T1> field1,
              Field<T2> field2,
              Field<T3> field3,
              Field<T4> field4,
              Field<T5> field5,
              Field<T6> field6,
              Field<T7> field7,
              Field<T8> field8,
              Field<T9> field9,
              Field<T10> field10,
              Field<T11> field11,
              Field<T12> field12,
              Field<T13> field13,
              Field<T14> field14,
              Field<T15> field15,
              Field<T16> field16,
              Field<T17> field17,
              Field<T18> field18,
              Field<T19> field19,
              Field<T20> field20) {
    return new Projection.Of20<>(
        DSL.select(
            field1, field2, field3, field4, field5, field6, field7, field8, field9, field10,
            field11, field12, field13, field14, field15, field16, field17, field18, field19,
            field20));
  }

  /** As {@link #select(Field)}, with 21 columns. */
  static <
          T1,
          T2,
          T3,
          T4,
          T5,
          T6,
          T7,
          T8,
          T9,
          T10,
          T11,
          T12,
          T13,
          T14,
          T15,
          T16,
          T17,
          T18,
          T19,
          T20,
          T21>
      Projection.Of21<
              T1,
              T2,
              T3,
              T4,
              T5,
              T6,
              T7,
              T8,
              T9,
              T10,
              T11,
              T12,
              T13,
              T14,
              T15,
              T16,
              T17,
              T18,
              T19,
              T20,
              T21>
          select(
              Field<T1> field1,
              Field<T2> field2,
              Field<T3> field3,
              Field<T4> field4,
              Field<T5> field5,
              Field<T6> field6,
              Field<T7> field7,
              Field<T8> field8,
              Field<T9> field9,
              Field<T10> field10,
              Field<T11> field11,
              Field<T12> field12,
              Field<T13> field13,
              Field<T14> field14,
              Field<T15> field15,
              Field<T16> field16,
              Field<T17> field17,
              Field<T18> field18,
              Field<T19> field19,
              Field<T20> field20,
              Field<T21> field21) {
    return new Projection.Of21<>(
        DSL.select(
            field1, field2, field3, field4, field5, field6, field7, field8, field9, field10,
            field11, field12, field13, field14, field15, field16, field17, field18, field19,
            field20, field21));
  }

  /** As {@link #select(Field)}, with 22 columns. */
  static <
          T1,
          T2,
          T3,
          T4,
          T5,
          T6,
          T7,
          T8,
          T9,
          T10,
          T11,
          T12,
          T13,
          T14,
          T15,
          T16,
          T17,
          T18,
          T19,
          T20,
          T21,
          T22>
      Projection.Of22<
              T1,
              T2,
              T3,
              T4,
              T5,
              T6,
              T7,
              T8,
              T9,
              T10,
              T11,
              T12,
              T13,
              T14,
              T15,
              T16,
              T17,
              T18,
              T19,
              T20,
              T21,
              T22>
          select(
              Field<T1> field1,
              Field<T2> field2,
              Field<T3> field3,
              Field<T4> field4,
              Field<T5> field5,
              Field<T6> field6,
              Field<T7> field7,
              Field<T8> field8,
              Field<T9> field9,
              Field<T10> field10,
              Field<T11> field11,
              Field<T12> field12,
              Field<T13> field13,
              Field<T14> field14,
              Field<T15> field15,
              Field<T16> field16,
              Field<T17> field17,
              Field<T18> field18,
              Field<T19> field19,
              Field<T20> field20,
              Field<T21> field21,
              Field<T22> field22) {
    return new Projection.Of22<>(
        DSL.select(
            field1, field2, field3, field4, field5, field6, field7, field8, field9, field10,
            field11, field12, field13, field14, field15, field16, field17, field18, field19,
            field20, field21, field22));
  }
}
