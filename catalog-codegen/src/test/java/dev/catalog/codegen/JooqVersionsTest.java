package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.codegen.model.CatalogGenerationException;
import java.nio.file.Path;
import org.jooq.Constants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jOOQ that generates, and the one that the project compiles with. */
class JooqVersionsTest {

  @TempDir Path directory;

  private Project project() throws Exception {
    return new Project(directory)
        .migration(
            "V1__lamps.sql", "create table lamps (id bigint primary key, name text not null);");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.18.22", "3.2.7", "4.19.39", "3.99.0", "3.99.0-SNAPSHOT"})
  void anotherLineInTheProjectIsOneSentenceAndGeneratesNothing(String version) throws Exception {
    Project project = project().compilesWithJooq(version);

    assertThatThrownBy(project::generate)
        .isInstanceOf(CatalogGenerationException.class)
        .hasMessage(
            ("[CatalogJooqVersions] jooq-codegen-maven is %2$s, but the project compiles with jOOQ"
                    + " %1$s; set the plugin's version to %1$s, or make it %2$s in the project: with"
                    + " the property jooq.version under Spring Boot's parent, or with jooq-bom before"
                    + " other BOMs.")
                .formatted(version, Constants.FULL_VERSION));
    assertThat(project.file("Lamp.java")).doesNotExist();
  }

  @Test
  void anotherVersionOfTheSameLineIsGeneratedFor() throws Exception {
    assertThat(
            project().compilesWithJooq(Constants.MINOR_VERSION + ".1").generate().file("Lamp.java"))
        .exists();
  }

  @Test
  void anUnchangedRunSaysSoToo() throws Exception {
    Project project = project().generate().compilesWithJooq("3.18.22");

    assertThatThrownBy(project::generate)
        .isInstanceOf(CatalogGenerationException.class)
        .hasMessageStartingWith("[CatalogJooqVersions]");
  }
}
