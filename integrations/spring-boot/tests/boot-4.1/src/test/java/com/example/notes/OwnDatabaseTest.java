package com.example.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.catalog.testing.PostgresExtension;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.annotation.Transactional;

/** The whole service, on the database of a field, which the constructor needs already. */
@SpringBootTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "spring.flyway.locations=classpath:com/example/notes")
class OwnDatabaseTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("classpath:com/example/notes");

  private final DataSource dataSource;
  private final Notes notes;

  @Autowired
  OwnDatabaseTest(DataSource dataSource, Notes notes, Mailer mailer) {
    this.dataSource = dataSource;
    this.notes = notes;
    assertThat(mailer).isNotNull();
  }

  @Test
  void theDataSourceIsThatOfTheClass() {
    assertThat(((HikariDataSource) dataSource).getJdbcUrl()).isEqualTo(postgres.url());
  }

  @RepeatedTest(2)
  @Transactional
  void aTestThatIsRolledBackLeavesNothingOpen() {
    notes.add("rolled back");
    assertThat(notes.all()).containsExactly("rolled back");
  }

  @Nested
  class InANestedClass {
    @Test
    void theContextIsThatOfTheOuterClass(@Autowired Notes same) {
      assertThat(same).isSameAs(notes);
      assertThat(notes.all()).isEmpty();
    }
  }
}
