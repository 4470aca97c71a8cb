package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.codegen.read.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed, and runs at the same time. */
class InterruptedRunTest {
  private static final String LAMPS = "create table lamps (id bigint primary key, name text);";
  private static final String SHADES = "create table shades (id bigint primary key);";

  private static int halt(Path directory, Project project) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            HaltedRun.class.getName(),
            directory.toString()));
    project.properties().forEach((key, value) -> command.addAll(List.of(key, value)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("halted.txt").toFile())
        .start()
        .waitFor();
  }

  @Test
  void theNextRunHealsWhatAKilledOneLeft(@TempDir Path directory) throws Exception {
    Project project = new Project(directory).migration("V1__lamps.sql", LAMPS + SHADES);
    assertThat(halt(directory, project)).isEqualTo(HaltedRun.STATUS);
    assertThat(project.paths()).contains("tables/Lamps.java").doesNotContain("RowTypes.java");

    project.useGivenDatabase().generate();

    assertThat(project.types()).contains("Lamp", "Shade", "RowTypes");
    assertThat(Compilation.of(project, directory.resolve("classes")).messages()).isEmpty();
  }

  @Test
  void aKilledRunIsHealedEvenWhenItsChangeIsTakenBack(@TempDir Path directory) throws Exception {
    Project project = new Project(directory).migration("V1__lamps.sql", LAMPS).generate();
    SortedMap<String, String> texts = project.texts();
    Path shades = directory.resolve(Options.DEFAULT_MIGRATIONS + "/V2__shades.sql");
    project.migration("V2__shades.sql", "create table bulbs (id bigint primary key);" + SHADES);
    SortedMap<String, String> before = new TreeMap<>(project.properties());
    project.useGivenDatabase();
    assertThat(halt(directory, project)).isEqualTo(HaltedRun.STATUS);
    assertThat(project.paths()).contains("tables/Bulbs.java");
    Files.delete(shades);
    project.properties().putAll(before);

    // a given database that is not empty is refused, so this run starts afresh
    assertThatThrownBy(() -> project.generate()).hasMessageContaining("is not empty");
    project.useGivenDatabase().generate();

    assertThat(project.texts()).isEqualTo(texts);
  }

  @Test
  void runsAtTheSameTimeDoNotDisturbEachOther(@TempDir Path directory) throws Exception {
    String sql = Project.resource("fixture/V1__kinds.sql");
    Project alone = new Project(directory.resolve("alone")).migration("V1__kinds.sql", sql);
    alone.generate();
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Project> projects = new ArrayList<>();
      List<Future<Project>> runs = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Project project =
            new Project(directory.resolve("together" + i))
                .migration("V1__kinds.sql", sql)
                .useEmbeddedDatabase();
        projects.add(project);
        runs.add(threads.submit(project::generate));
      }
      for (Future<Project> run : runs) {
        run.get();
      }
      assertThat(Locale.getDefault()).isEqualTo(Locale.forLanguageTag("tr-TR"));
      assertThat(projects)
          .allSatisfy(project -> assertThat(project.texts()).isEqualTo(alone.texts()));
    } finally {
      threads.shutdownNow();
      Locale.setDefault(locale);
    }
  }
}
