package dev.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Runs queries. It has no method that writes: a block given to {@link Database#read} receives this
 * type, so writing there does not compile.
 *
 * <p>Each method sends one SQL statement, plus one for each to-many relation of the query. All of
 * them throw {@link DatabaseException} when the database or the way to it fails, {@link
 * IllegalStateException} when a named parameter has no value or the session has ended (no SQL is
 * sent), and {@link IllegalArgumentException} for bad arguments (no SQL is sent).
 *
 * <p>A {@link Database} may be shared between threads; the session of a block belongs to the thread
 * that runs the block. Not meant to be implemented by callers; methods may be added.
 */
public interface ReadSession {

  /** Returns all rows of a query, in its order; empty when there are none. Never null. */
  <R> List<R> list(Query<R> query);

  /**
   * Returns the first row of a query, or empty. Asks the database for one row; which one is first
   * is up to the query's order.
   */
  <R> Optional<R> first(Query<R> query);

  /**
   * Returns the one row that a query selects.
   *
   * <p>Asks the database for at most two rows, so a second match is noticed without reading the
   * whole result. Use {@link #first} where no match is a normal outcome.
   *
   * @throws RowNotFoundException if no row matches
   * @throws TooManyRowsException if more than one row matches; nothing is returned
   */
  <R> R one(Query<R> query);

  /**
   * Returns the row with a key, or empty: {@code select ... where id = ?}.
   *
   * @throws IllegalArgumentException if the value is null
   */
  <R, V> Optional<R> find(Key<R, V> key, V value);

  /**
   * Returns the row with a key that is known to be there: {@code select ... where id = ?}.
   *
   * @throws RowNotFoundException if there is none
   * @throws IllegalArgumentException if the value is null
   */
  <R, V> R get(Key<R, V> key, V value);

  /**
   * Returns the rows with these keys, in the order of the keys; a key without a row is left out.
   * One array bind, so one SQL text for any number of keys. No keys: no statement is sent.
   *
   * @throws IllegalArgumentException if a value is null
   */
  <R, V> List<R> findAll(Key<R, V> key, Collection<V> values);

  /**
   * Returns a part of a query's rows and the exact number of all of them, in one round trip; the
   * total is right also past the end. To-many relations cost one more statement each.
   *
   * @param offset rows to leave out, 0 for none
   * @param limit rows to return at most
   * @throws IllegalArgumentException if a number is negative, or the query has its own limit or
   *     offset
   */
  <R> Page<R> page(Query<R> query, long offset, int limit);

  /**
   * Runs a block over the rows of a query while they come from the server, and returns the block's
   * value. However many rows there are, about 1,000 of them are in memory at a time.
   *
   * <p>Reads through a server-side cursor: on a {@link Database} in a READ ONLY REPEATABLE READ
   * transaction of its own, which holds a connection until the block returns; in a block, in the
   * block's transaction, whose session can run other statements meanwhile. The rows come 1,000 to a
   * round trip. A to-many relation is loaded for each thousand rows: it costs one statement for
   * each of these, not one altogether.
   *
   * <p>The block may take its time and may leave rows unread. The server's limit on idle
   * transactions is lifted for as long as it runs; in a block, the next statement brings back the
   * session's own. The limits on statements and on the socket apply to each thousand rows, not to
   * the whole; {@link TransactionOptions#timeout} does to the whole. The stream belongs to this
   * thread and ends with the block; it need not be closed. A parallel stream is read in sequence.
   *
   * <p>A {@link StatementListener} hears of the statement when the block has ended: with the rows
   * that were read, and the time spent waiting for them.
   *
   * @throws X what the block throws, as it is; a transaction around it can go on
   * @throws DatabaseException if the query fails, also while the block takes rows from the stream
   * @throws IllegalStateException if the stream is used after the block or by another thread
   */
  <R, T extends @Nullable Object, X extends Exception> T stream(
      Query<R> query, Block<? super Stream<R>, T, X> block) throws X;

  /**
   * Runs an action for each row of a query while the rows come from the server; otherwise as {@link
   * #stream}. What the action throws ends it.
   *
   * @throws X what the action throws, as it is
   */
  <R, X extends Exception> void forEach(Query<R> query, VoidBlock<? super R, X> action) throws X;

  /**
   * Returns the rows after or before a position in the query's order, without counting or skipping
   * those in between: {@code where (price, id) > (?, ?) order by price, id limit ?}. A slice deep
   * in the table costs what the first one costs, if an index has the order and its first column is
   * NOT NULL.
   *
   * <p>The order is the query's, followed by the columns of the primary key that are not in it, so
   * that it is complete. Keys may be columns or expressions, in mixed directions, null or not. The
   * cursor knows the way it leads, so the same call goes forward by {@link Slice#next} and back by
   * {@link Slice#previous}; rows always come in the query's order. Rows that are inserted or
   * deleted meanwhile move no other row to another slice: walking on meets each row once, unless
   * its own sort values change.
   *
   * <p>One statement, with one text for all positions (one more for each combination of null sort
   * values), plus one statement for each to-many relation. {@code limit} may change from slice to
   * slice.
   *
   * <p>A cursor holds the sort values of a row in readable form; see {@link
   * DatabaseConfig.Builder#cursorKey}. It belongs to this query with these values of its
   * parameters. A release that changes the query, such as by a new column, ends it.
   *
   * @param cursor null or empty for the first slice, else a cursor of an earlier slice; a parameter
   *     of an HTTP request can be passed as it is
   * @param limit rows to return at most
   * @throws InvalidCursorException if the cursor is damaged, forged, or of another query
   * @throws IllegalArgumentException if the limit is less than 1, the query has its own limit or
   *     offset, or its table has no primary key
   */
  <R> Slice<R> slice(Rows<R> rows, @Nullable String cursor, int limit);

  /** Returns the number of rows of a query; relations are not read. */
  long count(Query<?> query);

  /** Returns whether a query has a row; relations are not read. */
  boolean exists(Query<?> query);

  /**
   * Returns jOOQ on the same connection and in the same transaction, for what no verb covers. Its
   * statements are counted, timed and logged with the others. What the server refuses is a {@link
   * DatabaseException} as elsewhere; jOOQ's own complaints stay jOOQ's.
   */
  DSLContext dsl();
}
