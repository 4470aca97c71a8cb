package dev.catalog;

import dev.catalog.internal.fetch.Constructor;
import dev.catalog.internal.query.Fetch;
import java.util.Optional;
import org.jooq.Function2;
import org.jooq.Function3;
import org.jooq.Function4;
import org.jooq.Function5;
import org.jooq.Function6;
import org.jooq.Function7;

/**
 * A relation to at most one row: the parent that a nullable foreign key may point at, or the child
 * of a one-to-one foreign key. Joined in the same statement; an absent row is an empty Optional.
 *
 * <p>Immutable.
 *
 * @param <P> the row that has the relation
 * @param <C> the related row, or the type it was put into
 */
public interface ToOptional<P, C> extends Relation<P, Optional<C>> {

  /**
   * Returns this relation with a further relation of its rows, each pair put into the caller's own
   * type.
   *
   * @param constructor takes the related row and what its relation adds
   */
  default <V1, T> ToOptional<P, T> with(
      Relation<C, V1> relation1, Function2<? super C, ? super V1, ? extends T> constructor) {
    return Fetch.with(this, Constructor.of(constructor), relation1);
  }

  /** As {@link #with(Relation, Function2)}, with two relations. */
  default <V1, V2, T> ToOptional<P, T> with(
      Relation<C, V1> relation1,
      Relation<C, V2> relation2,
      Function3<? super C, ? super V1, ? super V2, ? extends T> constructor) {
    return Fetch.with(this, Constructor.of(constructor), relation1, relation2);
  }

  /** As {@link #with(Relation, Function2)}, with three relations. */
  default <V1, V2, V3, T> ToOptional<P, T> with(
      Relation<C, V1> relation1,
      Relation<C, V2> relation2,
      Relation<C, V3> relation3,
      Function4<? super C, ? super V1, ? super V2, ? super V3, ? extends T> constructor) {
    return Fetch.with(this, Constructor.of(constructor), relation1, relation2, relation3);
  }

  /** As {@link #with(Relation, Function2)}, with four relations. */
  default <V1, V2, V3, V4, T> ToOptional<P, T> with(
      Relation<C, V1> relation1,
      Relation<C, V2> relation2,
      Relation<C, V3> relation3,
      Relation<C, V4> relation4,
      Function5<? super C, ? super V1, ? super V2, ? super V3, ? super V4, ? extends T>
          constructor) {
    return Fetch.with(
        this, Constructor.of(constructor), relation1, relation2, relation3, relation4);
  }

  /** As {@link #with(Relation, Function2)}, with five relations. */
  default <V1, V2, V3, V4, V5, T> ToOptional<P, T> with(
      Relation<C, V1> relation1,
      Relation<C, V2> relation2,
      Relation<C, V3> relation3,
      Relation<C, V4> relation4,
      Relation<C, V5> relation5,
      Function6<? super C, ? super V1, ? super V2, ? super V3, ? super V4, ? super V5, ? extends T>
          constructor) {
    return Fetch.with(
        this, Constructor.of(constructor), relation1, relation2, relation3, relation4, relation5);
  }

  /** As {@link #with(Relation, Function2)}, with six relations. */
  default <V1, V2, V3, V4, V5, V6, T> ToOptional<P, T> with(
      Relation<C, V1> relation1,
      Relation<C, V2> relation2,
      Relation<C, V3> relation3,
      Relation<C, V4> relation4,
      Relation<C, V5> relation5,
      Relation<C, V6> relation6,
      Function7<
              ? super C,
              ? super V1,
              ? super V2,
              ? super V3,
              ? super V4,
              ? super V5,
              ? super V6,
              ? extends T>
          constructor) {
    return Fetch.with(
        this,
        Constructor.of(constructor),
        relation1,
        relation2,
        relation3,
        relation4,
        relation5,
        relation6);
  }
}
