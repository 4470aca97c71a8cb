package dev.catalog.spring.tests;

import static dev.catalog.product.Tables.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.catalog.Database;
import dev.catalog.product.Category;
import dev.catalog.product.NewCategory;
import dev.catalog.spring.CatalogSpring;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Managers and pools as somebody may put them together by hand. */
class ManagersTest {

  private final List<AutoCloseable> opened = new ArrayList<>();
  private HikariDataSource pool;

  @BeforeAll
  static void migrate() {
    Flyway.configure()
        .dataSource(
            TestService.SERVER.url(), TestService.SERVER.user(), TestService.SERVER.password())
        .schemas("catalog")
        .locations("classpath:dev/catalog/product/migration")
        .load()
        .migrate();
  }

  @BeforeEach
  void open() {
    pool = pool(3);
    new JdbcTemplate(pool).update("truncate catalog.categories cascade");
  }

  @AfterEach
  void close() throws Exception {
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    for (int i = opened.size() - 1; i >= 0; i--) {
      opened.get(i).close();
    }
  }

  private HikariDataSource pool(int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(TestService.SERVER.url());
    config.setUsername(TestService.SERVER.user());
    config.setPassword(TestService.SERVER.password());
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(500);
    HikariDataSource made = new HikariDataSource(config);
    opened.add(made);
    return made;
  }

  private Database database(DataSource dataSource, PlatformTransactionManager manager) {
    Database db = CatalogSpring.using(dataSource, manager);
    opened.add(db);
    return db;
  }

  private static List<String> names(Database db) {
    return db.list(Category.ROWS.orderBy(CATEGORIES.NAME)).stream().map(Category::name).toList();
  }

  private static void assertTakesPart(Database db, PlatformTransactionManager manager) {
    new TransactionTemplate(manager)
        .executeWithoutResult(
            status -> {
              db.insert(NewCategory.name("undone"));
              db.run(tx -> tx.insert(NewCategory.name("undone too")));
              status.setRollbackOnly();
            });
    assertThat(names(db)).isEmpty();
  }

  @Test
  void springsProxiesOnEitherSideAreSeenThrough() {
    DataSource lazy = new LazyConnectionDataSourceProxy(pool);
    DataSource aware = new TransactionAwareDataSourceProxy(pool);
    for (DataSource given : List.of(pool, lazy, aware)) {
      for (DataSource managed : List.of(pool, lazy, aware)) {
        PlatformTransactionManager manager = new JdbcTransactionManager(managed);
        assertTakesPart(database(given, manager), manager);
      }
    }
  }

  @Test
  void aManagerOfAnotherPoolIsRefused() {
    PlatformTransactionManager manager = new DataSourceTransactionManager(pool(1));
    assertThatThrownBy(() -> CatalogSpring.using(pool, manager))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another DataSource")
        .hasMessageContaining("HikariDataSource");
  }

  @Test
  void aManagerThatCannotBeWatchedIsRefused() {
    PlatformTransactionManager real = new JdbcTransactionManager(pool);
    PlatformTransactionManager plain =
        (PlatformTransactionManager)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {PlatformTransactionManager.class},
                (proxy, method, arguments) -> method.invoke(real, arguments));
    assertThatThrownBy(() -> CatalogSpring.using(pool, plain))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no DataSource");

    JdbcTransactionManager silent = new JdbcTransactionManager(pool);
    silent.setTransactionSynchronization(AbstractPlatformTransactionManager.SYNCHRONIZATION_NEVER);
    assertThatThrownBy(() -> CatalogSpring.using(pool, silent))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SYNCHRONIZATION_NEVER");
  }

  @Test
  void aTransactionOfASecondManagerIsRefusedInsteadOfRunBeside() {
    PlatformTransactionManager second = new JdbcTransactionManager(pool);
    Database db = database(pool, new JdbcTransactionManager(pool));
    assertThatThrownBy(
            () ->
                new TransactionTemplate(second)
                    .executeWithoutResult(status -> db.insert(NewCategory.name("beside"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Another transaction manager");
    assertThat(names(db)).isEmpty();
  }

  @Test
  void aTransactionOfAnotherPoolIsNoneOfThisOne() {
    HikariDataSource other = pool(1);
    Database db = database(pool, new JdbcTransactionManager(pool));
    new TransactionTemplate(new JdbcTransactionManager(other))
        .executeWithoutResult(
            status -> {
              // Spring keeps the connection, in autocommit
              new JdbcTemplate(pool).queryForObject("select 1", Integer.class);
              db.insert(NewCategory.name("kept"));
              db.run(tx -> tx.insert(NewCategory.name("kept too")));
              status.setRollbackOnly();
            });
    assertThat(names(db)).containsExactly("kept", "kept too");
  }

  @Test
  void twoPoolsHaveADatabaseEach() {
    HikariDataSource other = pool(2);
    PlatformTransactionManager first = new JdbcTransactionManager(pool);
    PlatformTransactionManager second = new JdbcTransactionManager(other);
    Database one = database(pool, first);
    Database two = database(other, second);
    new TransactionTemplate(first)
        .executeWithoutResult(
            status -> {
              one.insert(NewCategory.name("one"));
              new TransactionTemplate(second)
                  .executeWithoutResult(inner -> two.insert(NewCategory.name("two")));
              status.setRollbackOnly();
            });
    assertThat(names(one)).containsExactly("two");
  }

  @Test
  void connectionsThatHideTheDriverAreRefused() {
    DataSource hiding =
        new DelegatingDataSource(pool) {
          @Override
          public Connection getConnection() throws java.sql.SQLException {
            Connection real = super.getConnection();
            return (Connection)
                Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                      if (method.getName().equals("unwrap")) {
                        throw new java.sql.SQLException("no");
                      }
                      if (method.getName().equals("isWrapperFor")) {
                        return false;
                      }
                      return method.invoke(real, arguments);
                    });
          }
        };
    assertThatThrownBy(() -> CatalogSpring.using(hiding, new JdbcTransactionManager(hiding)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PostgreSQL");
  }

  @Test
  void requiresNewWithAPoolOfOneFailsAndLosesNothing() {
    HikariDataSource small = pool(1);
    PlatformTransactionManager manager = new JdbcTransactionManager(small);
    Database db = database(small, manager);
    TransactionTemplate requiresNew = new TransactionTemplate(manager);
    requiresNew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    new TransactionTemplate(manager)
        .executeWithoutResult(
            status -> {
              db.insert(NewCategory.name("kept"));
              db.insertAll(List.of(NewCategory.name("a"), NewCategory.name("b")));
              assertThatThrownBy(
                      () ->
                          requiresNew.executeWithoutResult(
                              inner -> db.insert(NewCategory.name("never"))))
                  .isInstanceOf(CannotCreateTransactionException.class);
              db.insert(NewCategory.name("after"));
            });
    assertThat(names(db)).containsExactly("a", "after", "b", "kept");
    assertThat(small.getHikariPoolMXBean().getActiveConnections()).isZero();
  }

  @Test
  void aBlockWithoutAConnectionSaysSo() throws Exception {
    HikariDataSource small = pool(1);
    Database db = database(small, new JdbcTransactionManager(small));
    try (Connection taken = small.getConnection()) {
      assertThat(taken.isClosed()).isFalse();
      assertThatThrownBy(() -> db.run(tx -> tx.insert(NewCategory.name("never"))))
          .isInstanceOf(dev.catalog.ConnectionFailedException.class);
    }
    assertThat(names(db)).isEmpty();
  }
}
