package dev.catalog.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.postgres.PostgresSource;
import dev.catalog.postgres.ThrowawayPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestServerTest {
  private static ThrowawayPostgres postgres;

  @TempDir Path migrations;

  @BeforeAll
  static void start() {
    postgres = ThrowawayPostgres.start(PostgresSource.embedded());
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void equalOptionsShareATemplateAndOthersDoNot() throws SQLException {
    try (TestServer server = onTheGivenServer()) {
      server.createDatabase(new Template(List.of(MigrationFiles.location()), null, null), "one");
      server.createDatabase(new Template(List.of(MigrationFiles.location()), null, null), "two");
      assertThat(databases()).filteredOn(name -> name.contains("template_")).hasSize(1);
      server.createDatabase(
          new Template(List.of(MigrationFiles.location()), "shop", null), "three");
      assertThat(databases()).filteredOn(name -> name.contains("template_")).hasSize(2);
    }
    assertThat(databases()).filteredOn(name -> name.contains("template_")).isEmpty();
  }

  @Test
  void aLongClassNameIsCut() {
    try (TestServer server = onTheGivenServer()) {
      String name = server.createDatabase(new Template(List.of(), null, null), "ä".repeat(100));
      assertThat(name).hasSize(63);
      server.postgres().dropDatabase(name);
    }
  }

  @Test
  void noMigrationsAreAnError() throws SQLException {
    try (TestServer server = onTheGivenServer()) {
      Template template = new Template(List.of("filesystem:" + migrations), null, null);
      assertThatThrownBy(() -> server.createDatabase(template, "none"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("There are no migrations in [filesystem:" + migrations);
      assertThat(databases()).noneMatch(name -> name.startsWith("catalog_"));
    }
  }

  @Test
  void aFailedMigrationLeavesNoDatabase() throws Exception {
    Files.writeString(migrations.resolve("V1__broken.sql"), "create tabel lamps ();");
    try (TestServer server = onTheGivenServer()) {
      Template template = new Template(List.of("filesystem:" + migrations), null, null);
      assertThatThrownBy(() -> server.createDatabase(template, "broken"))
          .isInstanceOf(FlywayException.class)
          .hasMessageContaining("V1__broken.sql");
      assertThat(databases()).noneMatch(name -> name.contains("template_"));
    }
  }

  private static TestServer onTheGivenServer() {
    return TestServer.start(
        PostgresSource.given(postgres.url(), postgres.user(), postgres.password()));
  }

  private static List<String> databases() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select datname from pg_database where not datistemplate")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
