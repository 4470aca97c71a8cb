package com.example.shop;

import dev.catalog.Database;
import dev.catalog.spring.CatalogSpring;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.support.JdbcTransactionManager;

@TestConfiguration(proxyBeanMethods = false)
class TwoPools {

  @Bean
  JdbcTransactionManager stockTransactions(@Qualifier("stock") DataSource stock) {
    return new JdbcTransactionManager(stock);
  }

  @Bean
  Database stockDatabase(
      @Qualifier("stock") DataSource stock,
      @Qualifier("stockTransactions") JdbcTransactionManager manager) {
    return CatalogSpring.using(stock, manager, settings -> settings.sqlLog(true));
  }
}
