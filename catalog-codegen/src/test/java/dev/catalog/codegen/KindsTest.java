package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.codegen.run.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written for one table of each kind. */
class KindsTest {
  /** jOOQ copies a view's query, which each version of PostgreSQL writes in its own way. */
  private static final Set<String> VIEWS_AS_THE_SERVER_WRITES_THEM =
      Set.of("public_/tables/CourseTitles.java", "public_/tables/CourseCounts.java");

  private static Project project;
  private static Path directory;

  @BeforeAll
  static void generate(@TempDir Path directory) throws Exception {
    KindsTest.directory = directory;
    project =
        new Project(directory)
            .migrationFrom("fixture/V1__kinds.sql")
            .schemas("public", "other")
            .property("readOnly", "countries")
            .property("notNull", "course_titles\\.id")
            .property(
                "relationNames",
                "students_mentor_id_fkey=MENTOR/PUPILS, courses_teacher_id_fkey=/TAUGHT")
            .generate();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public_/Student",
        "public_/Course",
        "public_/Enrolment",
        "public_/NewEnrolment",
        "public_/Lesson",
        "public_/LogLine",
        "public_/NewTicket",
        "public_/Country",
        "public_/Reading",
        "public_/CourseTitle",
        "public_/CourseCount",
        "public_/Account",
        "public_/Fan",
        "public_/Truck",
        "public_/Office",
        "public_/Clerk",
        "public_/TagDay",
        "public_/RowTypes",
        "other/Room",
        "other/RowTypes"
      })
  void isWrittenAsInTheGoldenFile(String type) throws Exception {
    String name = "golden/kinds/" + type + ".java.txt";
    String generated = project.text(type + ".java");
    if (Boolean.getBoolean("bless")) {
      Path golden = Path.of("src/test/resources/dev/catalog/codegen", name);
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, generated);
      return;
    }
    assertThat(generated).isEqualTo(Project.resource(name));
  }

  @Test
  void jooqsClassOfATableThatOthersInheritFromSaysSo() throws Exception {
    assertThat(project.text("public_/tables/Vehicles.java"))
        .contains("import dev.catalog.spi.InheritanceParent;")
        .contains("@InheritanceParent\npublic class Vehicles");
    assertThat(project.text("public_/tables/Trucks.java")).doesNotContain("InheritanceParent");
  }

  /** The tests run on several JDKs, and the file is one. */
  @Test
  void everyFileJooqsTooIsTheSameOnEveryJdk() throws Exception {
    StringBuilder digests = new StringBuilder();
    project
        .texts()
        .forEach(
            (path, text) -> {
              if (!VIEWS_AS_THE_SERVER_WRITES_THEM.contains(path)) {
                digests.append(path + " " + Digest.of(text) + "\n");
              }
            });
    if (Boolean.getBoolean("bless")) {
      Files.writeString(
          Path.of("src/test/resources/dev/catalog/codegen/golden/kinds/digests.txt"), digests);
      return;
    }
    assertThat(digests).hasToString(Project.resource("golden/kinds/digests.txt"));
  }

  @Test
  void allOfItCompilesWithoutAWarning() throws Exception {
    assertThat(Compilation.of(project, directory.resolve("classes")).messages()).isEmpty();
  }

  @Test
  void whatIsOnlyReadHasNoBuilders() {
    assertThat(project.paths())
        .contains("public_/Country.java", "public_/CourseTitle.java")
        .doesNotContain("public_/NewCountry.java", "public_/CountryPatch.java")
        .doesNotContain("public_/NewCourseTitle.java", "public_/EnrolmentPatch.java");
  }
}
