package dev.catalog;

import dev.catalog.internal.query.Fetch;
import dev.catalog.internal.query.ProjectedQuery;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Function1;
import org.jooq.Function10;
import org.jooq.Function11;
import org.jooq.Function12;
import org.jooq.Function13;
import org.jooq.Function14;
import org.jooq.Function15;
import org.jooq.Function16;
import org.jooq.Function17;
import org.jooq.Function18;
import org.jooq.Function19;
import org.jooq.Function2;
import org.jooq.Function20;
import org.jooq.Function21;
import org.jooq.Function22;
import org.jooq.Function3;
import org.jooq.Function4;
import org.jooq.Function5;
import org.jooq.Function6;
import org.jooq.Function7;
import org.jooq.Function8;
import org.jooq.Function9;
import org.jooq.Record1;
import org.jooq.Record10;
import org.jooq.Record11;
import org.jooq.Record12;
import org.jooq.Record13;
import org.jooq.Record14;
import org.jooq.Record15;
import org.jooq.Record16;
import org.jooq.Record17;
import org.jooq.Record18;
import org.jooq.Record19;
import org.jooq.Record2;
import org.jooq.Record20;
import org.jooq.Record21;
import org.jooq.Record22;
import org.jooq.Record3;
import org.jooq.Record4;
import org.jooq.Record5;
import org.jooq.Record6;
import org.jooq.Record7;
import org.jooq.Record8;
import org.jooq.Record9;
import org.jooq.Select;
import org.jooq.SelectSelectStep;

/**
 * The columns of a query whose FROM is still missing, see {@link Query#select(org.jooq.Field)}, and
 * those of rows whose constructor is still missing, see {@link Rows#select(org.jooq.Field)}.
 *
 * <p>Two nested types per number of columns, 1 to 22. Used once, by one thread.
 */
public final class Projection {

  private Projection() {}

  /** 1 column. */
  public static final class Of1<T1> {
    private final SelectSelectStep<Record1<T1>> select;

    Of1(SelectSelectStep<Record1<T1>> select) {
      this.select = select;
    }

