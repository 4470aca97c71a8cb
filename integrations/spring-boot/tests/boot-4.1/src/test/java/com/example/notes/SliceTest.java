package com.example.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.transaction.support.TransactionSynchronizationManager.isActualTransactionActive;

import dev.catalog.Database;
import dev.catalog.spring.test.CatalogTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.context.WebApplicationContext;

@CatalogTest(migrations = "classpath:com/example/notes")
@TestPropertySource(properties = "spring.flyway.locations=classpath:com/example/notes")
class SliceTest {

  @Autowired private Database db;
  @Autowired private Notes notes;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private ApplicationContext context;

  @RepeatedTest(2)
  void whatATestWritesIsRolledBackAfterIt() {
    assertThat(notes.all()).isEmpty();
    assertThat(isActualTransactionActive()).isTrue();

    notes.add("by Catalog");
    db.run(tx -> tx.dsl().execute("insert into notes (text) values ('in a block')"));
    jdbc.update("insert into notes (text) values ('by Spring')");

    assertThat(notes.all()).containsExactly("by Catalog", "by Spring", "in a block");
  }

  @Test
  void ofTheServicesClassesOnlyRepositoriesAreBeans() {
    assertThat(context.getBeanNamesForType(Notes.class)).hasSize(1);
    assertThat(context.getBeanNamesForType(Mailer.class)).isEmpty();
  }

  @Test
  void thereIsNoWebAndNoJpa() {
    assertThat(context).isNotInstanceOf(WebApplicationContext.class);
    assertThat(context.containsBean("entityManagerFactory")).isFalse();
    assertThat(context.containsBean("dispatcherServlet")).isFalse();
  }

  @Test
  void bootsFlywayFindsTheMigrationsDone() {
    assertThat(context.containsBean("flyway")).isTrue();
    assertThat(
            jdbc.queryForList(
                "select script from flyway_schema_history where version is not null", String.class))
        .containsExactly("V1__notes.sql");
  }

  @Nested
  class InANestedClass {
    @RepeatedTest(2)
    void itIsTheSame() {
      assertThat(notes.all()).isEmpty();
      notes.add("nested");
      assertThat(notes.all()).containsExactly("nested");
    }
  }
}
