package dev.catalog.spring.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.context.TestPropertySource;

/** Under the manager that translates no exceptions. */
@SpringBootTest(classes = TestService.class)
@TestPropertySource(
    properties = {
      WithoutJpa.PROPERTY,
      "spring.dao.exceptiontranslation.enabled=false",
      "spring.persistence.exceptiontranslation.enabled=false"
    })
class DataSourceManagerTest extends NestedContract {

  @Test
  void theManagerIsTheOlderOne() {
    assertThat(manager).isExactlyInstanceOf(DataSourceTransactionManager.class);
  }
}
