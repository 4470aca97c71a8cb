package dev.catalog;

import dev.catalog.internal.session.JdbcDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database with its pool of connections. As a {@link Session}, each of its calls
 * commits by itself: one statement is one round trip, without BEGIN and COMMIT; a call that needs
 * several statements runs them in one transaction.
 *
 * <pre>{@code
 * try (Database db = Database.open(DatabaseConfig.url(url).user(user).password(password).build())) {
 *   Product lamp = db.insert(NewProduct.name("Lamp").price(price));
 *   db.run(tx -> { ... });
 * }
 * }</pre>
 *
 * <p>Inside a block ({@link #transaction}, {@link #run}, {@link #read}) use the session that the
 * block is given. A call on the database from that thread would commit apart from the block and can
 * starve the pool: every method here then throws {@link IllegalStateException}, and sends nothing.
 * So does every method after {@link #close}.
 *
 * <p>Safe to share between threads; a service has one. An interface that may grow; not meant to be
 * implemented by callers.
 */
public interface Database extends Session, AutoCloseable {

  /**
   * Opens the pool with its first connection. Blocks for as long as the connect and login limits of
   * the configuration at most.
   *
   * @throws ConnectionFailedException if the server cannot be reached or refuses the login; the
   *     message says what to change, and nothing is left open
   */
  static Database open(DatabaseConfig config) {
    return JdbcDatabase.open(config);
  }

  /**
   * Runs a block in a transaction and returns its value: commits when the block returns, rolls back
   * when it throws anything.
   *
   * @throws X what the block throws, as it is
   * @throws CommitOutcomeUnknownException if the connection broke during the commit; it may have
   *     taken effect or not
   * @throws DatabaseException if the commit fails otherwise, such as {@link
   *     ConstraintViolationException} for a deferred constraint; the transaction is rolled back
   * @throws IllegalStateException if this thread is inside a block of this database already
   */
  default <T extends @Nullable Object, X extends Exception> T transaction(
      Block<? super Transaction, T, X> block) throws X {
    return transaction(TransactionOptions.defaults(), block);
  }

  /**
   * As {@link #transaction(Block)}, with options.
   *
   * @throws X what the block throws, as it is
   * @throws TransactionConflictException if other transactions are still in the way after the
   *     repetitions that the options allow; it tells their number, and all are rolled back
   * @throws QueryTimeoutException if the options' limit passes; the transaction is rolled back
   */
  <T extends @Nullable Object, X extends Exception> T transaction(
      TransactionOptions options, Block<? super Transaction, T, X> block) throws X;

  /**
   * As {@link #transaction(Block)}, for a block without a value.
   *
   * @throws X what the block throws, as it is
   */
  default <X extends Exception> void run(VoidBlock<? super Transaction, X> block) throws X {
    run(TransactionOptions.defaults(), block);
  }

  /**
   * As {@link #transaction(TransactionOptions, Block)}, for a block without a value.
   *
   * @throws X what the block throws, as it is
   */
  <X extends Exception> void run(
      TransactionOptions options, VoidBlock<? super Transaction, X> block) throws X;

  /**
   * Runs a block that reads one state of the database, whatever others commit meanwhile: REPEATABLE
   * READ READ ONLY. Writing in it does not compile; by {@link #dsl}, the server refuses it with a
   * {@link StatementException}.
   *
   * @throws X what the block throws, as it is
   */
  default <T extends @Nullable Object, X extends Exception> T read(
      Block<? super ReadSession, T, X> block) throws X {
    return read(TransactionOptions.defaults(), block);
  }

  /**
   * As {@link #read(Block)}, with options; it is READ ONLY whatever they say.
   *
   * @throws X what the block throws, as it is
   */
  <T extends @Nullable Object, X extends Exception> T read(
      TransactionOptions options, Block<? super ReadSession, T, X> block) throws X;

  /** Returns this database for blocks that run in other threads. */
  AsyncDatabase async();

  /**
   * Runs the migrations that were not run yet, and returns the names of their files in the order in
   * which they ran; empty when there was nothing to do.
   *
   * <p>Uses two connections of its own, without time limits for statements and idle transactions,
   * and a lock of the session, so that {@code CREATE INDEX CONCURRENTLY} works. Several services
   * may call this at once: one migrates and the others wait, up to {@link Migrations#deadline}.
   *
   * @throws MigrationException if a script fails (the message has file, line and what PostgreSQL
   *     said), an applied one was edited, there are no scripts at all, or the deadline passes. The
   *     failed script is rolled back unless it cannot run in a transaction; those before it stay
   *     applied
   * @throws ConnectionFailedException if the server cannot be reached
   */
  List<String> migrate(Migrations migrations);

  /**
   * Waits for blocks and calls that are running, {@link DatabaseConfig.Builder#closeTimeout} at
   * most, cancels what is left, and closes every connection. Anything that is called afterwards
   * throws {@link IllegalStateException}, but for this method, which then does nothing.
   *
   * @throws IllegalStateException if this thread is inside a block of this database; it stays open
   */
  @Override
  void close();
}
