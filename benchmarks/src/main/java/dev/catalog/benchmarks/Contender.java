package dev.catalog.benchmarks;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way to talk to PostgreSQL, used as its documentation says to use it where speed counts.
 *
 * <p>What a contender returns are its own rows; {@link #plain} turns them into the records of the
 * reference, so that a check can compare them. Checks are not measured.
 */
public interface Contender extends AutoCloseable {

  /** Returns how it reads. */
  Reads reads();

  /** Returns how it writes one row. */
  Writes writes();

  /** Returns how it writes many rows; empty when it cannot. */
  Optional<Bulk> bulk();

  /** Returns a row of its own as the record of the reference. */
  default Object row(Object row) {
    return row;
  }

  /** Returns a result with every row as the record of the reference. */
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
