package dev.catalog.spring.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.TestPropertySource;

/** As {@link JdbcManagerTest}, with connections that the pool lends with autocommit off. */
@SpringBootTest(classes = TestService.class)
@TestPropertySource(
    properties = {WithoutJpa.PROPERTY, "spring.datasource.hikari.auto-commit=false"})
class AutocommitOffTest extends NestedContract {

  @Test
  void theManagerIsTheOneOfBoot() {
    assertThat(manager).isExactlyInstanceOf(JdbcTransactionManager.class);
  }
}
