package dev.catalog.spring.tests;

import static dev.catalog.product.Tables.CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.catalog.Database;
import dev.catalog.product.Category;
import dev.catalog.product.NewCategory;
import dev.catalog.product.Product;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/** What the tests of each transaction manager have in common. */
abstract class TakingPart {

  @Autowired Database db;
  @Autowired JdbcTemplate jdbc;
  @Autowired HikariDataSource pool;
  @Autowired PlatformTransactionManager manager;
  @Autowired Transactions transactions;
  @Autowired ApplicationEventPublisher events;
  @Autowired AfterCommitEvents heard;
  @Autowired Drawer.Drawers drawers;

  @DynamicPropertySource
  static void connect(DynamicPropertyRegistry properties) {
    TestService.connect(properties);
  }

  @BeforeEach
  void empty() {
    db.deleteWhere(Product.ROWS.all());
    db.deleteWhere(Category.ROWS.all());
  }

  @AfterEach
  void noConnectionIsOut() {
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
  }

  final Category insert(String name) {
    return db.insert(NewCategory.name(name));
  }

  final void insertByJdbc(String name) {
    jdbc.update("insert into catalog.categories (name) values (?)", name);
  }

  final List<String> names() {
    return db.list(Category.ROWS.orderBy(CATEGORIES.NAME)).stream().map(Category::name).toList();
  }

  /** Runs what fails with an exception of its own, so that the transaction is rolled back. */
  final void rolledBack(TransactionKind kind, Transactions.Work work) {
    assertThatThrownBy(
            () ->
                kind.run(
                    () -> {
                      work.run();
                      throw new IllegalStateException("roll back");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("roll back");
  }

  /** A method of {@link Transactions}. */
  interface TransactionKind {
    void run(Transactions.Work work) throws Exception;
  }
}
