package dev.catalog;

import org.jooq.Field;

/** The overloads of {@link Rows}{@code .select}, apart because they are many. */
interface RowsSelect<R> {

  /**
   * Chooses a column that is read instead of the whole row; {@code as(constructor)} follows: {@code
   * Product.ROWS.select(PRODUCTS.ID, PRODUCTS.NAME).as(NameOnly::new)}. Only these columns are
   * selected, and the result is again rows: conditions, order, pages and slices work on it as
   * before.
   *
   * <p>Takes columns of this table, expressions over them, subqueries and jOOQ's implicit path
   * joins; a column of another table is refused as in {@link Rows#where}. A column that may be null
   * needs a component that can hold null; a null for a primitive component is an {@link
   * UnexpectedNullException} that names the column.
   *
   * <p>{@code as} throws {@link IllegalStateException} if these rows have relations or chosen
   * columns already, and {@link IllegalArgumentException} for an aggregate or window function:
   * those belong in {@link Query#select(Field)}.
   */
  default <T1> Projection.RowsOf1<T1> select(Field<T1> field1) {
    return new Projection.RowsOf1<>((Rows<R>) this, field1);
  }

  /** As {@link #select(Field)}, with 2 columns. */
  default <T1, T2> Projection.RowsOf2<T1, T2> select(Field<T1> field1, Field<T2> field2) {
    return new Projection.RowsOf2<>((Rows<R>) this, field1, field2);
  }

  /** As {@link #select(Field)}, with 3 columns. */
  default <T1, T2, T3> Projection.RowsOf3<T1, T2, T3> select(
      Field<T1> field1, Field<T2> field2, Field<T3> field3) {
    return new Projection.RowsOf3<>((Rows<R>) this, field1, field2, field3);
  }

  /** As {@link #select(Field)}, with 4 columns. */
  default <T1, T2, T3, T4> Projection.RowsOf4<T1, T2, T3, T4> select(
      Field<T1> field1, Field<T2> field2, Field<T3> field3, Field<T4> field4) {
    return new Projection.RowsOf4<>((Rows<R>) this, field1, field2, field3, field4);
  }

  /** As {@link #select(Field)}, with 5 columns. */
  default <T1, T2, T3, T4, T5> Projection.RowsOf5<T1, T2, T3, T4, T5> select(
      Field<T1> field1, Field<T2> field2, Field<T3> field3, Field<T4> field4, Field<T5> field5) {
    return new Projection.RowsOf5<>((Rows<R>) this, field1, field2, field3, field4, field5);
  }

  /** As {@link #select(Field)}, with 6 columns. */
  default <T1, T2, T3, T4, T5, T6> Projection.RowsOf6<T1, T2, T3, T4, T5, T6> select(
      Field<T1> field1,
      Field<T2> field2,
      Field<T3> field3,
      Field<T4> field4,
      Field<T5> field5,
      Field<T6> field6) {
    return new Projection.RowsOf6<>((Rows<R>) this, field1, field2, field3, field4, field5, field6);
  }

  /** As {@link #select(Field)}, with 7 columns. */
  default <T1, T2, T3, T4, T5, T6, T7> Projection.RowsOf7<T1, T2, T3, T4, T5, T6, T7> select(
      Field<T1> field1,
      Field<T2> field2,
      Field<T3> field3,
      Field<T4> field4,
      Field<T5> field5,
      Field<T6> field6,
      Field<T7> field7) {
    return new Projection.RowsOf7<>(
        (Rows<R>) this, field1, field2, field3, field4, field5, field6, field7);
  }

  /** As {@link #select(Field)}, with 8 columns. */
  default <T1, T2, T3, T4, T5, T6, T7, T8>
      Projection.RowsOf8<T1, T2, T3, T4, T5, T6, T7, T8> select(
          Field<T1> field1,
          Field<T2> field2,
          Field<T3> field3,
          Field<T4> field4,
          Field<T5> field5,
          Field<T6> field6,
          Field<T7> field7,
          Field<T8> field8) {
    return new Projection.RowsOf8<>(
        (Rows<R>) this, field1, field2, field3, field4, field5, field6, field7, field8);
  }

  /** As {@link #select(Field)}, with 9 columns. */
  default <T1, T2, T3, T4, T5, T6, T7, T8, T9>
      Projection.RowsOf9<T1, T2, T3, T4, T5, T6, T7, T8, T9> select(
          Field<T1> field1,
          Field<T2> field2,
          Field<T3> field3,
          Field<T4> field4,
          Field<T5> field5,
          Field<T6> field6,
          Field<T7> field7,
          Field<T8> field8,
          Field<T9> field9) {
    return new Projection.RowsOf9<>(
        (Rows<R>) this, field1, field2, field3, field4, field5, field6, field7, field8, field9);
  }

  /** As {@link #select(Field)}, with 10 columns. */
  default <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>
      Projection.RowsOf10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> select(
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
    return new Projection.RowsOf10<>(
        (Rows<R>) this,
        field1,
        field2,
        field3,
        field4,
        field5,
        field6,
        field7,
        field8,
        field9,
        field10);
  }

