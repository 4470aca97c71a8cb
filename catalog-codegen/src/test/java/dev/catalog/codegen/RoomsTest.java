package dev.catalog.codegen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the generator, and the arrows between them. */
class RoomsTest {

  private static final Path SOURCES = Path.of("src/main/java/dev/catalog/codegen");
  private static final String CODEGEN = "dev.catalog.codegen";
  private static final int MOST_FILES = 25;

  /** Each may use those before it; {@code emit} knows the model alone. */
  private static final List<String> ROOMS = List.of("model", "read", "emit", "run");

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(CODEGEN);

  static List<String> rooms() {
    return ROOMS;
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyThoseBeforeItAndNeverTheEntry(String room) {
    Stream<String> after = ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size()).stream();
    Stream<String> unknown = room.equals("emit") ? Stream.of("read") : Stream.of();
    String[] forbidden =
        Stream.concat(
                Stream.concat(after, unknown).map(each -> CODEGEN + "." + each), Stream.of(CODEGEN))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(CODEGEN + "." + room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .check(MAIN);
  }

  @Test
  void roomsFormNoCycle() {
    slices().matching(CODEGEN + ".(*)").should().beFreeOfCycles().check(MAIN);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomIsSmallAndSaysWhereToStart(String room) throws IOException {
    try (Stream<Path> files = Files.list(SOURCES.resolve(room))) {
      assertThat(files).hasSizeLessThanOrEqualTo(MOST_FILES);
    }
    String said = Files.readString(SOURCES.resolve(room).resolve("package-info.java"));
    assertThat(said).contains("May use ").contains("Start with ");
    assertThat(said.split("\\{@link", -1)).as("three types to start with").hasSize(4);
  }
}
