package dev.catalog;

import dev.catalog.internal.session.JdbcDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database with its connection pool. As a {@link Session}, each call commits by
 * itself: one statement is one round trip, without BEGIN and COMMIT. A call that needs several
 * statements runs them in one transaction.
 *
 * <pre>{@code
 * try (Database db = Database.open(DatabaseConfig.url(url).user(user).password(password).build())) {
 *   Product lamp = db.insert(NewProduct.name("Lamp").price(price));
 *   db.run(tx -> { ... });
 * }
 * }</pre>
 *
 * <p>Inside a block ({@link #transaction}, {@link #run}, {@link #read}), use the session that is
 * passed to the block. A call on the database from that thread would commit separately from the
 * block and could exhaust the pool, so every method here then throws {@link IllegalStateException}
 * and sends nothing. The same applies to every method after {@link #close}.
 *
 * <p>Safe to share between threads. A service needs only one. An interface that may grow; not meant
 * to be implemented by callers.
 */
public interface Database extends Session, AutoCloseable {

  /**
   * Opens the pool and its first connection. Blocks at most for the configured connect and login
   * limits.
   *
   * @throws ConnectionFailedException if the server cannot be reached or rejects the login; the
   *     message says what to change, and nothing is left open
   */
  static Database open(DatabaseConfig config) {
    return JdbcDatabase.open(config);
  }

  /**
   * Returns a database on a pool that somebody else opened, with the default settings: see {@link
   * #using(DataSourceConfig)}.
   *
   * @throws ConnectionFailedException if the pool gives no connection
   * @throws IllegalArgumentException if its connections are not those of PostgreSQL's JDBC driver
   */
  static Database using(DataSource dataSource) {
    return using(DataSourceConfig.of(dataSource).build());
  }

  /**
   * Returns a database on a pool that somebody else opened. Borrows one connection to look at the
   * driver's settings; sends nothing.
   *
   * <p>The pool may be any whose connections unwrap to those of PostgreSQL's JDBC driver. A
   * connection goes back as it was found: autocommit, read-only, network timeout. One that broke is
   * aborted and closed through the pool's own wrapper, so that the pool opens another. {@link
   * #close} waits for calls of this database and leaves the pool open.
   *
   * <p>These promises of {@link #open} become the pool's: the limits on connecting, on statements,
   * on idle transactions and on silent servers; TLS and the check of the certificate; the check of
   * idle connections and their replacement after a failover; the end of connections of the same age
   * as one that broke. {@link #migrate} and {@link #repair} are refused.
   *
   * <p>The connections must be ones that nobody else uses. A connection in an open transaction is
   * refused, but a transaction-aware proxy inside a transaction that has not sent a statement yet
   * cannot be told from a pool with autocommit off: what a call then commits would be the others'
   * work. Give it the pool itself, and say with {@link DataSourceConfig.Builder#transactions} whose
   * transactions to take part in. With that:
   *
   * <ul>
   *   <li>A call inside such a transaction takes part in it. {@link #transaction} and {@link #run}
   *       run between two savepoints, two more round trips; their hooks wait for the end of the
   *       transaction; nothing is repeated. {@link #read} has no snapshot of its own.
   *   <li>Outside, a block begins such a transaction, so that others take part in it, and so do
   *       calls on the database in the block. Its isolation is sent in one more round trip.
   *   <li>A transaction in which a statement of this database failed, and whose failure was
   *       swallowed, is rolled back instead of committed, with the exception that {@link #run}
   *       throws in that case.
   *   <li>After the commit, while the transaction still shows, writes are refused; reads and blocks
   *       run on connections of their own.
   * </ul>
   *
   * @throws ConnectionFailedException if the pool gives no connection
   * @throws IllegalArgumentException if its connections are not those of PostgreSQL's JDBC driver,
   *     or the driver is set to {@code preferQueryMode=simple}
   * @throws IllegalStateException if the connection is in an open transaction
   */
  static Database using(DataSourceConfig config) {
    return JdbcDatabase.using(config);
  }

  /**
   * Runs a block in a transaction and returns its value. Commits when the block returns, and rolls
   * back when it throws.
   *
   * @throws X what the block throws, unchanged
   * @throws CommitOutcomeUnknownException if the connection broke during the commit, which may or
   *     may not have taken effect
   * @throws DatabaseException if the commit fails for another reason, for example {@link
   *     ConstraintViolationException} for a deferred constraint; the transaction is rolled back
   * @throws IllegalStateException if this thread is already inside a block of this database
   */
  default <T extends @Nullable Object, X extends Exception> T transaction(
      Block<? super Transaction, T, X> block) throws X {
    return transaction(TransactionOptions.defaults(), block);
  }

  /**
   * Like {@link #transaction(Block)}, with options.
   *
   * @throws X what the block throws, unchanged
   * @throws TransactionConflictException if the transaction still conflicts with others after the
   *     retries that the options allow; it contains the number of attempts, and all of them are
   *     rolled back
   * @throws QueryTimeoutException if the time limit of the options is exceeded; the transaction is
   *     rolled back
   */
  <T extends @Nullable Object, X extends Exception> T transaction(
      TransactionOptions options, Block<? super Transaction, T, X> block) throws X;

  /**
   * Like {@link #transaction(Block)}, for a block that returns nothing.
   *
   * @throws X what the block throws, unchanged
   */
  default <X extends Exception> void run(VoidBlock<? super Transaction, X> block) throws X {
    run(TransactionOptions.defaults(), block);
  }

  /**
   * Like {@link #transaction(TransactionOptions, Block)}, for a block that returns nothing.
   *
   * @throws X what the block throws, unchanged
   */
  <X extends Exception> void run(
      TransactionOptions options, VoidBlock<? super Transaction, X> block) throws X;

  /**
   * Runs a block that sees one state of the database, whatever others commit in the meantime:
   * REPEATABLE READ READ ONLY. Writing in it does not compile; a write through {@link #dsl} is
   * rejected by the server with a {@link StatementException}.
   *
   * @throws X what the block throws, unchanged
   */
  default <T extends @Nullable Object, X extends Exception> T read(
      Block<? super ReadSession, T, X> block) throws X {
    return read(TransactionOptions.defaults(), block);
  }

  /**
   * Like {@link #read(Block)}, with options. The transaction is always READ ONLY.
   *
   * @throws X what the block throws, unchanged
   */
  <T extends @Nullable Object, X extends Exception> T read(
      TransactionOptions options, Block<? super ReadSession, T, X> block) throws X;

  /** Returns a view of this database that runs blocks in other threads. */
  AsyncDatabase async();

  /**
   * Runs the migrations that have not run yet and returns the names of their files, in the order in
   * which they ran; empty if there was nothing to do.
   *
   * <p>Uses two connections of its own, without time limits for statements and idle transactions,
   * and a session-level lock, so that {@code CREATE INDEX CONCURRENTLY} works. Several services may
   * call this at once: one migrates and the others wait, up to {@link Migrations#deadline}.
   *
   * @throws MigrationException if a script fails (the message contains the file, the line and
   *     PostgreSQL's error), the scripts do not fit what ran before (each one that was edited,
   *     removed, added too late or has failed is named, with the way out), a file cannot be read as
   *     a script, there are no scripts, or the deadline passes. The failed script is rolled back
   *     unless it cannot run in a transaction; the scripts before it stay applied
   * @throws ConnectionFailedException if the server cannot be reached
   */
  List<String> migrate(Migrations migrations);

  /**
   * Makes the history table fit the scripts again, and returns the names of the scripts whose rows
   * changed, sorted; empty if there was nothing to do. Runs no script and changes nothing else:
   * what a failed script did before it failed is still there, and is yours to undo first.
   *
   * <p>Only what is asked for changes. Uses connections and a lock as {@link #migrate} does.
   *
   * <p>An index that {@code CREATE INDEX CONCURRENTLY} left behind invalid is not dropped. It must
   * be dropped before its script runs again: with {@code IF NOT EXISTS} the script would keep it,
   * and an invalid unique index does not keep duplicates out. So {@link Migrations.Repair#FAILED}
   * is refused while the schema has one.
   *
   * @throws MigrationException if the history table needs a change that was not asked for, an
   *     invalid index is in the way, a file cannot be read as a script, or the deadline passes;
   *     nothing has changed
   * @throws ConnectionFailedException if the server cannot be reached
   */
  List<String> repair(Migrations migrations, Migrations.Repair first, Migrations.Repair... more);

  /**
   * Waits for running blocks and calls, at most {@link DatabaseConfig.Builder#closeTimeout},
   * cancels the rest, and closes all connections. Every later call throws {@link
   * IllegalStateException}, except for this method, which then does nothing.
   *
   * @throws IllegalStateException if this thread is inside a block of this database; the database
   *     stays open
   */
  @Override
  void close();
}
