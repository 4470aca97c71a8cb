package dev.catalog.internal.session;

import dev.catalog.AsyncDatabase;
import dev.catalog.Block;
import dev.catalog.DataSourceConfig;
import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.Migrations;
import dev.catalog.ReadSession;
import dev.catalog.Transaction;
import dev.catalog.TransactionOptions;
import dev.catalog.VoidBlock;
import dev.catalog.internal.connection.ConnectionSource;
import dev.catalog.internal.connection.Statements;
import dev.catalog.internal.migrate.MigrationRun;
import dev.catalog.internal.pool.GivenPool;
import dev.catalog.internal.pool.OwnPool;
import dev.catalog.internal.pool.ServerConnections;
import dev.catalog.internal.transaction.AsyncBlocks;
import dev.catalog.internal.transaction.Attempts;
import dev.catalog.internal.transaction.AutocommitScope;
import dev.catalog.internal.transaction.BlockScope;
import dev.catalog.internal.transaction.Cancellation;
import dev.catalog.internal.transaction.JoiningScope;
import dev.catalog.internal.transaction.Joins;
import dev.catalog.internal.transaction.NestedCallGuard;
import dev.catalog.internal.transaction.OwnAttempts;
import dev.catalog.internal.transaction.RootScope;
import dev.catalog.internal.transaction.ScopeAttempts;
import dev.catalog.internal.transaction.TransactionRunner;
import dev.catalog.internal.transaction.ValuelessBlock;
import dev.catalog.internal.type.JooqStart;
import dev.catalog.spi.TransactionScope;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The session whose calls commit by themselves, and the blocks, migrations and connections around
 * it. Safe to share between threads.
 */
public final class JdbcDatabase extends JdbcSession implements Database {

  private final Settings settings;
  private final ConnectionSource source;
  private final RootScope scope;
  private final NestedCallGuard guard;
  private final AsyncBlocks async;

  private JdbcDatabase(
      Settings settings,
      ConnectionSource source,
      RootScope scope,
      NestedCallGuard guard,
      SessionParts parts) {
    super(scope, parts, false);
    this.settings = settings;
    this.source = source;
    this.scope = scope;
    this.guard = guard;
    this.async = new AsyncBlocks(source.size(), settings.asyncQueue());
  }

  /** Opens the pool with its first connection; when that fails, nothing is left open. */
  public static Database open(DatabaseConfig config) {
    JooqStart.ensure();
    return over(Settings.of(config), OwnPool.open(config), null);
  }

  /** Returns a database on somebody else's pool, of which one connection is looked at. */
  public static Database using(DataSourceConfig config) {
    JooqStart.ensure();
    return over(Settings.of(config), GivenPool.of(config), config.transactions().orElse(null));
  }

  /**
   * Returns a database on the connections of a source.
   *
   * @param transactions whose transactions it takes part in; null for nobody's
   */
  static Database over(
      Settings settings, ConnectionSource source, @Nullable TransactionScope transactions) {
    NestedCallGuard guard = new NestedCallGuard();
    Statements statements = new Statements(settings.listener());
    SessionParts parts = new SessionParts(settings.seal(), new Dsl(settings.listener()));
    Function<BlockScope, Transaction> sessions = block -> new JdbcTransaction(block, parts);
    Attempts own = new OwnAttempts(source, guard);
    RootScope scope;
    if (transactions == null) {
      TransactionRunner runner = new TransactionRunner(own, own, statements, sessions);
      scope = new AutocommitScope(source, guard, statements, runner);
    } else {
      Joins joins = new Joins(source.lenderToOthers(), statements);
      Attempts ofBlocks = new ScopeAttempts(transactions, joins);
      TransactionRunner runner = new TransactionRunner(own, ofBlocks, statements, sessions);
      RootScope alone = new AutocommitScope(source, guard, statements, runner);
      scope = new JoiningScope(transactions, alone, joins, guard, sessions);
    }
    return new JdbcDatabase(settings, source, scope, guard, parts);
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
    return scope.read("db.read", options, new Cancellation(), block);
  }

  @Override
  public AsyncDatabase async() {
    return new JdbcAsyncDatabase(scope, async);
  }

  @Override
  public List<String> migrate(Migrations migrations) {
    scope.check();
    return MigrationRun.of(migrations, connectionsForMigrations()).run();
  }

  @Override
  public List<String> repair(
      Migrations migrations, Migrations.Repair first, Migrations.Repair... more) {
    scope.check();
    return MigrationRun.of(migrations, connectionsForMigrations()).repair(EnumSet.of(first, more));
  }

  private ServerConnections connectionsForMigrations() {
    DatabaseConfig server = settings.server();
    if (server == null) {
      throw new IllegalStateException(
          "A database on a given DataSource cannot migrate: it needs connections of its own without"
              + " limits. Run Flyway on the DataSource, or call migrate on a Database.open(...)");
    }
    return ServerConnections.unlimited(server);
  }

  @Override
  public void close() {
    String inside = scope.inside();
    if (inside != null) {
      throw new IllegalStateException("close() was called inside " + inside);
    }
    if (guard.close()) {
      async.close(settings.closeTimeout());
      source.awaitIdle(settings.closeTimeout());
      source.close();
    }
  }
}
