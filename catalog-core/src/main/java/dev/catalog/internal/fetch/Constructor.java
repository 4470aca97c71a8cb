package dev.catalog.internal.fetch;

import org.jooq.Function2;
import org.jooq.Function3;
import org.jooq.Function4;
import org.jooq.Function5;
import org.jooq.Function6;
import org.jooq.Function7;

/**
 * Builds a value from the row and what its relations add, in that order.
 *
 * @param <T> what is built
 */
@FunctionalInterface
@SuppressWarnings("unchecked")
public interface Constructor<T> {

  /** Builds a value. */
  T of(Object[] values);

  /** Builds a value of a row and one relation. */
  default T of(Object row, Object part) {
    return of(new Object[] {row, part});
  }

  /** Adapts a constructor of a row and one relation. */
  static <A, B, T> Constructor<T> of(Function2<A, B, ? extends T> function) {
    return new Constructor<>() {
      @Override
      public T of(Object[] values) {
        return of(values[0], values[1]);
      }

      @Override
      public T of(Object row, Object part) {
        return function.apply((A) row, (B) part);
      }
    };
  }

  /** Adapts a constructor of a row and two relations. */
  static <A, B, C, T> Constructor<T> of(Function3<A, B, C, ? extends T> function) {
    return v -> function.apply((A) v[0], (B) v[1], (C) v[2]);
  }

  /** Adapts a constructor of a row and three relations. */
  static <A, B, C, D, T> Constructor<T> of(Function4<A, B, C, D, ? extends T> function) {
    return v -> function.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3]);
  }

  /** Adapts a constructor of a row and four relations. */
  static <A, B, C, D, E, T> Constructor<T> of(Function5<A, B, C, D, E, ? extends T> function) {
    return v -> function.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4]);
  }

  /** Adapts a constructor of a row and five relations. */
  static <A, B, C, D, E, F, T> Constructor<T> of(
      Function6<A, B, C, D, E, F, ? extends T> function) {
    return v -> function.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5]);
  }

  /** Adapts a constructor of a row and six relations. */
  static <A, B, C, D, E, F, G, T> Constructor<T> of(
      Function7<A, B, C, D, E, F, G, ? extends T> function) {
    return v ->
        function.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6]);
  }
}
