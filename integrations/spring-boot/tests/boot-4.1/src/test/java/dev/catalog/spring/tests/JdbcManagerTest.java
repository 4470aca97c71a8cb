package dev.catalog.spring.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.TestPropertySource;

/** Under the manager that Boot sets up where there is no JPA. */
@SpringBootTest(classes = TestService.class)
@TestPropertySource(properties = WithoutJpa.PROPERTY)
class JdbcManagerTest extends NestedContract {

  @Test
  void theManagerIsTheOneOfBoot() {
    assertThat(manager).isExactlyInstanceOf(JdbcTransactionManager.class);
  }
}
