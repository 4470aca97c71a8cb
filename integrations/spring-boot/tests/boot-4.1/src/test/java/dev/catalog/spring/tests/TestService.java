package dev.catalog.spring.tests;

import dev.catalog.postgres.PostgresSource;
import dev.catalog.postgres.ThrowawayPostgres;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The service of the tests, on one server for all of them. */
@EnableJdbcRepositories(considerNestedRepositories = true)
@SpringBootApplication(proxyBeanMethods = false)
class TestService {

  static final ThrowawayPostgres SERVER =
      ThrowawayPostgres.start(PostgresSource.fromSystemProperties());

  static void connect(DynamicPropertyRegistry properties) {
    properties.add("spring.datasource.url", SERVER::url);
    properties.add("spring.datasource.username", SERVER::user);
    properties.add("spring.datasource.password", SERVER::password);
  }

  @Bean
  Transactions transactions() {
    return new Transactions();
  }
}
