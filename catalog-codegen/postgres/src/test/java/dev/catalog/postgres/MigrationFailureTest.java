package dev.catalog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fails when a version of Flyway or PostgreSQL changes the words that are looked for. */
class MigrationFailureTest {
  private static ThrowawayPostgres server;

  @TempDir Path scripts;

  @BeforeAll
  static void start() {
    server = ThrowawayPostgres.start(PostgresSource.embedded());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void createDatabase() {
    server.createDatabase("migrated", null);
  }

  @AfterEach
  void dropDatabase() {
    server.dropDatabase("migrated");
  }

  private void script(String name, String text) throws IOException {
    Files.createDirectories(scripts.resolve(name).getParent());
    Files.writeString(scripts.resolve(name), text);
  }

  private MigrationFailure failure() {
    return failure(PostgresSource.embedded());
  }

  private MigrationFailure failure(PostgresSource source) {
    Flyway flyway =
        MigrationSetup.of(MigrationFailureTest.class, null, null)
            .dataSource(server.url("migrated"), server.user(), server.password())
            .locations("filesystem:" + scripts)
            .validateMigrationNaming(true)
            .load();
    FlywayException e =
        catchThrowableOfType(
            FlywayException.class,
            () -> {
              flyway.info();
              flyway.migrate();
            });
    MigrationFailure failure =
        MigrationFailure.of(e, "V2__next.sql", source, server, new Given(scripts));
    assertThat(failure.sentence()).hasLineCount(1).endsWith(".").doesNotContain("http", "-----");
    return failure;
  }

  private record Given(Path scripts) implements MigrationFailure.Words {
    @Override
    public String path(String text) {
      return text.replace(scripts + File.separator, "").replace(File.separatorChar, '/');
    }

    @Override
    public String refused() {
      return "Refused: ";
    }

    @Override
    public String server() {
      return "postgres";
    }

    @Override
    public String option(String name) {
      return "set " + name;
    }
  }

  @Test
  void bothFilesOfAVersionAreNamed() throws IOException {
    script("V1__a.sql", "select 1");
    script("deep/V1__b.sql", "select 1");

    assertThat(failure().sentence())
        .startsWith("Refused: Found more than one migration with version 1: ")
        .contains("V1__a.sql (SQL)", "deep/V1__b.sql (SQL)")
        .endsWith("; give each file a version of its own.");
  }

  @Test
  void bothRepeatableFilesAreNamed() throws IOException {
    script("R__a.sql", "select 1");
    script("deep/R__a.sql", "select 1");

    assertThat(failure().sentence()).contains("R__a.sql (SQL)", "deep/R__a.sql (SQL)");
  }

  @Test
  void eachFileWithoutAVersionIsNamed() throws IOException {
    script("V1_a.sql", "select 1");
    script("b.sql", "select 1");

    assertThat(failure().sentence()).contains("V1_a.sql", "b.sql");
  }

  @Test
  void aFileInAnotherEncodingIsNamed() throws IOException {
    Files.write(scripts.resolve("V1__a.sql"), "-- \u00e9".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(failure().sentence())
        .isEqualTo(
            "The migration V1__a.sql is not in the encoding of the migrations; save it so, or set"
                + " encoding.");
  }

  @Test
  void aPlaceholderWithoutAValueIsNamed() throws IOException {
    script("V1__a.sql", "create table ${lamps} ()");

    assertThat(failure().sentence())
        .isEqualTo(
            "The migration V1__a.sql holds the placeholder ${lamps}, which has no value; set"
                + " placeholders.");
  }

  @Test
  void aMixedScriptIsNamed() throws IOException {
    script("V2__next.sql", "create table a ();\nvacuum a;");

    assertThat(failure().sentence())
        .startsWith("The migration V2__next.sql, line 2 mixes statements")
        .endsWith("; divide it, or set mixed.");
  }

  @Test
  void aStatementOfACallbackIsNamed() throws IOException {
    script("V1__a.sql", "select 1");
    script("beforeMigrate.sql", "select nothing");

    assertThat(failure().sentence())
        .isEqualTo(
            "The migration beforeMigrate.sql, line 1 failed: ERROR: column \"nothing\" does not exist;"
                + " correct it.");
  }

  @Test
  void whatTheServerSaidToACopyIsPassedOn() throws IOException {
    script("V1__a.sql", "create table a (id int);\ncopy a from stdin;\nx\n\\.\n");

    assertThat(failure().sentence())
        .contains("V1__a.sql, line 2 failed: ERROR: invalid input syntax");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          create extension postgis                    | postgis          | postgis/postgis:
          create extension vector cascade             | vector           | pgvector/pgvector:pg
          create extension timescaledb_toolkit        | timescaledb_toolkit | timescale/timescaledb-ha:pg
          create extension pg_cron                    | pg_cron          | made from postgres:
          create language plv8                        | plv8             | made from postgres:
          create extension citext version '99'        | citext           | made from postgres:
          load 'auto_nothing'                         | auto_nothing     | made from postgres:
          create function f() returns int language c as '$libdir/h3', 'f' | h3 | made from postgres:
          """)
  void anExtensionThatTheServerLacksIsNamedWithServersThatHaveIt(
      String sql, String extension, String image) throws IOException {
    script("V1__a.sql", sql + ";");

    MigrationFailure failure = failure();
    assertThat(failure.extension()).isEqualTo(extension);
    assertThat(failure.sentence())
        .startsWith(
            "The migration V1__a.sql, line 1 needs " + extension + ", which this PostgreSQL ")
        .contains("set postgres=testcontainers and postgres.image to an image that has it (", image)
        .contains("postgres=installed where its package is installed on this machine")
        .contains("postgres to the JDBC URL of an empty database whose server has it");
  }

  @Test
  void theWayOutDependsOnTheServer() throws IOException {
    script("V1__a.sql", "create extension postgis;");

    assertThat(failure(PostgresSource.installed()).sentence())
        .contains(
            "install its package beside PostgreSQL " + server.serverVersion().split("\\.")[0]);
    assertThat(failure(PostgresSource.container("postgres:18")).sentence())
        .contains("; set postgres.image to an image that has it");
    assertThat(failure(PostgresSource.given("jdbc:postgresql://db/x", "u", "")).sentence())
        .contains("; install its package on that server");
  }

  @Test
  void aLibraryThatMustBeLoadedFirstNamesTheProperty() throws IOException {
    script(
        "V1__a.sql", "do $$ begin raise 'x must be loaded via shared_preload_libraries'; end $$;");

    assertThat(failure().sentence())
        .endsWith(
            "; correct it, or load the library when the server starts, with the property"
                + " postgres.parameters.shared_preload_libraries.");
  }

  @Test
  void aStatementThatCannotBeInATransactionNamesTheFileThatSaysSo() throws IOException {
    script("V1__a.sql", "create table a ();\n");
    script("V2__next.sql", "reindex table concurrently a;");

    assertThat(failure().sentence()).contains("put executeInTransaction=false into a file");
  }

  @Test
  void anExtensionThatOnlyNeedsAnotherOneIsNotMissing() throws IOException {
    script("V1__a.sql", "create extension earthdistance;");

    MigrationFailure failure = failure();
    assertThat(failure.extension()).isNull();
    assertThat(failure.sentence())
        .contains("required extension \"cube\" is not installed; correct it");
  }
}
