package dev.catalog.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicApiTest {

  private static final Path DUMP = Path.of("public-api.txt");
  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  void changesOnlyWhenItsDumpIsBlessed() throws Exception {
    String dump = dump();
    if (Boolean.getBoolean("bless")) {
      Files.writeString(DUMP, dump);
    }
    assertThat(DUMP)
        .as("the public API; look at the difference, and accept it with -Dbless=true")
        .hasContent(dump);
  }

  @Test
  void signaturesDoNotMentionInternalTypes() throws Exception {
    assertThat(dump().lines()).noneMatch(line -> line.contains("dev.catalog.internal"));
  }

  @Test
  void callersMeetAtMostFortyFiveTypes() throws Exception {
    assertThat(publicTypes("dev.catalog")).hasSizeLessThanOrEqualTo(45);
  }

  @Test
  void generatedCodeAndIntegrationsMeetAtMostFifteenTypes() throws Exception {
    assertThat(publicTypes("dev.catalog.spi")).hasSizeLessThanOrEqualTo(15);
  }

  private static String dump() throws Exception {
    StringBuilder dump = new StringBuilder();
    for (String name : List.of("dev.catalog", "dev.catalog.spi", "dev.catalog.product")) {
      for (Class<?> type : publicTypes(name)) {
        dump.append(new Signatures(type)).append('\n');
      }
    }
    dump.append("written by the build, one for each number of columns or relations\n");
    Families families = new Families();
    for (String name :
        List.of(
            "Projection", "RowsSelect", "RowsWith", "ToOneWith", "ToOptionalWith", "ToManyWith")) {
      families.add(Class.forName("dev.catalog." + name));
    }
    families.lines().forEach(line -> dump.append("  ").append(line).append('\n'));
    return dump.toString();
  }

  /** Of the sources, not the classes: what is generated into the same package is not listed. */
  private static List<Class<?>> publicTypes(String packageName) throws Exception {
    List<String> names;
    try (Stream<Path> files = Files.list(SOURCES.resolve(packageName.replace('.', '/')))) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".java") && !file.equals("package-info.java"))
              .map(file -> packageName + "." + file.replaceFirst("\\.java$", ""))
              .sorted()
              .toList();
    } catch (IOException e) {
      throw new AssertionError("Run the tests from the module's directory", e);
    }
    List<Class<?>> types = new java.util.ArrayList<>();
    for (String name : names) {
      Class<?> type = Class.forName(name, false, PublicApiTest.class.getClassLoader());
      if (Modifier.isPublic(type.getModifiers())) {
        types.add(type);
      }
    }
    return types;
  }
}
