package com.example.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.zaxxer.hikari.HikariDataSource;
import dev.catalog.spring.test.CatalogTest;
import dev.catalog.testing.PostgresExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** Which classes have a database, a context and a pool in common, and what a leak does. */
class DatabaseOfAClassTest {

  private static final List<ConfigurableApplicationContext> contexts = new ArrayList<>();
  private static final List<String> urls = new ArrayList<>();

  @BeforeEach
  void forget() {
    contexts.clear();
    urls.clear();
  }

  @TestPropertySource(properties = "spring.flyway.locations=classpath:com/example/notes")
  abstract static class Noting {
    @Test
    void note(@Autowired ConfigurableApplicationContext context, @Autowired DataSource dataSource) {
      contexts.add(context);
      urls.add(((HikariDataSource) dataSource).getJdbcUrl());
    }
  }

  @CatalogTest(migrations = "classpath:com/example/notes")
  static class FirstSlice extends Noting {}

  @CatalogTest(migrations = "classpath:com/example/notes")
  static class SecondSlice extends Noting {}

  @SpringBootTest
  static class FirstOwner extends Noting {
    @RegisterExtension
    static final PostgresExtension postgres =
        PostgresExtension.migrated("classpath:com/example/notes");
  }

  @SpringBootTest
  static class SecondOwner extends Noting {
    @RegisterExtension
    static final PostgresExtension postgres =
        PostgresExtension.migrated("classpath:com/example/notes");
  }

  @CatalogTest(migrations = "classpath:com/example/notes")
  static class SliceWithADatabaseOfItsOwn extends Noting {
    @RegisterExtension
    static final PostgresExtension postgres =
        PostgresExtension.migrated("classpath:com/example/notes");
  }

  @CatalogTest(migrations = "classpath:com/example/notes")
  @TestPropertySource(properties = "spring.flyway.locations=classpath:com/example/notes")
  static class Leaking {
    @Test
    void leavesATransactionOpenBesideItsOwn(@Autowired DataSource dataSource) throws SQLException {
      Connection connection = dataSource.getConnection();
      connection.setAutoCommit(false);
      connection.createStatement().execute("select 'left open'");
    }
  }

  @SpringBootTest
  static class WithTwoDatabases extends Noting {
    @RegisterExtension static final PostgresExtension first = PostgresExtension.empty();
    @RegisterExtension static final PostgresExtension second = PostgresExtension.empty();
  }

  @Test
  void slicesShareADatabaseAndAContext() {
    run(FirstSlice.class, SecondSlice.class).assertStatistics(stats -> stats.succeeded(2));

    assertThat(urls.get(1)).isEqualTo(urls.get(0));
    assertThat(contexts.get(1)).isSameAs(contexts.get(0));
  }

  @Test
  void classesWithAFieldShareNeitherAndTheirContextsAreClosed() {
    run(FirstOwner.class, SecondOwner.class, SliceWithADatabaseOfItsOwn.class)
        .assertStatistics(stats -> stats.succeeded(3));

    assertThat(urls).doesNotHaveDuplicates().hasSize(3);
    assertThat(contexts).allMatch(context -> !context.isActive());
  }

  @Test
  void whatATestLeavesOpenFailsItAfterTheRollback() {
    Events events = run(Leaking.class);

    assertThat(events.failed().map(DatabaseOfAClassTest::failure).toList())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("select 'left open'"));
  }

  @Test
  void twoFieldsAreRefused() {
    Events events =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(WithTwoDatabases.class))
            .execute()
            .allEvents();

    assertThat(events.failed().map(DatabaseOfAClassTest::failure).toList())
        .anySatisfy(
            failure ->
                assertThat(failure).hasMessageContaining("2 fields of the type PostgresExtension"));
  }

  private static Throwable failure(Event event) {
    return event
        .getPayload(TestExecutionResult.class)
        .flatMap(TestExecutionResult::getThrowable)
        .orElseThrow();
  }

  private static Events run(Class<?>... classes) {
    var kit = EngineTestKit.engine("junit-jupiter");
    for (Class<?> each : classes) {
      kit = kit.selectors(selectClass(each));
    }
    return kit.execute().testEvents();
  }
}
