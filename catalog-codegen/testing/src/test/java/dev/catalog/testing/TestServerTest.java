package dev.catalog.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.postgres.PostgresSource;
import dev.catalog.postgres.ThrowawayPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
      server.createDatabase(Template.of(List.of(MigrationFiles.location())), "one");
      server.createDatabase(Template.of(List.of(MigrationFiles.location())), "two");
      assertThat(databases()).filteredOn(name -> name.contains("template_")).hasSize(1);
      server.createDatabase(
          Template.of(List.of(MigrationFiles.location())).schema("shop"), "three");
      assertThat(databases()).filteredOn(name -> name.contains("template_")).hasSize(2);
    }
    assertThat(databases()).filteredOn(name -> name.contains("template_")).isEmpty();
  }

  @Test
  void aLongClassNameIsCut() {
    try (TestServer server = onTheGivenServer()) {
      String name = server.createDatabase(Template.of(List.of()), "ä".repeat(100));
      assertThat(name).hasSize(63);
      server.postgres().dropDatabase(name);
    }
  }

  @Test
  void noMigrationsAreAnError() throws SQLException {
    try (TestServer server = onTheGivenServer()) {
      Template template = Template.of(List.of("filesystem:" + migrations));
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
      Template template = Template.of(List.of("filesystem:" + migrations));
      assertThatThrownBy(() -> server.createDatabase(template, "broken"))
          .isInstanceOf(FlywayException.class)
          .hasMessageContaining("V1__broken.sql");
      assertThat(databases()).noneMatch(name -> name.contains("template_"));
    }
  }

  @Test
  void migrationsAreReadAsTheTemplateSays() throws Exception {
    Files.write(
        migrations.resolve("V1__lamps.sql"),
        "create table ${lamps} as select 'caf\u00e9' as name;\nvacuum ${lamps};"
            .getBytes(StandardCharsets.ISO_8859_1));
    Template template = Template.of(List.of("filesystem:" + migrations));
    try (TestServer server = onTheGivenServer()) {
      assertThatThrownBy(() -> server.createDatabase(template, "utf8"))
          .isInstanceOf(FlywayException.class)
          .hasMessageContaining("name its encoding with PostgresExtension.encoding");
      Template latin = template.encoding(StandardCharsets.ISO_8859_1);
      assertThatThrownBy(() -> server.createDatabase(latin, "latin"))
          .hasMessageContaining(
              "${lamps}, which has no value; set it with PostgresExtension.placeholders");
      Template named = latin.placeholders(Map.of("lamps", "lamps"));
      assertThatThrownBy(() -> server.createDatabase(named, "named"))
          .hasMessageContaining("V1__lamps.sql, line 2 mixes")
          .hasMessageContaining("PostgresExtension.mixed(true)");
      String name = server.createDatabase(named.mixed(true), "mixed");
      try (Connection connection = server.dataSource(name).getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select name from lamps")) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo("caf\u00e9");
      }
      server.postgres().dropDatabase(name);
    }
  }

  @Test
  void aMissingExtensionIsNamedWithTheSystemPropertyToSet() throws Exception {
    Files.writeString(migrations.resolve("V1__places.sql"), "create extension postgis_raster;");
    try (TestServer server = onTheGivenServer()) {
      Template template = Template.of(List.of("filesystem:" + migrations));
      assertThatThrownBy(() -> server.createDatabase(template, "places"))
          .isInstanceOf(FlywayException.class)
          .hasMessageContaining("V1__places.sql, line 1 needs postgis_raster")
          .hasMessageContaining("catalog.postgres=testcontainers and catalog.postgres.image");
    }
  }

  @Test
  void anInstalledServerLoadsTheLibraryIfItHasIt() throws SQLException {
    Path bin = Path.of(text(postgres, "select setting from pg_config where name = 'BINDIR'"));
    PostgresSource.Installed installed = PostgresSource.installed(bin);
    try (TestServer server = TestServer.start(installed)) {
      assertThat(text(server.postgres(), "show shared_preload_libraries"))
          .isEqualTo("pg_stat_statements");
    }
    try (TestServer server =
        TestServer.start(installed.withParameter("dynamic_library_path", "/nowhere"))) {
      assertThat(text(server.postgres(), "show shared_preload_libraries")).isEmpty();
    }
  }

  private static String text(ThrowawayPostgres server, String sql) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
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
