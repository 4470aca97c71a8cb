package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.codegen.model.CatalogGenerationException;
import dev.catalog.codegen.model.Tag;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jooq.meta.jaxb.Strategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each tag has a heading in the documentation, and a project that fails with it and no other. */
class TagsTest {
  private static final Path FAILING_PROJECTS =
      Path.of("src/test/resources/dev/catalog/codegen/problems");

  private static List<String> tags() {
    return Stream.of(Tag.values()).map(Tag::toString).toList();
  }

  private static List<Path> contents(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  @Test
  void haveAHeadingOfTheirNameEach() throws Exception {
    List<String> headings =
        Files.readAllLines(Path.of("../docs/errors.md")).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .toList();

    assertThat(headings).containsExactlyElementsOf(tags());
  }

  @Test
  void haveAFailingProjectEach() throws Exception {
    assertThat(contents(FAILING_PROJECTS))
        .extracting(project -> project.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(tags());
  }

  @ParameterizedTest
  @EnumSource
  void areWhatTheirProjectFailsWith(Tag tag, @TempDir Path directory) throws Exception {
    Project project = new Project(directory);
    for (Path file : contents(FAILING_PROJECTS.resolve(tag.toString()))) {
      if (file.endsWith("project.properties")) {
        configure(project, file);
      } else {
        project.migration(file.getFileName().toString(), Files.readString(file));
      }
    }

    assertThatThrownBy(project::generate)
        .isInstanceOfSatisfying(
            CatalogGenerationException.class,
            thrown ->
                assertThat(thrown.getMessage().lines().filter(line -> line.startsWith("[")))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).startsWith("[" + tag + "] ")));
  }

  private static void configure(Project project, Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    for (String key : properties.stringPropertyNames()) {
      String value = properties.getProperty(key);
      if (key.equals("strategy")) {
        project.configured(it -> it.getGenerator().withStrategy(new Strategy().withName(value)));
      } else if (key.equals("projectJooq")) {
        project.compilesWithJooq(value);
      } else {
        project.property(key, value);
      }
    }
  }
}
