package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.Database;
import dev.catalog.product.Category;
import dev.catalog.product.NewCategory;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two pools, with a database on the second one. */
class TwoPoolsTest {

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Pools {

    @Bean
    @Primary
    DataSource main() {
      return server();
    }

    @Bean
    DataSource stock() {
      return server();
    }

    private static DataSource server() {
      return new DriverManagerDataSource(
          OrdersTest.POSTGRES.url(), OrdersTest.POSTGRES.user(), OrdersTest.POSTGRES.password());
    }
  }

  @Test
  void theDatabaseTakesPartInTheTransactionsOfItsPool() {
    new ApplicationContextRunner()
        .withUserConfiguration(Pools.class, TwoPools.class)
        .withPropertyValues(
            "spring.flyway.schemas=catalog",
            "spring.flyway.locations=classpath:dev/catalog/product/migration")
        .run(
            context -> {
              assertThat(context).hasSingleBean(Database.class);
              Database db = context.getBean("stockDatabase", Database.class);
              db.deleteWhere(Category.ROWS.all());
              new TransactionTemplate(
                      context.getBean("stockTransactions", JdbcTransactionManager.class))
                  .executeWithoutResult(
                      status -> {
                        db.insert(NewCategory.name("undone"));
                        status.setRollbackOnly();
                      });
              assertThat(db.list(Category.ROWS)).isEmpty();
            });
  }
}
