package dev.catalog.internal.session;

import dev.catalog.AsyncDatabase;
import dev.catalog.Block;
import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.Isolation;
import dev.catalog.Migrations;
import dev.catalog.ReadSession;
import dev.catalog.StatementListener;
import dev.catalog.Transaction;
import dev.catalog.TransactionOptions;
import dev.catalog.VoidBlock;
import dev.catalog.internal.connection.ConnectionSource;
import dev.catalog.internal.connection.OwnPool;
import dev.catalog.internal.connection.ServerConnections;
import dev.catalog.internal.connection.Statements;
import dev.catalog.internal.migrate.MigrationRun;
import dev.catalog.internal.query.CursorSeal;
import dev.catalog.internal.sql.SqlLog;
import dev.catalog.internal.transaction.AsyncBlocks;
import dev.catalog.internal.transaction.AutocommitScope;
import dev.catalog.internal.transaction.Cancellation;
import dev.catalog.internal.transaction.NestedCallGuard;
import dev.catalog.internal.transaction.RootScope;
import dev.catalog.internal.transaction.TransactionRunner;
import dev.catalog.internal.transaction.ValuelessBlock;
import dev.catalog.internal.type.JooqStart;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The session whose calls commit by themselves, and the blocks, migrations and connections around
 * it. Safe to share between threads.
 */
public final class JdbcDatabase extends JdbcSession implements Database {

  private final DatabaseConfig config;
  private final ConnectionSource source;
  private final RootScope scope;
  private final NestedCallGuard guard;
  private final AsyncBlocks async;

  private JdbcDatabase(
      DatabaseConfig config,
      ConnectionSource source,
      RootScope scope,
      NestedCallGuard guard,
      SessionParts parts) {
    super(scope, parts, false);
    this.config = config;
    this.source = source;
    this.scope = scope;
    this.guard = guard;
    this.async = new AsyncBlocks(source.size(), config.asyncQueue());
  }

  /** Opens the pool with its first connection; when that fails, nothing is left open. */
  public static Database open(DatabaseConfig config) {
    JooqStart.ensure();
    return over(config, OwnPool.open(config));
  }

  /** Returns a database on the connections of a source. */
  static Database over(DatabaseConfig config, ConnectionSource source) {
    NestedCallGuard guard = new NestedCallGuard();
    StatementListener listener = SqlLog.listener(config);
    Statements statements = new Statements(listener);
    SessionParts parts = parts(config, listener);
    TransactionRunner runner =
        new TransactionRunner(
            source, guard, statements, block -> new JdbcTransaction(block, parts));
    RootScope scope = new AutocommitScope(source, guard, statements, runner);
    return new JdbcDatabase(config, source, scope, guard, parts);
  }

  /** Returns a database whose calls all belong to a scope. */
  static Database over(DatabaseConfig config, ConnectionSource source, RootScope scope) {
    SessionParts parts = parts(config, SqlLog.listener(config));
    return new JdbcDatabase(config, source, scope, new NestedCallGuard(), parts);
  }

  private static SessionParts parts(DatabaseConfig config, @Nullable StatementListener listener) {
    CursorSeal seal = config.cursorKey().map(CursorSeal::of).orElse(CursorSeal.OPEN);
    return new SessionParts(seal, new Dsl(listener));
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T transaction(
      TransactionOptions options, Block<? super Transaction, T, X> block) throws X {
    scope.check();
    return scope.transaction("db.transaction", options, new Cancellation(), block);
  }

  @Override
  public <X extends Exception> void run(
      TransactionOptions options, VoidBlock<? super Transaction, X> block) throws X {
    scope.check();
    scope.transaction("db.run", options, new Cancellation(), new ValuelessBlock<>(block));
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T read(
      TransactionOptions options, Block<? super ReadSession, T, X> block) throws X {
    scope.check();
    return scope.transaction("db.read", forReading(options), new Cancellation(), block);
  }

  /** READ ONLY, and one snapshot unless the options name another isolation. */
  static TransactionOptions forReading(TransactionOptions options) {
    TransactionOptions reading = options.readOnly();
    return options.isolation().isPresent() ? reading : reading.isolation(Isolation.REPEATABLE_READ);
  }

  @Override
  public AsyncDatabase async() {
    return new JdbcAsyncDatabase(scope, async);
  }

  @Override
  public List<String> migrate(Migrations migrations) {
    scope.check();
    return MigrationRun.of(migrations, ServerConnections.unlimited(config)).run();
  }

  @Override
  public List<String> repair(
      Migrations migrations, Migrations.Repair first, Migrations.Repair... more) {
    scope.check();
    return MigrationRun.of(migrations, ServerConnections.unlimited(config))
        .repair(EnumSet.of(first, more));
  }

  @Override
  public void close() {
    String inside = guard.current();
    if (inside != null) {
      throw new IllegalStateException("close() was called inside " + inside);
    }
    if (guard.close()) {
      async.close(config.closeTimeout());
      source.awaitIdle(config.closeTimeout());
      source.close();
    }
  }
}
