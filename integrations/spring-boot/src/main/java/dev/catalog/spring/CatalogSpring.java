package dev.catalog.spring;

import dev.catalog.DataSourceConfig;
import dev.catalog.Database;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Opens databases that take part in Spring's transactions. Spring Boot does this by itself where
 * there is one {@link DataSource}; with several, a bean method calls it for each.
 *
 * <p>Safe to share between threads.
 */
public final class CatalogSpring {

  private CatalogSpring() {}

  /**
   * Returns a database with the default settings: see {@link #using(DataSource,
   * PlatformTransactionManager, UnaryOperator)}.
   *
   * @throws IllegalArgumentException if the manager begins its transactions elsewhere, or cannot be
   *     watched
   */
  public static Database using(DataSource dataSource, PlatformTransactionManager manager) {
    return using(dataSource, manager, settings -> settings);
  }

  /**
   * Returns a database on a {@link DataSource} whose transactions a manager begins, commits and
   * rolls back. Borrows one connection to look at the driver's settings; sends nothing.
   *
   * <p>What {@link Database#using(DataSourceConfig)} says of the transactions of others holds for
   * those of the manager: {@code @Transactional} methods and {@code TransactionTemplate}. Spring's
   * classes that work on the same {@link DataSource}, such as {@code JdbcTemplate}, take part in
   * the blocks of the database in turn.
   *
   * <p>The manager is a {@code DataSourceTransactionManager}, {@code JdbcTransactionManager} or
   * {@code JpaTransactionManager}, or another {@code ConfigurableTransactionManager} with a
   * property {@code dataSource} that binds a {@code ConnectionHolder} for it. A transaction
   * listener is added to it, and stays there. Of a {@code TransactionAwareDataSourceProxy} or a
   * {@code LazyConnectionDataSourceProxy} on either side, the {@link DataSource} of the manager is
   * used.
   *
   * @param settings changes the settings, for example {@code settings -> settings.sqlLog(true)}
   * @throws IllegalArgumentException if the manager begins its transactions on another {@link
   *     DataSource} or cannot be watched, the connections are not those of PostgreSQL's JDBC
   *     driver, or a setting is out of its range
   * @throws dev.catalog.ConnectionFailedException if the pool gives no connection
   */
  public static Database using(
      DataSource dataSource,
      PlatformTransactionManager manager,
      UnaryOperator<DataSourceConfig.Builder> settings) {
    Objects.requireNonNull(dataSource, "dataSource");
    Objects.requireNonNull(manager, "manager");
    DataSource managed = ManagedDataSource.of(manager, dataSource);
    SpringTransactions transactions = new SpringTransactions(managed, manager);
    Database database =
        Database.using(
            settings.apply(DataSourceConfig.of(managed)).transactions(transactions).build());
    transactions.watch();
    return database;
  }
}
