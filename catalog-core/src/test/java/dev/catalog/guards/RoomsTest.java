package dev.catalog.guards;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the run time, and the arrows between them. */
class RoomsTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final String INTERNAL = "dev.catalog.internal";

  /** Each may use those before it. */
  private static final List<String> ROOMS =
      List.of(
          "type",
          "address",
          "sql",
          "connection",
          "pool",
          "table",
          "fetch",
          "query",
          "bulk",
          "migrate",
          "transaction",
          "session");

  /** What the public types know of the inside. */
  private static final Set<String> DOORS =
      Set.of(
          INTERNAL + ".type.ColumnTypes",
          INTERNAL + ".sql.AnyOf",
          INTERNAL + ".fetch.Constructor",
          INTERNAL + ".query.Fetch",
          INTERNAL + ".query.GeneratedRowType",
          INTERNAL + ".query.ProjectedQuery",
          INTERNAL + ".session.JdbcDatabase",
          INTERNAL + ".address.ServerAddress");

  /** The program that writes what has one text for each number of parts. */
  private static final Path ARITY = Path.of("src/main/arity");

  private static final int MOST_DOORS = 8;
  private static final int MOST_FILES = 25;
  private static final int MOST_PUBLIC_FILES = 45;
  private static final int MOST_LINES = 400;

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.catalog");

  static List<String> rooms() {
    return ROOMS;
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyThoseBeforeIt(String room) {
    String[] after =
        ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size()).stream()
            .map(later -> INTERNAL + "." + later + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(INTERNAL + "." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(after)
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  void roomsFormNoCycle() {
    slices().matching(INTERNAL + ".(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void thereIsNoOtherRoom() throws IOException {
    try (Stream<Path> packages = Files.list(SOURCES.resolve("dev/catalog/internal"))) {
      assertThat(packages.filter(Files::isDirectory).map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(ROOMS);
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomSaysWhatLivesInItAndWhereToStart(String room) throws IOException {
    Path directory = SOURCES.resolve("dev/catalog/internal").resolve(room);
    String said = Files.readString(directory.resolve("package-info.java")).replace("\n * ", " ");

    assertThat(said).contains("<p>May use ").contains("<p>Start with ");
    assertThat(said.split("\\{@link ", -1)).as("three types to start with").hasSize(4);
  }

  @Test
  void publicTypesReachInsideThroughFewDoors() {
    Set<String> used = new TreeSet<>();
    for (JavaClass each : MAIN) {
      if (each.getPackageName().equals("dev.catalog")
          || each.getPackageName().equals("dev.catalog.spi")) {
        for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
          String target = dependency.getTargetClass().getBaseComponentType().getName();
          if (target.startsWith(INTERNAL)) {
            used.add(target.replaceFirst("\\$.*", ""));
          }
        }
      }
    }

    assertThat(used).isEqualTo(new TreeSet<>(DOORS)).hasSizeLessThanOrEqualTo(MOST_DOORS);
  }

  @Test
  void noPackageHasMoreThanTwentyFiveFiles() {
    assertThat(packages())
        .allSatisfy(
            directory ->
                assertThat(files(directory))
                    .as(directory.toString())
                    .hasSizeLessThanOrEqualTo(
                        directory.equals(SOURCES.resolve("dev/catalog"))
                            ? MOST_PUBLIC_FILES
                            : MOST_FILES));
  }

  @Test
  void noFileHasMoreThanFourHundredLines() {
    assertThat(Stream.concat(packages().stream(), Stream.of(ARITY)).flatMap(d -> files(d).stream()))
        .allSatisfy(
            file ->
                assertThat(Files.readAllLines(file))
                    .as(file.toString())
                    .hasSizeLessThanOrEqualTo(MOST_LINES));
  }

  private static List<Path> packages() {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
