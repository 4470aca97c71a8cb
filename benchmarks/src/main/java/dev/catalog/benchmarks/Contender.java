package dev.catalog.benchmarks;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way to use PostgreSQL, in the form that its documentation recommends for speed.
 *
 * <p>A contender returns its own rows; {@link #plain} converts them into the reference's records,
 * so that a check can compare them. Checks are not measured.
 */
public interface Contender extends AutoCloseable {

  /** Returns its reads. */
  Reads reads();

  /** Returns its writes of single rows. */
  Writes writes();

  /** Returns its writes of many rows; empty if it has none. */
  Optional<Bulk> bulk();

  /** Returns one of its rows as the reference's record. */
  default Object row(Object row) {
    return row;
  }

  /** Returns a result with every row as the reference's record. */
  default @Nullable Object plain(@Nullable Object result) {
    if (result instanceof Optional<?> optional) {
      return plain(optional.orElse(null));
    }
    if (result instanceof List<?> list) {
      return list.stream().map(this::plain).toList();
    }
    if (result instanceof Shop.Part<?> part) {
      return new Shop.Part<>(part.rows().stream().map(this::plain).toList(), part.total());
    }
    return result == null ? null : row(result);
  }

  @Override
  void close();
}
