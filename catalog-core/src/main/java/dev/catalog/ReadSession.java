package dev.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Runs queries. It has no methods that write: a block passed to {@link Database#read} receives this
 * type, so writing in it does not compile.
 *
 * <p>Each method sends one SQL statement, plus one for each to-many relation of the query. All of
 * them throw {@link DatabaseException} if the database or the connection to it fails, {@link
 * IllegalStateException} if a named parameter has no value or the session has ended, and {@link
 * IllegalArgumentException} for invalid arguments; in the last two cases no SQL is sent. A text
 * that PostgreSQL cannot store, because it contains U+0000 or half of a surrogate pair, is an
 * invalid argument.
 *
 * <p>If the connection breaks before the answer comes, a query that can do nothing but read throws
 * {@link ConnectionFailedException}: nothing has changed. One that may do more, because it calls a
 * function of a schema for example, throws {@link CommitOutcomeUnknownException} where it commits
 * by itself.
 *
 * <p>A {@link Database} may be shared between threads; the session of a block belongs to the thread
 * that runs the block. Not meant to be implemented by callers; methods may be added.
 */
public interface ReadSession {

  /** Returns all rows of a query, in its order; empty if there are none. */
  <R> List<R> list(Query<R> query);

  /**
   * Returns the first row of a query, or empty. Asks the database for one row; the query's order
   * decides which one is first.
   */
  <R> Optional<R> first(Query<R> query);

  /**
   * Returns the one row that a query selects.
   *
   * <p>Asks the database for at most two rows, so a second match is noticed without reading the
   * whole result. Use {@link #first} if no match is a normal outcome.
   *
   * @throws RowNotFoundException if no row matches
   * @throws TooManyRowsException if more than one row matches; nothing is returned
   */
  <R> R one(Query<R> query);

  /**
   * Returns the row with this key value, or empty: {@code select ... where id = ?}.
   *
   * @throws IllegalArgumentException if the value is null
   */
  <R, V> Optional<R> find(Key<R, V> key, V value);

  /**
   * Returns the row with this key value, which must exist: {@code select ... where id = ?}.
   *
   * @throws RowNotFoundException if there is none
   * @throws IllegalArgumentException if the value is null
   */
  <R, V> R get(Key<R, V> key, V value);

  /**
   * Returns the rows with these key values, in the order of the values; values with no matching row
   * are left out. The values are one array bind, so there is one SQL text for any number of them.
   * If there are none, no statement is sent.
   *
   * @throws IllegalArgumentException if a value is null
   */
  <R, V> List<R> findAll(Key<R, V> key, Collection<V> values);

  /**
   * Returns a part of a query's rows together with the exact total, in one round trip. The total is
   * right even past the end. To-many relations cost one more statement each.
   *
   * @param offset the number of rows to skip, 0 for none
   * @param limit the maximum number of rows to return
   * @throws IllegalArgumentException if a number is negative, or the query has its own limit or
   *     offset
   */
  <R> Page<R> page(Query<R> query, long offset, int limit);

  /**
   * Runs a block over the rows of a query as they arrive from the server, and returns the block's
   * value. However many rows there are, about 1,000 of them are in memory at a time.
   *
   * <p>Reads through a server-side cursor. On a {@link Database}, this happens in a READ ONLY
   * REPEATABLE READ transaction of its own, which holds a connection until the block returns. In a
   * block, it happens in the block's transaction, whose session can run other statements in the
   * meantime. Each round trip fetches 1,000 rows. A to-many relation costs one statement for each
   * thousand rows, not one in all.
   *
   * <p>The block may be slow and may leave rows unread. The server's limit on idle transactions is
   * lifted while it runs; in a block, the next statement restores the session's limit. The limits
   * on statements and on the socket apply to each thousand rows, not to the whole stream; {@link
   * TransactionOptions#timeout} covers the whole stream. The stream belongs to this thread and ends
   * with the block; it need not be closed. A parallel stream is read sequentially.
   *
   * <p>A {@link StatementListener} is notified when the block has ended, with the number of rows
   * read and the time spent waiting for them.
   *
   * @throws X what the block throws, unchanged; a transaction around it can continue
   * @throws DatabaseException if the query fails, even while the block takes rows from the stream
   * @throws IllegalStateException if the stream is used after the block or by another thread
   */
  <R, T extends @Nullable Object, X extends Exception> T stream(
      Query<R> query, Block<? super Stream<R>, T, X> block) throws X;

  /**
   * Runs an action for each row of a query as the rows arrive from the server; otherwise like
   * {@link #stream}. An exception from the action ends the stream.
   *
   * @throws X what the action throws, unchanged
   */
  <R, X extends Exception> void forEach(Query<R> query, VoidBlock<? super R, X> action) throws X;

  /**
   * Returns the rows after or before a position in the query's order, without counting or skipping
   * those in between: {@code where (price, id) > (?, ?) order by price, id limit ?}. A slice deep
   * in the table costs as much as the first one, if there is an index with this order and its first
   * column is NOT NULL.
   *
   * <p>The order is the query's, followed by the columns of the primary key that are not in it, so
   * that it is unambiguous. Sort keys may be columns or expressions, in mixed directions, null or
   * not. A cursor includes its direction, so the same call goes forward with {@link Slice#next} and
   * back with {@link Slice#previous}; rows always come in the query's order. Rows that are inserted
   * or deleted in the meantime move no other row to another slice: going from slice to slice
   * returns each row once, unless its own sort values change.
   *
   * <p>Sends one statement, with one text for all positions (and one more for each combination of
   * null sort values), plus one statement for each to-many relation. {@code limit} may change from
   * slice to slice. Without a key, only the server can tell whether the values in a cursor are
   * values of a type such as {@code inet} or an array, or of an expression: in a block one more
   * statement asks for that first, and outside of blocks only after a failure.
   *
   * <p>A cursor contains the sort values of a row in readable form; see {@link
   * DatabaseConfig.Builder#cursorKey}. It belongs to this query and to these parameter values. A
   * release that changes the query, for example by adding a column, invalidates it.
   *
   * @param cursor null or empty for the first slice, otherwise a cursor from an earlier slice; a
   *     parameter of an HTTP request can be passed unchanged
   * @param limit the maximum number of rows to return
   * @throws InvalidCursorException if the cursor is damaged, forged, or from another query; nothing
   *     has been sent, unless only the server could tell: then a transaction has failed
   * @throws IllegalArgumentException if the limit is less than 1, the query has its own limit or
   *     offset, or its table has no primary key
   */
  <R> Slice<R> slice(Rows<R> rows, @Nullable String cursor, int limit);

  /** Returns the number of rows of a query. Relations are not read. */
  long count(Query<?> query);

  /** Returns whether a query has any rows. Relations are not read. */
  boolean exists(Query<?> query);

  /**
   * Returns jOOQ on the same connection and in the same transaction, for what no verb covers. Its
   * statements are counted, timed and logged like all others. If the server rejects a statement,
   * that is a {@link DatabaseException} as elsewhere; jOOQ's own exceptions are not translated.
   *
   * <p>A bind value that is not text, with half of a surrogate pair or with U+0000, is an {@link
   * IllegalArgumentException}, and nothing is sent.
   *
   * <p>Transactions are Catalog's: one that SQL begins and leaves open is rolled back, and the call
   * throws {@link IllegalStateException}, or {@link StatementException} if the SQL failed; SQL that
   * ends the transaction of a block throws {@link CommitOutcomeUnknownException}. What SQL may
   * leave in the session is reset by a round trip of its own when the connection goes back: see
   * {@link DatabaseConfig.Builder#resetSessions}. The connection of {@code dsl().connection(...)}
   * cannot be closed, and serves nobody else once its user has unwrapped it.
   */
  DSLContext dsl();
}