    /**
     * Returns the query that builds each row with a constructor.
     *
     * @param constructor takes the columns in order
     * @param rest adds FROM and what follows to the SELECT
     */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function1<? super T1, ? extends R> constructor,
        Function<SelectSelectStep<Record1<T1>>, ? extends Select<Record1<T1>>> rest) {
      return ProjectedQuery.built(
          rest.apply(select), (c, r, at) -> constructor.apply((T1) c[0].read(r, at + 1)));
    }
  }

  /** 2 columns. */
  public static final class Of2<T1, T2> {
    private final SelectSelectStep<Record2<T1, T2>> select;

    Of2(SelectSelectStep<Record2<T1, T2>> select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function2<? super T1, ? super T2, ? extends R> constructor,
        Function<SelectSelectStep<Record2<T1, T2>>, ? extends Select<Record2<T1, T2>>> rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) -> constructor.apply((T1) c[0].read(r, at + 1), (T2) c[1].read(r, at + 2)));
    }
  }

  /** 3 columns. */
  public static final class Of3<T1, T2, T3> {
    private final SelectSelectStep<Record3<T1, T2, T3>> select;

    Of3(SelectSelectStep<Record3<T1, T2, T3>> select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function3<? super T1, ? super T2, ? super T3, ? extends R> constructor,
        Function<SelectSelectStep<Record3<T1, T2, T3>>, ? extends Select<Record3<T1, T2, T3>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1), (T2) c[1].read(r, at + 2), (T3) c[2].read(r, at + 3)));
    }
  }

  /** 4 columns. */
  public static final class Of4<T1, T2, T3, T4> {
    private final SelectSelectStep<Record4<T1, T2, T3, T4>> select;

    Of4(SelectSelectStep<Record4<T1, T2, T3, T4>> select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function4<? super T1, ? super T2, ? super T3, ? super T4, ? extends R> constructor,
        Function<
                SelectSelectStep<Record4<T1, T2, T3, T4>>,
                ? extends Select<Record4<T1, T2, T3, T4>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4)));
    }
  }

  /** 5 columns. */
  public static final class Of5<T1, T2, T3, T4, T5> {
    private final SelectSelectStep<Record5<T1, T2, T3, T4, T5>> select;

    Of5(SelectSelectStep<Record5<T1, T2, T3, T4, T5>> select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function5<? super T1, ? super T2, ? super T3, ? super T4, ? super T5, ? extends R>
            constructor,
        Function<
                SelectSelectStep<Record5<T1, T2, T3, T4, T5>>,
                ? extends Select<Record5<T1, T2, T3, T4, T5>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5)));
    }
  }

  /** 6 columns. */
  public static final class Of6<T1, T2, T3, T4, T5, T6> {
    private final SelectSelectStep<Record6<T1, T2, T3, T4, T5, T6>> select;

    Of6(SelectSelectStep<Record6<T1, T2, T3, T4, T5, T6>> select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function6<
                ? super T1, ? super T2, ? super T3, ? super T4, ? super T5, ? super T6, ? extends R>
            constructor,
        Function<
                SelectSelectStep<Record6<T1, T2, T3, T4, T5, T6>>,
                ? extends Select<Record6<T1, T2, T3, T4, T5, T6>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6)));
    }
  }

  /** 7 columns. */
  public static final class Of7<T1, T2, T3, T4, T5, T6, T7> {
    private final SelectSelectStep<Record7<T1, T2, T3, T4, T5, T6, T7>> select;

    Of7(SelectSelectStep<Record7<T1, T2, T3, T4, T5, T6, T7>> select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function7<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? extends R>
            constructor,
        Function<
                SelectSelectStep<Record7<T1, T2, T3, T4, T5, T6, T7>>,
                ? extends Select<Record7<T1, T2, T3, T4, T5, T6, T7>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7)));
    }
  }

  /** 8 columns. */
  public static final class Of8<T1, T2, T3, T4, T5, T6, T7, T8> {
    private final SelectSelectStep<Record8<T1, T2, T3, T4, T5, T6, T7, T8>> select;

    Of8(SelectSelectStep<Record8<T1, T2, T3, T4, T5, T6, T7, T8>> select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function8<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? extends R>
            constructor,
        Function<
                SelectSelectStep<Record8<T1, T2, T3, T4, T5, T6, T7, T8>>,
                ? extends Select<Record8<T1, T2, T3, T4, T5, T6, T7, T8>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8)));
    }
  }

  /** 9 columns. */
  public static final class Of9<T1, T2, T3, T4, T5, T6, T7, T8, T9> {
    private final SelectSelectStep<Record9<T1, T2, T3, T4, T5, T6, T7, T8, T9>> select;

    Of9(SelectSelectStep<Record9<T1, T2, T3, T4, T5, T6, T7, T8, T9>> select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function9<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? extends R>
            constructor,
        Function<
                SelectSelectStep<Record9<T1, T2, T3, T4, T5, T6, T7, T8, T9>>,
                ? extends Select<Record9<T1, T2, T3, T4, T5, T6, T7, T8, T9>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9)));
    }
  }

  /** 10 columns. */
  public static final class Of10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> {
    private final SelectSelectStep<Record10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>> select;

    Of10(SelectSelectStep<Record10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>> select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function10<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? extends R>
            constructor,
        Function<
                SelectSelectStep<Record10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>>,
                ? extends Select<Record10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10)));
    }
  }

  /** 11 columns. */
  public static final class Of11<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> {
    private final SelectSelectStep<Record11<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>> select;

    Of11(SelectSelectStep<Record11<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>> select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function11<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? extends R>
            constructor,
        Function<
                SelectSelectStep<Record11<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>>,
                ? extends Select<Record11<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11)));
    }
  }

  /** 12 columns. */
  public static final class Of12<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> {
    private final SelectSelectStep<Record12<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>>
        select;

    Of12(SelectSelectStep<Record12<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>> select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function12<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? extends R>
            constructor,
        Function<
                SelectSelectStep<Record12<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>>,
                ? extends Select<Record12<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12)));
    }
  }

  /** 13 columns. */
  public static final class Of13<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> {
    private final SelectSelectStep<Record13<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>>
        select;

    Of13(
        SelectSelectStep<Record13<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>> select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function13<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? extends R>
            constructor,
        Function<
                SelectSelectStep<Record13<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>>,
                ? extends Select<Record13<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13)));
    }
  }

  /** 14 columns. */
  public static final class Of14<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> {
    private final SelectSelectStep<
            Record14<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>>
        select;

    Of14(
        SelectSelectStep<Record14<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>>
            select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function14<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? extends R>
            constructor,
        Function<
                SelectSelectStep<
                    Record14<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>>,
                ? extends
                    Select<Record14<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14)));
    }
  }

  /** 15 columns. */
  public static final class Of15<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15> {
    private final SelectSelectStep<
            Record15<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>>
        select;

    Of15(
        SelectSelectStep<Record15<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>>
            select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function15<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? super T15,
                ? extends R>
            constructor,
        Function<
                SelectSelectStep<
                    Record15<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>>,
                ? extends
                    Select<
                        Record15<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14),
                  (T15) c[14].read(r, at + 15)));
    }
  }

  /** 16 columns. */
  public static final class Of16<
      T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16> {
    private final SelectSelectStep<
            Record16<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>>
        select;

    Of16(
        SelectSelectStep<
                Record16<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>>
            select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function16<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? super T15,
                ? super T16,
                ? extends R>
            constructor,
        Function<
                SelectSelectStep<
                    Record16<
                        T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>>,
                ? extends
                    Select<
                        Record16<
                            T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14),
                  (T15) c[14].read(r, at + 15),
                  (T16) c[15].read(r, at + 16)));
    }
  }

  /** 17 columns. */
  public static final class Of17<
      T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17> {
    private final SelectSelectStep<
            Record17<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>>
        select;

    Of17(
        SelectSelectStep<
                Record17<
                    T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>>
            select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function17<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? super T15,
                ? super T16,
                ? super T17,
                ? extends R>
            constructor,
        Function<
                SelectSelectStep<
                    Record17<
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
                        T17>>,
                ? extends
                    Select<
                        Record17<
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
                            T17>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14),
                  (T15) c[14].read(r, at + 15),
                  (T16) c[15].read(r, at + 16),
                  (T17) c[16].read(r, at + 17)));
    }
  }

  /** 18 columns. */
  public static final class Of18<
      T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18> {
    private final SelectSelectStep<
            Record18<
                T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18>>
        select;

    Of18(
        SelectSelectStep<
                Record18<
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
                    T18>>
            select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function18<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? super T15,
                ? super T16,
                ? super T17,
                ? super T18,
                ? extends R>
            constructor,
        Function<
                SelectSelectStep<
                    Record18<
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
                        T18>>,
                ? extends
                    Select<
                        Record18<
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
                            T18>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14),
                  (T15) c[14].read(r, at + 15),
                  (T16) c[15].read(r, at + 16),
                  (T17) c[16].read(r, at + 17),
                  (T18) c[17].read(r, at + 18)));
    }
  }

  /** 19 columns. */
  public static final class Of19<
      T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19> {
    private final SelectSelectStep<
            Record19<
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
                T19>>
        select;

    Of19(
        SelectSelectStep<
                Record19<
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
                    T19>>
            select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function19<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? super T15,
                ? super T16,
                ? super T17,
                ? super T18,
                ? super T19,
                ? extends R>
            constructor,
        Function<
                SelectSelectStep<
                    Record19<
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
                        T19>>,
                ? extends
                    Select<
                        Record19<
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
                            T19>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14),
                  (T15) c[14].read(r, at + 15),
                  (T16) c[15].read(r, at + 16),
                  (T17) c[16].read(r, at + 17),
                  (T18) c[17].read(r, at + 18),
                  (T19) c[18].read(r, at + 19)));
    }
  }

  /** 20 columns. */
  public static final class Of20<
      T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20> {
    private final SelectSelectStep<
            Record20<
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
                T20>>
        select;

    Of20(
        SelectSelectStep<
                Record20<
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
                    T20>>
            select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function20<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? super T15,
                ? super T16,
                ? super T17,
                ? super T18,
                ? super T19,
                ? super T20,
                ? extends R>
            constructor,
        Function<
                SelectSelectStep<
                    Record20<
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
                        T20>>,
                ? extends
                    Select<
                        Record20<
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
                            T20>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14),
                  (T15) c[14].read(r, at + 15),
                  (T16) c[15].read(r, at + 16),
                  (T17) c[16].read(r, at + 17),
                  (T18) c[17].read(r, at + 18),
                  (T19) c[18].read(r, at + 19),
                  (T20) c[19].read(r, at + 20)));
    }
  }

  /** 21 columns. */
  public static final class Of21<
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
      T21> {
    private final SelectSelectStep<
            Record21<
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
                T21>>
        select;

    Of21(
        SelectSelectStep<
                Record21<
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
                    T21>>
            select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function21<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? super T15,
                ? super T16,
                ? super T17,
                ? super T18,
                ? super T19,
                ? super T20,
                ? super T21,
                ? extends R>
            constructor,
        Function<
                SelectSelectStep<
                    Record21<
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
                        T21>>,
                ? extends
                    Select<
                        Record21<
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
                            T21>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14),
                  (T15) c[14].read(r, at + 15),
                  (T16) c[15].read(r, at + 16),
                  (T17) c[16].read(r, at + 17),
                  (T18) c[17].read(r, at + 18),
                  (T19) c[18].read(r, at + 19),
                  (T20) c[19].read(r, at + 20),
                  (T21) c[20].read(r, at + 21)));
    }
  }

  /** 22 columns. */
  public static final class Of22<
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
      T22> {
    private final SelectSelectStep<
            Record22<
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
                T22>>
        select;

    Of22(
        SelectSelectStep<
                Record22<
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
                    T22>>
            select) {
      this.select = select;
    }

    /** As {@link Of1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Query<R> as(
        Function22<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? super T15,
                ? super T16,
                ? super T17,
                ? super T18,
                ? super T19,
                ? super T20,
                ? super T21,
                ? super T22,
                ? extends R>
            constructor,
        Function<
                SelectSelectStep<
                    Record22<
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
                        T22>>,
                ? extends
                    Select<
                        Record22<
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
                            T22>>>
            rest) {
      return ProjectedQuery.built(
          rest.apply(select),
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14),
                  (T15) c[14].read(r, at + 15),
                  (T16) c[15].read(r, at + 16),
                  (T17) c[16].read(r, at + 17),
                  (T18) c[17].read(r, at + 18),
                  (T19) c[18].read(r, at + 19),
                  (T20) c[19].read(r, at + 20),
                  (T21) c[20].read(r, at + 21),
                  (T22) c[21].read(r, at + 22)));
    }
  }

  /** 1 column of rows. */
  public static final class RowsOf1<T1> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf1(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /**
     * Returns the rows, each built with a constructor.
     *
     * @param constructor takes the columns in order
     * @throws IllegalStateException if the rows have relations or chosen columns already
     * @throws IllegalArgumentException if a column is an aggregate or window function
     */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(Function1<? super T1, ? extends R> constructor) {
      return Fetch.select(rows, (c, r, at) -> constructor.apply((T1) c[0].read(r, at + 1)), fields);
    }
  }

  /** 2 columns of rows. */
  public static final class RowsOf2<T1, T2> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf2(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(Function2<? super T1, ? super T2, ? extends R> constructor) {
      return Fetch.select(
          rows,
          (c, r, at) -> constructor.apply((T1) c[0].read(r, at + 1), (T2) c[1].read(r, at + 2)),
          fields);
    }
  }

  /** 3 columns of rows. */
  public static final class RowsOf3<T1, T2, T3> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf3(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(Function3<? super T1, ? super T2, ? super T3, ? extends R> constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1), (T2) c[1].read(r, at + 2), (T3) c[2].read(r, at + 3)),
          fields);
    }
  }

  /** 4 columns of rows. */
  public static final class RowsOf4<T1, T2, T3, T4> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf4(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function4<? super T1, ? super T2, ? super T3, ? super T4, ? extends R> constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4)),
          fields);
    }
  }

  /** 5 columns of rows. */
  public static final class RowsOf5<T1, T2, T3, T4, T5> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf5(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function5<? super T1, ? super T2, ? super T3, ? super T4, ? super T5, ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5)),
          fields);
    }
  }

  /** 6 columns of rows. */
  public static final class RowsOf6<T1, T2, T3, T4, T5, T6> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf6(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function6<
                ? super T1, ? super T2, ? super T3, ? super T4, ? super T5, ? super T6, ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6)),
          fields);
    }
  }

  /** 7 columns of rows. */
  public static final class RowsOf7<T1, T2, T3, T4, T5, T6, T7> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf7(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function7<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7)),
          fields);
    }
  }

  /** 8 columns of rows. */
  public static final class RowsOf8<T1, T2, T3, T4, T5, T6, T7, T8> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf8(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function8<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8)),
          fields);
    }
  }

  /** 9 columns of rows. */
  public static final class RowsOf9<T1, T2, T3, T4, T5, T6, T7, T8, T9> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf9(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function9<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9)),
          fields);
    }
  }

  /** 10 columns of rows. */
  public static final class RowsOf10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf10(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function10<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10)),
          fields);
    }
  }

  /** 11 columns of rows. */
  public static final class RowsOf11<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf11(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function11<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11)),
          fields);
    }
  }

  /** 12 columns of rows. */
  public static final class RowsOf12<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf12(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function12<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12)),
          fields);
    }
  }

  /** 13 columns of rows. */
  public static final class RowsOf13<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf13(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function13<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13)),
          fields);
    }
  }

  /** 14 columns of rows. */
  public static final class RowsOf14<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf14(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function14<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14)),
          fields);
    }
  }

  /** 15 columns of rows. */
  public static final class RowsOf15<
      T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf15(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function15<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? super T15,
                ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14),
                  (T15) c[14].read(r, at + 15)),
          fields);
    }
  }

  /** 16 columns of rows. */
  public static final class RowsOf16<
      T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf16(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function16<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? super T15,
                ? super T16,
                ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14),
                  (T15) c[14].read(r, at + 15),
                  (T16) c[15].read(r, at + 16)),
          fields);
    }
  }

  /** 17 columns of rows. */
  public static final class RowsOf17<
      T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf17(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function17<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? super T15,
                ? super T16,
                ? super T17,
                ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14),
                  (T15) c[14].read(r, at + 15),
                  (T16) c[15].read(r, at + 16),
                  (T17) c[16].read(r, at + 17)),
          fields);
    }
  }

  /** 18 columns of rows. */
  public static final class RowsOf18<
      T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf18(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function18<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? super T15,
                ? super T16,
                ? super T17,
                ? super T18,
                ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14),
                  (T15) c[14].read(r, at + 15),
                  (T16) c[15].read(r, at + 16),
                  (T17) c[16].read(r, at + 17),
                  (T18) c[17].read(r, at + 18)),
          fields);
    }
  }

  /** 19 columns of rows. */
  public static final class RowsOf19<
      T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf19(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function19<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? super T15,
                ? super T16,
                ? super T17,
                ? super T18,
                ? super T19,
                ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14),
                  (T15) c[14].read(r, at + 15),
                  (T16) c[15].read(r, at + 16),
                  (T17) c[16].read(r, at + 17),
                  (T18) c[17].read(r, at + 18),
                  (T19) c[18].read(r, at + 19)),
          fields);
    }
  }

  /** 20 columns of rows. */
  public static final class RowsOf20<
      T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf20(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function20<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? super T15,
                ? super T16,
                ? super T17,
                ? super T18,
                ? super T19,
                ? super T20,
                ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14),
                  (T15) c[14].read(r, at + 15),
                  (T16) c[15].read(r, at + 16),
                  (T17) c[16].read(r, at + 17),
                  (T18) c[17].read(r, at + 18),
                  (T19) c[18].read(r, at + 19),
                  (T20) c[19].read(r, at + 20)),
          fields);
    }
  }

  /** 21 columns of rows. */
  public static final class RowsOf21<
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
      T21> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf21(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function21<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? super T15,
                ? super T16,
                ? super T17,
                ? super T18,
                ? super T19,
                ? super T20,
                ? super T21,
                ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14),
                  (T15) c[14].read(r, at + 15),
                  (T16) c[15].read(r, at + 16),
                  (T17) c[16].read(r, at + 17),
                  (T18) c[17].read(r, at + 18),
                  (T19) c[18].read(r, at + 19),
                  (T20) c[19].read(r, at + 20),
                  (T21) c[20].read(r, at + 21)),
          fields);
    }
  }

  /** 22 columns of rows. */
  public static final class RowsOf22<
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
      T22> {
    private final Rows<?> rows;
    private final Field<?>[] fields;

    RowsOf22(Rows<?> rows, Field<?>... fields) {
      this.rows = rows;
      this.fields = fields;
    }

    /** As {@link RowsOf1#as}. */
    @SuppressWarnings("unchecked")
    public <R> Rows<R> as(
        Function22<
                ? super T1,
                ? super T2,
                ? super T3,
                ? super T4,
                ? super T5,
                ? super T6,
                ? super T7,
                ? super T8,
                ? super T9,
                ? super T10,
                ? super T11,
                ? super T12,
                ? super T13,
                ? super T14,
                ? super T15,
                ? super T16,
                ? super T17,
                ? super T18,
                ? super T19,
                ? super T20,
                ? super T21,
                ? super T22,
                ? extends R>
            constructor) {
      return Fetch.select(
          rows,
          (c, r, at) ->
              constructor.apply(
                  (T1) c[0].read(r, at + 1),
                  (T2) c[1].read(r, at + 2),
                  (T3) c[2].read(r, at + 3),
                  (T4) c[3].read(r, at + 4),
                  (T5) c[4].read(r, at + 5),
                  (T6) c[5].read(r, at + 6),
                  (T7) c[6].read(r, at + 7),
                  (T8) c[7].read(r, at + 8),
                  (T9) c[8].read(r, at + 9),
                  (T10) c[9].read(r, at + 10),
                  (T11) c[10].read(r, at + 11),
                  (T12) c[11].read(r, at + 12),
                  (T13) c[12].read(r, at + 13),
                  (T14) c[13].read(r, at + 14),
                  (T15) c[14].read(r, at + 15),
                  (T16) c[15].read(r, at + 16),
                  (T17) c[16].read(r, at + 17),
                  (T18) c[17].read(r, at + 18),
                  (T19) c[18].read(r, at + 19),
                  (T20) c[19].read(r, at + 20),
                  (T21) c[20].read(r, at + 21),
                  (T22) c[21].read(r, at + 22)),
          fields);
    }
  }
}
