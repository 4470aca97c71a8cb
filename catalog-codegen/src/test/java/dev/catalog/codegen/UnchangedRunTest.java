package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.SortedMap;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.OnError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A given database is not empty after a run and is then refused, so a run that ends without an
 * exception did not start.
 */
class UnchangedRunTest {
  private static final String REFUSED = "is not empty";

  private Project project;
  private SortedMap<String, String> texts;

  @BeforeEach
  void generateOnce(@TempDir Path directory) throws Exception {
    project =
        new Project(directory)
            .migration("V1__lamps.sql", "create table lamps (id bigint primary key, name text)")
            .generate();
    texts = project.texts();
  }

  @Test
  void startsNothingAndTouchesNoFile() throws Exception {
    FileTime old = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
    for (String path : project.paths()) {
      Files.setLastModifiedTime(project.file(path), old);
    }
    SortedMap<String, FileTime> times = project.times();

    project.generate();

    assertThat(project.times()).isEqualTo(times).isNotEmpty();
    assertThat(project.texts()).isEqualTo(texts);
  }

  @Test
  void callsNoForcedTypeUnused() throws Exception {
    ForcedType type = new ForcedType().withName("CLOB").withIncludeExpression("lamps\\.name");
    project
        .configured(it -> it.getGenerator().getDatabase().withForcedTypes(type))
        .configured(it -> it.withOnUnused(OnError.FAIL))
        .useGivenDatabase()
        .generate();

    project.generate();

    assertThat(project.texts()).containsKey("Lamp.java");
  }

  @Test
  void isUndoneByAChangedMigration() throws Exception {
    project.migration(
        "V1__lamps.sql", "create table lamps (id bigint primary key, name text, watts int)");
    assertThatThrownBy(() -> project.generate()).hasMessageContaining(REFUSED);

    project.useGivenDatabase().generate();

    assertThat(project.text("Lamp.java")).contains("watts");
  }

  @Test
  void isUndoneByANewMigration() {
    project.migration("V2__shades.sql", "create table shades (id bigint primary key)");

    assertThatThrownBy(() -> project.generate()).hasMessageContaining(REFUSED);
  }

  @Test
  void isUndoneByADeletedFile() throws Exception {
    Files.delete(project.file("LampPatch.java"));
    assertThatThrownBy(() -> project.generate()).hasMessageContaining(REFUSED);

    project.useGivenDatabase().generate();

    assertThat(project.texts()).isEqualTo(texts);
  }

  @Test
  void isUndoneByAnEditedFile() throws Exception {
    Files.writeString(project.file("tables/Lamps.java"), "class Lamps {}");
    assertThatThrownBy(() -> project.generate()).hasMessageContaining(REFUSED);

    project.useGivenDatabase().generate();

    assertThat(project.texts()).isEqualTo(texts);
  }

  @Test
  void isUndoneByAChangedProperty() {
    project.property("rowNames", "lamps=Light");

    assertThatThrownBy(() -> project.generate()).hasMessageContaining(REFUSED);
  }

  @Test
  void isUndoneByAChangedOptionOfTheGenerator() {
    project.configured(it -> it.getGenerator().getGenerate().withComments(false));

    assertThatThrownBy(() -> project.generate()).hasMessageContaining(REFUSED);
  }

  @Test
  void isUndoneByAnotherSchema() {
    project.schemas("public", "other");

    assertThatThrownBy(() -> project.generate()).hasMessageContaining(REFUSED);
  }

  @Test
  void isUndoneByAForcedType() {
    project.configured(
        it ->
            it.getGenerator()
                .getDatabase()
                .withForcedTypes(
                    new ForcedType().withName("CLOB").withIncludeExpression("lamps\\.name")));

    assertThatThrownBy(() -> project.generate()).hasMessageContaining(REFUSED);
  }

  @Test
  void followsAFailedRun() throws Exception {
    project.migration("V2__broken.sql", "create tabel shades ()").useGivenDatabase();
    assertThatThrownBy(() -> project.generate()).hasMessageContaining("V2__broken.sql");

    project.migration("V2__broken.sql", "create table shades (id bigint primary key)");
    project.useGivenDatabase().generate();

    assertThat(project.types()).contains("Lamp", "Shade");
  }

  @Test
  void removesWhatIsNoLongerGenerated() throws Exception {
    project.migration("V1__lamps.sql", "create table shades (id bigint primary key)");

    project.useGivenDatabase().generate();

    assertThat(project.types()).contains("Shade").doesNotContain("Lamp", "NewLamp");
  }
}
