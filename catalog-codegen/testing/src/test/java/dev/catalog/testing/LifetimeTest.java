package dev.catalog.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** When the database comes and goes, and when the leak check runs, beside other extensions. */
class LifetimeTest {

  private static final List<String> seen = new ArrayList<>();

  @BeforeEach
  void forget() {
    seen.clear();
  }

  /** As Spring's: begins before the test, and rolls back in an extension of the class. */
  static final class RollingBack implements BeforeEachCallback, AfterEachCallback {
    private Connection connection;

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
      connection = RolledBack.postgres.connect();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("select 'in the test''s transaction'");
      }
    }

    @Override
    public void afterEach(ExtensionContext context) throws SQLException {
      connection.rollback();
      connection.close();
    }
  }

  @ExtendWith(RollingBack.class)
  static class RolledBack {
    @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

    @Test
    void writes() {}
  }

  static class LeftOpen {
    @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

    @Test
    void leaves() throws SQLException {
      Connection connection = postgres.connect();
      connection.setAutoCommit(false);
      connection.createStatement().execute("select 'left open'");
    }
  }

  /** As Spring's: takes the database into use before the class, and leaves it after the class. */
  static final class Using implements AfterAllCallback {
    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
      try (Connection connection = OnePerClass.postgres.connect()) {
        seen.add("after all " + connection.isValid(5));
      }
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  @ExtendWith(Using.class)
  static class OnePerClass {
    @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

    OnePerClass() {
      seen.add("constructed " + !postgres.url().isEmpty());
    }

    @Test
    void runs() {}
  }

  static class First {
    @RegisterExtension
    static final PostgresExtension postgres =
        PostgresExtension.migrated(MigrationFiles.location()).schema("shop").shared();

    @Test
    void runs() {
      seen.add(postgres.url());
    }
  }

  static class Second {
    @RegisterExtension
    static final PostgresExtension postgres =
        PostgresExtension.migrated(MigrationFiles.location()).schema("shop").shared();

    @RegisterExtension
    static final PostgresExtension other =
        PostgresExtension.migrated(MigrationFiles.location()).schema("shop");

    @Test
    void runs() {
      seen.add(postgres.url());
      seen.add(other.url());
    }
  }

  @Test
  void theLeakCheckRunsAfterTheRollbackOfAnotherExtension() {
    run(RolledBack.class).assertStatistics(stats -> stats.started(1).succeeded(1));
  }

  @Test
  void whatIsLeftOpenFailsTheTestThatLeftIt() {
    Events events = run(LeftOpen.class);

    events.assertStatistics(stats -> stats.started(1).failed(1));
    assertThat(events.failed().map(LifetimeTest::failure).toList())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("select 'left open'"));
  }

  @Test
  void theDatabaseIsThereForTheConstructorAndForWhatEndsAfterTheClass() {
    run(OnePerClass.class).assertStatistics(stats -> stats.succeeded(1));

    assertThat(seen).containsExactly("constructed true", "after all true");
  }

  @Test
  void classesShareADatabaseOnlyIfBothAskForIt() {
    run(First.class, Second.class).assertStatistics(stats -> stats.succeeded(2));

    assertThat(seen).hasSize(3);
    assertThat(seen.get(1)).isEqualTo(seen.get(0));
    assertThat(seen.get(2)).isNotEqualTo(seen.get(0));
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
