package dev.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Runs queries and writes. Single-row writes are one statement each; the row that comes back is the
 * one the server stored, defaults and trigger-kept columns included.
 *
 * <p>Every write throws {@link ConstraintViolationException} when it breaks a constraint; in a
 * {@link Transaction} the transaction can then only roll back (to a savepoint, or whole).
 *
 * <p>Not meant to be implemented by callers; methods may be added.
 */
public interface Session extends ReadSession {

  /** Inserts a row and returns it: {@code insert into ... values (...) returning ...}. */
  <R> R insert(NewRow<R> row);

  /**
   * Changes the row with a key and returns it, or empty when there is none: {@code update ... set
   * ... where id = ? returning ...}. An empty patch reads the row and sends no UPDATE.
   *
   * @throws IllegalArgumentException if the value is null
   */
  <R, V> Optional<R> update(Key<R, V> key, V value, Patch<R> patch);

  /**
   * Changes all these rows alike and returns their number: {@code update ... set ... where ...}. An
   * empty patch counts the rows and sends no UPDATE.
   *
   * @throws IllegalArgumentException if the rows have no condition (say {@link Rows#all}), or have
   *     a limit, an offset or relations; nothing is sent
   */
  <R> int updateWhere(Rows<R> rows, Patch<R> patch);

  /**
   * As {@link #updateWhere}, and returns the changed rows, in no particular order: {@code ...
   * returning ...}. An empty patch lists the rows and sends no UPDATE.
   */
  <R> List<R> updateReturning(Rows<R> rows, Patch<R> patch);

  /**
   * Deletes the row with a key: {@code delete ... where id = ?}.
   *
   * @return whether it was there
   * @throws IllegalArgumentException if the value is null
   */
  <R, V> boolean delete(Key<R, V> key, V value);

  /**
   * Deletes these rows and returns their number: {@code delete ... where ...}.
   *
   * @throws IllegalArgumentException as {@link #updateWhere}
   */
  int deleteWhere(Rows<?> rows);

  /** As {@link #deleteWhere}, and returns the deleted rows, in no particular order. */
  <R> List<R> deleteReturning(Rows<R> rows);
}
