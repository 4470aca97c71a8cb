package dev.catalog.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The drawings of docs/architecture.md, compared with the class files. */
class ArchitecturePageTest {

  private static final Path PAGE = Path.of("../docs/architecture.md");
  private static final String INTERNAL = "dev.catalog.internal.";
  private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w+\\b");

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.catalog");

  private static List<String> drawing(String name) throws IOException {
    Matcher block =
        Pattern.compile("<!-- " + name + " -->\\n```\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    assertThat(block.find()).as("the drawing of the %s", name).isTrue();
    return block.group(1).lines().toList();
  }

  @Test
  void roomsAndArrowsAreThoseOfTheClasses() throws IOException {
    Map<String, Set<String>> drawn = new LinkedHashMap<>();
    for (String line : drawing("rooms")) {
      String[] ends = line.split("->");
      drawn.put(ends[0].strip(), ends.length == 1 ? Set.of() : words(ends[1]));
    }

    assertThat(drawn).isEqualTo(arrows());
  }

  @Test
  void anArrowPointsUpwards() throws IOException {
    List<String> rooms = drawing("rooms").stream().map(line -> line.split(" ")[0]).toList();
    for (String line : drawing("rooms")) {
      String[] ends = line.split("->");
      Set<String> used = ends.length == 1 ? Set.of() : words(ends[1]);
      assertThat(rooms.subList(0, rooms.indexOf(ends[0].strip()))).containsAll(used);
    }
  }

  private static Map<String, Set<String>> arrows() {
    Map<String, Set<String>> arrows = new LinkedHashMap<>();
    for (JavaClass type : MAIN) {
      String room = room(type);
      if (room != null && !type.getSimpleName().equals("package-info")) {
        Set<String> used = arrows.computeIfAbsent(room, any -> new TreeSet<>());
        for (Dependency each : type.getDirectDependenciesFromSelf()) {
          String target = room(each.getTargetClass().getBaseComponentType());
          if (target != null && !target.equals(room)) {
            used.add(target);
          }
        }
      }
    }
    return arrows;
  }

  private static String room(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(INTERNAL) ? name.substring(INTERNAL.length()) : null;
  }

  private static Set<String> words(String text) {
    return new TreeSet<>(Arrays.asList(text.strip().split("\\s+")));
  }

  @Test
  void doorsAreWhatPublicTypesUse() throws IOException {
    Set<String> used = new TreeSet<>();
    for (JavaClass type : MAIN) {
      if (type.getPackageName().matches("dev\\.catalog(\\.spi)?")) {
        type.getDirectDependenciesFromSelf().stream()
            .map(each -> each.getTargetClass().getBaseComponentType().getName())
            .filter(name -> name.startsWith(INTERNAL))
            .map(name -> name.substring(INTERNAL.length()).replaceFirst("\\$.*", ""))
            .forEach(used::add);
      }
    }

    assertThat(words(String.join(" ", drawing("doors")))).isEqualTo(used);
  }

  @Test
  void everyClassOnThePathExistsAndEveryImplementationIsDrawn() throws IOException {
    Set<String> drawn = new TreeSet<>();
    Matcher names = NAME.matcher(String.join("\n", drawing("path")));
    while (names.find()) {
      drawn.add(names.group());
    }

    assertThat(drawn).allSatisfy(name -> assertThat(internal(name)).as(name).isNotEmpty());
    assertThat(drawn)
        .containsAll(implementations("Request"))
        .containsAll(implementations("Scope"))
        .containsAll(implementations("ConnectionSource"));
  }

  @Test
  void everyClassThatTheTextNamesExists() throws IOException {
    Matcher code = Pattern.compile("`([A-Z]\\w+)(?:\\.\\w+)?`").matcher(Files.readString(PAGE));
    Set<String> missing = new TreeSet<>();
    while (code.find()) {
      if (!code.group(1).matches("[A-Z]+|DataSource|Product") && known(code.group(1)).isEmpty()) {
        missing.add(code.group(1));
      }
    }

    assertThat(missing).isEmpty();
  }

  private static Stream<JavaClass> named(String simpleName) {
    return MAIN.stream().filter(each -> each.getSimpleName().equals(simpleName));
  }

  private static List<JavaClass> internal(String simpleName) {
    return named(simpleName).filter(each -> each.getPackageName().startsWith(INTERNAL)).toList();
  }

  /** Returns the files or classes of a name: tests are named too. */
  private static List<?> known(String simpleName) throws IOException {
    try (Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
      return Stream.concat(
              named(simpleName), tests.filter(file -> file.endsWith(simpleName + ".java")))
          .toList();
    }
  }

  private static List<String> implementations(String simpleName) {
    return internal(simpleName).get(0).getAllSubclasses().stream()
        .filter(each -> !each.getModifiers().contains(JavaModifier.ABSTRACT))
        .map(JavaClass::getSimpleName)
        .toList();
  }
}
