package dev.catalog.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresExtensionTest {
  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated(MigrationFiles.location()).schema("shop").historyTable("applied");

  @RegisterExtension
  static final PostgresExtension sameMigrations =
      PostgresExtension.migrated(MigrationFiles.location()).schema("shop").historyTable("applied");

  @RegisterExtension static final PostgresExtension empty = PostgresExtension.empty();

  @RegisterExtension
  static final PostgresExtension unchecked = PostgresExtension.empty().withoutLeakCheck();

  @Test
  void theMigrationsRanInTheSchema() throws SQLException {
    assertThat(text(postgres, "select count(*) from shop.lamps")).isEqualTo("1");
    assertThat(
            text(
                postgres,
                "select count(*) from shop.applied where success and version is not null"))
        .isEqualTo("2");
  }

  @Test
  void anIndexIsCreatedConcurrently() throws SQLException {
    assertThat(
            text(
                postgres,
                "select indisvalid from pg_index where indexrelid = 'shop.lamps_name'::regclass"))
        .isEqualTo("t");
  }

  @Test
  void eachExtensionHasADatabaseOfItsOwn() throws SQLException {
    text(sameMigrations, "insert into shop.lamps (name) values ('second') returning name");
    assertThat(text(sameMigrations, "select count(*) from shop.lamps")).isEqualTo("2");
    assertThat(text(postgres, "select count(*) from shop.lamps")).isEqualTo("1");
    assertThat(sameMigrations.url()).isNotEqualTo(postgres.url());
  }

  @Test
  void allDatabasesAreOnOneServer() throws SQLException {
    String port = "select inet_server_port()";
    assertThat(text(empty, port)).isEqualTo(text(postgres, port));
  }

  @Test
  void anEmptyDatabaseHasNoTables() throws SQLException {
    assertThat(
            text(
                empty,
                "select count(*) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"))
        .isEqualTo("0");
  }

  @Test
  void theDatabaseIsNamedAfterTheClass() throws SQLException {
    assertThat(text(postgres, "select current_database()")).contains("PostgresExtensionTest");
  }

  @Test
  void statementStatisticsAreLoaded() throws SQLException {
    try (Connection connection = empty.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create extension pg_stat_statements");
      statement.execute("select 'counted'");
      try (ResultSet rows = statement.executeQuery("select sum(calls) from pg_stat_statements")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getLong(1)).isPositive();
      }
    }
  }

  @Test
  void optionsOfMigrationsAreRefusedForAnEmptyDatabase() {
    assertThatThrownBy(() -> PostgresExtension.empty().schema("shop"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PostgresExtension.migrated");
    assertThatThrownBy(PostgresExtension::migrated)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PostgresExtension.empty()");
  }

  @Test
  void outsideOfATestClassThereIsNoDatabase() {
    assertThatThrownBy(() -> PostgresExtension.empty().url())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("static field");
  }

  @Test
  void aTransactionThatIsLeftOpenFailsTheTest() throws SQLException {
    try (Connection connection = empty.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select 'left open'");
      assertThatThrownBy(empty::checkLeaks)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("select 'left open'");
    }
  }

  @Test
  void withoutTheCheckATransactionMayStayOpen() throws SQLException {
    try (Connection connection = unchecked.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select 'left open'");
      assertThatCode(unchecked::checkLeaks).doesNotThrowAnyException();
    }
  }

  @Nested
  class InANestedClass {
    @Test
    void theDatabaseIsStillThere() throws SQLException {
      assertThat(text(postgres, "select count(*) from shop.lamps")).isEqualTo("1");
    }
  }

  static String text(PostgresExtension extension, String sql) throws SQLException {
    try (Connection connection = extension.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
