package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.codegen.model.CatalogGenerationException;
import java.nio.file.Path;
import org.jooq.meta.jaxb.ForcedType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options that say something about tables, and what is said when they match none. */
class OptionsTest {
  private Project project;

  @BeforeEach
  void createProject(@TempDir Path directory) {
    project =
        new Project(directory)
            .migration(
                "V1__lamps.sql",
                """
                create table lamps (id bigint primary key, name text, base_id bigint references lamps);
                create table shades (id bigint primary key);
                create view names as select name from lamps;
                """);
  }

  @Test
  void thatMatchNothingAreReportedTogether() {
    project
        .property("readOnly", "light.*")
        .property("notNull", "lamps\\.name")
        .property("triggerKept", "lamps\\.at")
        .property("rowNames", "lights=Light")
        .property("relationNames", "lamps_shade_id_fkey=SHADE");

    assertThatThrownBy(() -> project.generate())
        .isInstanceOf(CatalogGenerationException.class)
        .hasMessageContaining(
            "[CatalogOptionUnused] The property readOnly matches no table: \"light.*\"")
        .hasMessageContaining(
            "[CatalogOptionUnused] The property notNull matches no column of a view:"
                + " \"lamps\\.name\"")
        .hasMessageContaining("[CatalogOptionUnused] The property triggerKept matches no column")
        .hasMessageContaining("[CatalogOptionUnused] The property rowNames names a row of lights")
        .hasMessageContaining(
            "[CatalogOptionUnused] The property relationNames names the relations of"
                + " lamps_shade_id_fkey, but there is no such foreign key");
    assertThat(project.paths()).isEmpty();
  }

  @Test
  void ofJooqThatMatchNothingAreReportedTogether() {
    project.configured(
        it ->
            it.getGenerator()
                .getDatabase()
                .withExcludes("lights\\..*")
                .withForcedTypes(
                    new ForcedType().withName("INTEGER").withIncludeExpression("lights\\.watts")));

    assertThatThrownBy(() -> project.generate())
        .isInstanceOf(CatalogGenerationException.class)
        .hasMessageContaining(
            "[CatalogOptionUnused] The <forcedType> of INTEGER, lights\\.watts matches no column;")
        .hasMessageContaining(
            "[CatalogOptionUnused] jOOQ's option <excludes> matches nothing: \"lights\\..*\";");
  }

  @Test
  void thatAreNoRegularExpressionsOrPairsAreReportedTogether() {
    project
        .property("readOnly", "(")
        .property("notNull", "[")
        .property("relationNames", "lamps_base_id_fkey");

    assertThatThrownBy(() -> project.generate())
        .hasMessageContaining("The property readOnly is not a regular expression")
        .hasMessageContaining("The property notNull is not a regular expression")
        .hasMessageContaining(
            "[CatalogOptionInvalid] The property relationNames holds \"lamps_base_id_fkey\";"
                + " write foreign_key=PARENT/CHILDREN");
  }

  @Test
  void thatNameARelationIllegallyAreReported() {
    project.property("relationNames", "public.lamps.lamps_base_id_fkey=the base");

    assertThatThrownBy(() -> project.generate())
        .hasMessageContaining(
            "[CatalogNameIllegal] The property relationNames names"
                + " public.lamps.lamps_base_id_fkey \"the base\"");
  }

  @Test
  void excludedTablesAndColumnsAreNotThere() throws Exception {
    project
        .configured(
            it ->
                it.getGenerator()
                    .getDatabase()
                    .withIncludeExcludeColumns(true)
                    .withExcludes("shades|lamps\\.name"))
        .generate();

    assertThat(project.types()).contains("Lamp").doesNotContain("Shade");
    assertThat(project.text("Lamp.java")).doesNotContain("name");
  }
}
