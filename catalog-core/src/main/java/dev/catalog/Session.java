package dev.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs queries and writes. Each single-row write is one statement. The returned row is the one the
 * server stored, including defaults and trigger-kept columns.
 *
 * <p>Every write throws {@link ConstraintViolationException} if it violates a constraint. A {@link
 * Transaction} can then only be rolled back (completely, or to a savepoint).
 *
 * <p>The verbs that take many rows ({@link #insertAll}, {@link #upsertAll}, {@link #updateAll},
 * {@link #deleteAll}, {@link #copyIn}) write all of them or none. They bind one array per column,
 * so there is one SQL text for each distinct set of columns that the rows assign, whatever the
 * number of rows. A statement takes at most 5,000 rows and 8 million characters. Results come in
 * input order, and without rows nothing is sent. Two sessions that write the same rows in different
 * orders can deadlock, as in any SQL. On a {@link Database}, these verbs are then run again, up to
 * five times; inside a transaction they fail with {@link TransactionConflictException}, and {@link
 * TransactionOptions#retries} repeats the block. If a row violates a constraint, or a value does
 * not fit, {@link DatabaseException#inputRows} says which row it was.
 *
 * <p>A write that takes effect and returns a row that cannot be read, because of a NaN in a {@code
 * numeric} or a converter that throws for example, throws {@link DatabaseException.UnreadableRow},
 * which says whether the write is committed. Verbs of several statements on a {@link Database} are
 * then rolled back.
 *
 * <p>If a table has a version column (named by jOOQ's {@code recordVersionFields}), each update
 * increments it. If a patch or a row to upsert sets the version, that is the expected version: if
 * the row has another one, nothing is changed and {@link StaleRowException} carries the current
 * row.
 *
 * <p>Not meant to be implemented by callers; methods may be added.
 */
public interface Session extends ReadSession {

  /**
   * A row that was inserted or updated.
   *
   * @param row the row as the server stored it
   * @param isNew whether it was inserted; false if it was updated
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
   *     others cannot be matched to the input then; nothing is inserted
   */
  <R> List<R> insertAll(Collection<? extends NewRow<R>> rows);

  /**
   * Inserts a row and returns it, or returns empty if there already is a row with its key: {@code
   * insert ... on conflict (id) do nothing returning ...}. Other constraints are checked as usual.
   *
   * @throws IllegalArgumentException if the row does not set a column of the key; nothing is sent
   */
  <R> Optional<R> insertIfAbsent(Key<R, ?> key, NewRow<R> row);

  /**
   * Inserts a row, or updates the one that has its key: {@code insert ... on conflict (id) do
   * update set ... returning ...}. An update sets the columns that the row sets, except those of
   * the key; if there are no others, the row is updated to its own values, so that it is returned.
   * The server refuses a key whose constraint is deferrable.
   *
   * <p>Before PostgreSQL 18 this is not possible on partitioned tables, because the server cannot
   * tell whether a row is new.
   *
   * @throws IllegalArgumentException if the row does not set a column of the key; nothing is sent
   * @throws StaleRowException if the row sets a version and the stored one differs
   * @throws RowNotFoundException if a trigger or a rule drops the row
   */
  <R> Upserted<R> upsert(Key<R, ?> key, NewRow<R> row);

  /**
   * Like {@link #upsert}, for many rows; the results come in input order.
   *
   * @throws IllegalArgumentException also if two rows have the same key; nothing is written. Where
   *     only the server knows which keys are equal, such as those of {@code numeric}, {@code
   *     citext} or a collation that ignores case, one more statement asks it first, and a
   *     transaction around the call can then only be rolled back
   * @throws StatementException also if a trigger changes the keys of two rows to one (SQLSTATE
   *     21000); nothing is written
   */
  <R> List<Upserted<R>> upsertAll(Key<R, ?> key, Collection<? extends NewRow<R>> rows);

  /**
   * Loads rows with PostgreSQL's COPY, the fastest way in; it does not return them. All rows must
   * set the same columns. While the stream is read, the connection does nothing else: a stream that
   * uses this transaction causes an {@link IllegalStateException}, and nothing is loaded. The
   * stream is read once, row by row, and nothing is kept, so the number of rows is unlimited. The
   * caller closes the stream.
   *
   * @return the number of rows that were loaded
   * @throws IllegalArgumentException if a row is null, sets other columns than the first row, or
   *     sets none; nothing is loaded, and a transaction can then only be rolled back
   */
  <R> long copyIn(Stream<? extends NewRow<R>> rows);

  /**
   * Updates the row with this key value and returns it, or returns empty if there is none: {@code
   * update ... set ... where id = ? returning ...}. An empty patch reads the row and sends no
   * UPDATE.
   *
   * @throws IllegalArgumentException if the value is null
   */
  <R, V> Optional<R> update(Key<R, V> key, V value, Patch<R> patch);

  /**
   * Updates rows, each with its own patch, and returns them in the order of the map: {@code update
   * ... set ... from unnest(...) where id = ... returning ...}. Keys with no matching row are left
   * out. Rows with an empty patch are only read.
   *
   * @throws IllegalArgumentException if a key or a patch is null, or the server would consider two
   *     keys equal; nothing is changed. Where only the server knows which keys are equal, one more
   *     statement asks it first, and a transaction around the call can then only be rolled back
   * @throws StaleRowException if a patch sets a version and the row has another; nothing is changed
   * @throws TooManyRowsException if two rows have a key that is given; nothing is changed
   * @throws StatementException also if the patches go in several statements, and a patch or a
   *     trigger gives a row the key that another patch is for (SQLSTATE 21000); nothing is changed.
   *     If only the server knows which keys are equal, patches that set the key must fit in one
   *     statement: otherwise {@link IllegalArgumentException}
   */
  <R, V> List<R> updateAll(Key<R, V> key, Map<V, ? extends Patch<R>> patches);

  /**
   * Applies one patch to all these rows and returns their number: {@code update ... set ... where
   * ...}. An empty patch counts the rows and sends no UPDATE.
   *
   * @throws IllegalArgumentException if the rows have no condition (to update every row, call
   *     {@link Rows#all}), or have a limit, an offset or relations; nothing is sent
   */
  <R> int updateWhere(Rows<R> rows, Patch<R> patch);

  /**
   * Like {@link #updateWhere}, but returns the changed rows, in no particular order: {@code ...
   * returning ...}. An empty patch lists the rows and sends no UPDATE.
   */
  <R> List<R> updateReturning(Rows<R> rows, Patch<R> patch);

  /**
   * Deletes the row with this key value: {@code delete ... where id = ?}.
   *
   * @return whether there was such a row
   * @throws IllegalArgumentException if the value is null
   */
  <R, V> boolean delete(Key<R, V> key, V value);

  /**
   * Deletes the rows with these key values and returns their number: {@code delete ... where id =
   * any(?)}. Values with no matching row are ignored, and a value that is given twice counts once.
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

  /** Like {@link #deleteWhere}, but returns the deleted rows, in no particular order. */
  <R> List<R> deleteReturning(Rows<R> rows);

  /**
   * Returns this session with versions of {@link #insertAll}, {@link #upsertAll} and {@link
   * #updateAll} that find the exact input row that failed. Each chunk is sent under a savepoint; if
   * it fails, it is sent again in halves until the row is found. That costs two more round trips
   * for each chunk that succeeds, and about 30 statements for one that fails.
   */
  Session locatingErrors();
}
