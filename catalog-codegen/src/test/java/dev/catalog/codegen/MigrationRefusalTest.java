package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.codegen.model.CatalogGenerationException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Flyway refuses is passed on with its files, and each way out that is named leads out. */
class MigrationRefusalTest {
  private static final String DIRECTORY = "src/main/resources/db/migration";

  @TempDir Path directory;
  private Project project;

  @BeforeEach
  void openProject() {
    project = new Project(directory);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertThatGenerating() {
    return assertThatThrownBy(() -> project.generate())
        .isInstanceOf(CatalogGenerationException.class);
  }

  @Test
  void bothFilesOfOneVersionAreNamed() {
    project.migration("V1__a.sql", "select 1").migration("V1__b.sql", "select 1");

    assertThatGenerating()
        .hasMessageStartingWith(
            "[CatalogMigrationFailed] Flyway refused the migrations in "
                + DIRECTORY
                + ": Found more than one migration with version 1: ")
        .hasMessageContaining(DIRECTORY + "/V1__a.sql")
        .hasMessageContaining(DIRECTORY + "/V1__b.sql")
        .hasMessageEndingWith("; give each file a version of its own.");
  }

  @Test
  void eachFileWithAWrongNameIsNamed() {
    project
        .migration("V1__a.sql", "select 1")
        .migration("V2_b.sql", "select 1")
        .migration("c.sql", "select 1");

    assertThatGenerating().hasMessageContaining("V2_b.sql").hasMessageContaining("c.sql");
  }

  @Test
  void anotherEncodingIsReadOnceItIsNamed() throws Exception {
    project.migration("V1__lamps.sql", "");
    Files.write(
        directory.resolve(DIRECTORY).resolve("V1__lamps.sql"),
        "create table lamps (id bigint primary key, \"gr\u00f6\u00dfe\" int)"
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThatGenerating()
        .hasMessage(
            "[CatalogMigrationFailed] The migration V1__lamps.sql is not in the encoding of the migrations;"
                + " save it so, or name its encoding in the property encoding.");
    project.useGivenDatabase().property("encoding", "ISO-8859-1").generate();
    assertThat(project.text("Lamp.java")).contains("gr\u00f6\u00dfe");
  }

  @Test
  void anEncodingThatIsNoneIsRefused() {
    project
        .migration("V1__a.sql", "select 1")
        .property("encoding", "latin")
        .property("mixed", "yes");

    assertThatGenerating()
        .hasMessageContaining("[CatalogOptionInvalid] The property encoding is \"latin\"")
        .hasMessageContaining("[CatalogOptionInvalid] The property mixed is \"yes\"");
  }

  @Test
  void aPlaceholderWithoutAValueIsNamed() throws Exception {
    project.migration("V1__lamps.sql", "create table ${table} (id bigint primary key)");

    assertThatGenerating()
        .hasMessage(
            "[CatalogMigrationFailed] The migration "
                + DIRECTORY
                + "/V1__lamps.sql holds the placeholder ${table}, which has no value; set it with the property"
                + " placeholders.name.");
    project.useGivenDatabase().property("placeholders.table", "lamps").generate();
    assertThat(project.types()).contains("Lamp");
  }

  @Test
  void aMixedMigrationRunsOnceThatIsAllowed() throws Exception {
    project.migration(
        "V1__lamps.sql",
        "create table lamps (id bigint primary key);\ncreate index concurrently on lamps (id);");

    assertThatGenerating()
        .hasMessageStartingWith(
            "[CatalogMigrationFailed] The migration " + DIRECTORY + "/V1__lamps.sql, line 2 mixes")
        .hasMessageEndingWith("or run it without a transaction with the property mixed=true.");
    project.useGivenDatabase().property("mixed", "true").generate();
    assertThat(project.types()).contains("Lamp");
  }

  @Test
  void aDatabaseWithContentsStartsAtItsBaseline() throws Exception {
    project.migration("V1__lamps.sql", "create table lamps (id bigint primary key)").generate();
    project
        .property("postgres.allowContents", "true")
        .property("historyTable", "other_history")
        .migration("V2__shades.sql", "create table shades (id bigint primary key)");

    assertThatGenerating()
        .hasMessageContaining("Found non-empty schema(s) \"public\" but no schema history table")
        .hasMessageContaining("name the version that it has in the property baseline.");
    project.property("baseline", "1").generate();
    assertThat(project.types()).contains("Lamp", "Shade");
  }

  @Test
  void aMissingExtensionIsNamedWithServersThatHaveIt() {
    project.migration("V1__a.sql", "select 1;\ncreate extension vector;");

    assertThatGenerating()
        .hasMessageStartingWith(
            "[CatalogExtensionMissing] The migration "
                + DIRECTORY
                + "/V1__a.sql, line 2 needs vector, which this PostgreSQL ")
        .hasMessageContaining("pgvector/pgvector:pg")
        .hasMessageContaining("postgres=installed");
  }
}
