package dev.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs queries and writes. Single-row writes are one statement each; the row that comes back is the
 * one the server stored, defaults and trigger-kept columns included.
 *
 * <p>Every write throws {@link ConstraintViolationException} when it breaks a constraint; in a
 * {@link Transaction} the transaction can then only roll back (to a savepoint, or whole).
 *
 * <p>The verbs that take many rows ({@link #insertAll}, {@link #upsertAll}, {@link #updateAll},
 * {@link #deleteAll}, {@link #copyIn}) apply all of them or none. They bind one array for each
 * column, so there is one SQL text for each distinct set of columns that the rows assign, whatever
 * their number; one statement takes at most 5,000 rows and 8 million characters. Their results come
 * in the order of the input, and without rows nothing is sent. Two sessions that write the same
 * rows in different orders can deadlock, as in SQL: called on a {@link Database}, these verbs are
 * then run again, up to five times; inside a transaction they fail with {@link
 * TransactionConflictException}, and {@link TransactionOptions#retries} repeats the block. A row
 * that breaks a constraint, or whose value does not fit, is named by {@link
 * DatabaseException#inputRows}.
 *
 * <p>A table with a version column (jOOQ's {@code recordVersionFields} names it) counts it up with
 * each update. A patch, or a row to upsert, that sets the version means the one it expects: when
 * the row has another one, nothing is changed and {@link StaleRowException} carries the row as it
 * is.
 *
 * <p>Not meant to be implemented by callers; methods may be added.
 */
public interface Session extends ReadSession {

  /**
   * A row that was inserted or updated.
   *
   * @param row the row as the server stored it
   * @param isNew whether it was inserted; false when there was one with the key
   */
  record Upserted<R>(R row, boolean isNew) {}

  /** Inserts a row and returns it: {@code insert into ... values (...) returning ...}. */
  <R> R insert(NewRow<R> row);

  /**
   * Inserts rows and returns them in the order of the input: {@code insert into ... select ... from
   * unnest(...) returning ...}.
   *
   * @throws IllegalArgumentException if a row is null; nothing is sent
   * @throws RowNotFoundException if a trigger or a rule drops a row of the input, because the
   *     others can then not be told apart; nothing is inserted
   */
  <R> List<R> insertAll(Collection<? extends NewRow<R>> rows);

  /**
   * Inserts a row unless there is one with its key, and returns it, or empty when there was one:
   * {@code insert ... on conflict (id) do nothing returning ...}. Other constraints are checked as
   * ever.
   *
   * @throws IllegalArgumentException if the row does not set a column of the key; nothing is sent
   */
  <R> Optional<R> insertIfAbsent(Key<R, ?> key, NewRow<R> row);

  /**
   * Inserts a row, or updates the one that has its key: {@code insert ... on conflict (id) do
   * update set ... returning ...}. An update sets the columns that the row sets, less those of the
   * key; a row that sets no others is updated to what it is, so that it comes back.
   *
   * <p>Before PostgreSQL 18 this is not possible on partitioned tables: the server cannot tell
   * there whether a row is new.
   *
   * @throws IllegalArgumentException if the row does not set a column of the key; nothing is sent
   * @throws StaleRowException if the row sets a version and the stored one differs
   * @throws RowNotFoundException if a trigger or a rule drops the row
   */
  <R> Upserted<R> upsert(Key<R, ?> key, NewRow<R> row);

  /**
   * As {@link #upsert}, of many rows, in the order of the input.
   *
   * @throws IllegalArgumentException also if two rows have the same key; nothing is sent
   */
  <R> List<Upserted<R>> upsertAll(Key<R, ?> key, Collection<? extends NewRow<R>> rows);

  /**
   * Loads rows by PostgreSQL's COPY, which returns none of them: the fastest way in. All rows set
   * the same columns. While the stream is read, the connection does nothing else: a stream that
   * uses this transaction is an {@link IllegalStateException}, and nothing is loaded. The stream is
   * read once, row by row, and nothing is kept, so the number of rows has no bound; the caller
   * closes it.
   *
   * @return the number of rows that were loaded
   * @throws IllegalArgumentException if a row is null, sets other columns than the first, or none;
   *     nothing is loaded, and a transaction can then only roll back
   */
  <R> long copyIn(Stream<? extends NewRow<R>> rows);

  /**
   * Changes the row with a key and returns it, or empty when there is none: {@code update ... set
   * ... where id = ? returning ...}. An empty patch reads the row and sends no UPDATE.
   *
   * @throws IllegalArgumentException if the value is null
   */
  <R, V> Optional<R> update(Key<R, V> key, V value, Patch<R> patch);

  /**
   * Changes rows, each by its own patch, and returns them in the order of the map; a key without a
   * row is left out: {@code update ... set ... from unnest(...) where id = ... returning ...}. Rows
   * with an empty patch are read.
   *
   * @throws IllegalArgumentException if a key or a patch is null, or two keys are equal for the
   *     server; nothing is sent
   * @throws StaleRowException if a patch sets a version and the row has another; nothing is changed
   */
  <R, V> List<R> updateAll(Key<R, V> key, Map<V, ? extends Patch<R>> patches);

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
   * Deletes the rows with these keys and returns their number: {@code delete ... where id =
   * any(?)}. A key without a row, or one that is given twice, counts once or not at all.
   *
   * @throws IllegalArgumentException if a key is null; nothing is sent
   */
  <R, V> int deleteAll(Key<R, V> key, Collection<V> values);

  /**
   * Deletes these rows and returns their number: {@code delete ... where ...}.
   *
   * @throws IllegalArgumentException as {@link #updateWhere}
   */
  int deleteWhere(Rows<?> rows);

  /** As {@link #deleteWhere}, and returns the deleted rows, in no particular order. */
  <R> List<R> deleteReturning(Rows<R> rows);

  /**
   * Returns this session with {@link #insertAll}, {@link #upsertAll} and {@link #updateAll} that
   * find the very row of the input that failed. Each chunk is sent under a savepoint; when one
   * fails, it is sent again in halves until the row is found: two more round trips for each chunk
   * that succeeds, about 30 statements for one that fails.
   */
  Session locatingErrors();
}