  /** As {@link #select(Field)}, with 11 columns. */
  default <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>
      Projection.RowsOf11<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> select(
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
    return new Projection.RowsOf11<>(
        (Rows<R>) this,
        field1,
        field2,
        field3,
        field4,
        field5,
        field6,
        field7,
        field8,
        field9,
        field10,
        field11);
  }

  /** As {@link #select(Field)}, with 12 columns. */
  default <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>
      Projection.RowsOf12<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> select(
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
    return new Projection.RowsOf12<>(
        (Rows<R>) this,
        field1,
        field2,
        field3,
        field4,
        field5,
        field6,
        field7,
        field8,
        field9,
        field10,
        field11,
        field12);
  }

  /** As {@link #select(Field)}, with 13 columns. */
  default <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>
      Projection.RowsOf13<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> select(
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
    return new Projection.RowsOf13<>(
        (Rows<R>) this,
        field1,
        field2,
        field3,
        field4,
        field5,
        field6,
        field7,
        field8,
        field9,
        field10,
        field11,
        field12,
        field13);
  }

  /** As {@link #select(Field)}, with 14 columns. */
  default <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>
      Projection.RowsOf14<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> select(
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
    return new Projection.RowsOf14<>(
        (Rows<R>) this,
        field1,
        field2,
        field3,
        field4,
        field5,
        field6,
        field7,
        field8,
        field9,
        field10,
        field11,
        field12,
        field13,
        field14);
  }

  /** As {@link #select(Field)}, with 15 columns. */
  default <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>
      Projection.RowsOf15<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15> select(
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
    return new Projection.RowsOf15<>(
        (Rows<R>) this,
        field1,
        field2,
        field3,
        field4,
        field5,
        field6,
        field7,
        field8,
        field9,
        field10,
        field11,
        field12,
        field13,
        field14,
        field15);
  }

  /** As {@link #select(Field)}, with 16 columns. */
  default <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>
      Projection.RowsOf16<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>
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
              Field<T16> field16) {
    return new Projection.RowsOf16<>(
        (Rows<R>) this,
        field1,
        field2,
        field3,
        field4,
        field5,
        field6,
        field7,
        field8,
        field9,
        field10,
        field11,
        field12,
        field13,
        field14,
        field15,
        field16);
  }

  /** As {@link #select(Field)}, with 17 columns. */
  default <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>
      Projection.RowsOf17<
              T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>
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
    return new Projection.RowsOf17<>(
        (Rows<R>) this,
        field1,
        field2,
        field3,
        field4,
        field5,
        field6,
        field7,
        field8,
        field9,
        field10,
        field11,
        field12,
        field13,
        field14,
        field15,
        field16,
        field17);
  }

  /** As {@link #select(Field)}, with 18 columns. */
  default <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18>
      Projection.RowsOf18<
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
    return new Projection.RowsOf18<>(
        (Rows<R>) this,
        field1,
        field2,
        field3,
        field4,
        field5,
        field6,
        field7,
        field8,
        field9,
        field10,
        field11,
        field12,
        field13,
        field14,
        field15,
        field16,
        field17,
        field18);
  }

  /** As {@link #select(Field)}, with 19 columns. */
  default <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19>
      Projection.RowsOf19<
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
    return new Projection.RowsOf19<>(
        (Rows<R>) this,
        field1,
        field2,
        field3,
        field4,
        field5,
        field6,
        field7,
        field8,
        field9,
        field10,
        field11,
        field12,
        field13,
        field14,
        field15,
        field16,
        field17,
        field18,
        field19);
  }

  /** As {@link #select(Field)}, with 20 columns. */
  default <
          T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20>
      Projection.RowsOf20<
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
    return new Projection.RowsOf20<>(
        (Rows<R>) this,
        field1,
        field2,
        field3,
        field4,
        field5,
        field6,
        field7,
        field8,
        field9,
        field10,
        field11,
        field12,
        field13,
        field14,
        field15,
        field16,
        field17,
        field18,
        field19,
        field20);
  }

  /** As {@link #select(Field)}, with 21 columns. */
  default <
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
      Projection.RowsOf21<
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
    return new Projection.RowsOf21<>(
        (Rows<R>) this,
        field1,
        field2,
        field3,
        field4,
        field5,
        field6,
        field7,
        field8,
        field9,
        field10,
        field11,
        field12,
        field13,
        field14,
        field15,
        field16,
        field17,
        field18,
        field19,
        field20,
        field21);
  }

  /** As {@link #select(Field)}, with 22 columns. */
  default <
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
      Projection.RowsOf22<
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
    return new Projection.RowsOf22<>(
        (Rows<R>) this,
        field1,
        field2,
        field3,
        field4,
        field5,
        field6,
        field7,
        field8,
        field9,
        field10,
        field11,
        field12,
        field13,
        field14,
        field15,
        field16,
        field17,
        field18,
        field19,
        field20,
        field21,
        field22);
  }
}
