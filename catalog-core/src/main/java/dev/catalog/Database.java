package dev.catalog;

import dev.catalog.internal.Engine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
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
 * <p>Safe to share between threads; a service has one.
 */
public final class Database implements Session, AutoCloseable {

  private final Engine engine;
  private final Session session;

  private Database(Engine engine) {
    this.engine = engine;
    this.session = engine.session();
  }

  /**
   * Opens the pool with its first connection. Blocks for as long as the connect and login limits of
   * the configuration at most.
   *
   * @throws ConnectionFailedException if the server cannot be reached or refuses the login; the
   *     message says what to change, and nothing is left open
   */
  public static Database open(DatabaseConfig config) {
    return new Database(Engine.open(config.settings()));
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
  public <T extends @Nullable Object, X extends Exception> T transaction(
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
  public <T extends @Nullable Object, X extends Exception> T transaction(
      TransactionOptions options, Block<? super Transaction, T, X> block) throws X {
    return engine.transaction("db.transaction", options.block(), block);
  }

  /**
   * As {@link #transaction(Block)}, for a block without a value.
   *
   * @throws X what the block throws, as it is
   */
  public <X extends Exception> void run(VoidBlock<? super Transaction, X> block) throws X {
    run(TransactionOptions.defaults(), block);
  }

  /**
   * As {@link #transaction(TransactionOptions, Block)}, for a block without a value.
   *
   * @throws X what the block throws, as it is
   */
  public <X extends Exception> void run(
      TransactionOptions options, VoidBlock<? super Transaction, X> block) throws X {
    engine.run("db.run", options.block(), block);
  }

  /**
   * Runs a block that reads one state of the database, whatever others commit meanwhile: REPEATABLE
   * READ READ ONLY. Writing in it does not compile; by {@link #dsl}, the server refuses it with a
   * {@link StatementException}.
   *
   * @throws X what the block throws, as it is
   */
  public <T extends @Nullable Object, X extends Exception> T read(
      Block<? super ReadSession, T, X> block) throws X {
    return read(TransactionOptions.defaults(), block);
  }

  /**
   * As {@link #read(Block)}, with options; it is READ ONLY whatever they say.
   *
   * @throws X what the block throws, as it is
   */
  public <T extends @Nullable Object, X extends Exception> T read(
      TransactionOptions options, Block<? super ReadSession, T, X> block) throws X {
    return engine.read(options.block(), block);
  }

  /** Returns this database for blocks that run in other threads. */
  public AsyncDatabase async() {
    return new AsyncDatabase(engine);
  }

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
  public List<String> migrate(Migrations migrations) {
    return engine.migrate(migrations.plan());
  }

  /**
   * Waits for blocks and calls that are running, {@link DatabaseConfig.Builder#closeTimeout} at
   * most, cancels what is left, and closes every connection. Anything that is called afterwards
   * throws {@link IllegalStateException}, but for this method, which then does nothing.
   *
   * @throws IllegalStateException if this thread is inside a block of this database; it stays open
   */
  @Override
  public void close() {
    engine.close();
  }

  @Override
  public <R> List<R> list(Query<R> query) {
    return session.list(query);
  }

  @Override
  public <R> Optional<R> first(Query<R> query) {
    return session.first(query);
  }

  @Override
  public <R> R one(Query<R> query) {
    return session.one(query);
  }

  @Override
  public <R, V> Optional<R> find(Key<R, V> key, V value) {
    return session.find(key, value);
  }

  @Override
  public <R, V> R get(Key<R, V> key, V value) {
    return session.get(key, value);
  }

  @Override
  public <R, V> List<R> findAll(Key<R, V> key, Collection<V> values) {
    return session.findAll(key, values);
  }

  @Override
  public <R> Page<R> page(Query<R> query, long offset, int limit) {
    return session.page(query, offset, limit);
  }

  @Override
  public <R, T extends @Nullable Object, X extends Exception> T stream(
      Query<R> query, Block<? super Stream<R>, T, X> block) throws X {
    return session.stream(query, block);
  }

  @Override
  public <R, X extends Exception> void forEach(Query<R> query, VoidBlock<? super R, X> action)
      throws X {
    session.forEach(query, action);
  }

  @Override
  public <R> Slice<R> slice(Rows<R> rows, @Nullable String cursor, int limit) {
    return session.slice(rows, cursor, limit);
  }

  @Override
  public long count(Query<?> query) {
    return session.count(query);
  }

  @Override
  public boolean exists(Query<?> query) {
    return session.exists(query);
  }

  @Override
  public DSLContext dsl() {
    return session.dsl();
  }

  @Override
  public <R> R insert(NewRow<R> row) {
    return session.insert(row);
  }

  @Override
  public <R> List<R> insertAll(Collection<? extends NewRow<R>> rows) {
    return session.insertAll(rows);
  }

  @Override
  public <R> Optional<R> insertIfAbsent(Key<R, ?> key, NewRow<R> row) {
    return session.insertIfAbsent(key, row);
  }

  @Override
  public <R> Upserted<R> upsert(Key<R, ?> key, NewRow<R> row) {
    return session.upsert(key, row);
  }

  @Override
  public <R> List<Upserted<R>> upsertAll(Key<R, ?> key, Collection<? extends NewRow<R>> rows) {
    return session.upsertAll(key, rows);
  }

  @Override
  public <R> long copyIn(Stream<? extends NewRow<R>> rows) {
    return session.copyIn(rows);
  }

  @Override
  public <R, V> Optional<R> update(Key<R, V> key, V value, Patch<R> patch) {
    return session.update(key, value, patch);
  }

  @Override
  public <R, V> List<R> updateAll(Key<R, V> key, Map<V, ? extends Patch<R>> patches) {
    return session.updateAll(key, patches);
  }

  @Override
  public <R> int updateWhere(Rows<R> rows, Patch<R> patch) {
    return session.updateWhere(rows, patch);
  }

  @Override
  public <R> List<R> updateReturning(Rows<R> rows, Patch<R> patch) {
    return session.updateReturning(rows, patch);
  }

  @Override
  public <R, V> boolean delete(Key<R, V> key, V value) {
    return session.delete(key, value);
  }

  @Override
  public <R, V> int deleteAll(Key<R, V> key, Collection<V> values) {
    return session.deleteAll(key, values);
  }

  @Override
  public int deleteWhere(Rows<?> rows) {
    return session.deleteWhere(rows);
  }

  @Override
  public <R> List<R> deleteReturning(Rows<R> rows) {
    return session.deleteReturning(rows);
  }

  @Override
  public Session locatingErrors() {
    return session.locatingErrors();
  }
}
