package dev.catalog.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The table of versions in README.md, by the command that it names. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is a script for bash")
class VersionsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> MODULES =
      List.of(
          "catalog-codegen/postgres", "catalog-codegen/testing", "catalog-codegen", "catalog-core");

  @TempDir Path directory;

  @Test
  void aProjectWithoutSpringBootBuildsWithTheEntriesOfTheReadme() throws Exception {
    for (String module : MODULES) {
      assumeTrue(hasJar(ROOT.resolve(module).resolve("target")), "mvn verify makes the jars");
    }

    String output = versions("none");

    assertThat(output).containsPattern("none \\(none\\), JDK \\d+: passed, jOOQ 3");
  }

  @Test
  void aRowThatIsNotInTheTableIsRefused() throws Exception {
    assertThat(versions("boot-1.0"))
        .isEqualTo(
            "There is no row boot-1.0 in README.md; it has: none boot-3.5 boot-4.0 boot-4.1"
                + " boot-4.1-bom boot-4.1-jooq-3.21\n");
  }

  private static boolean hasJar(Path target) throws Exception {
    Pattern jar = Pattern.compile("catalog-\\w+-\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\.jar");
    if (!Files.isDirectory(target)) {
      return false;
    }
    try (Stream<Path> files = Files.list(target)) {
      return files.anyMatch(file -> jar.matcher(file.getFileName().toString()).matches());
    }
  }

  private String versions(String row) throws Exception {
    Path output = directory.resolve("output");
    ProcessBuilder command =
        new ProcessBuilder("bash", ROOT.resolve(".ci/versions").toString(), row)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    command
        .environment()
        .put(
            "CATALOG_LOCAL_REPOSITORY",
            System.getProperty(
                "localRepository", System.getProperty("user.home") + "/.m2/repository"));
    Process process = command.start();
    try {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroy();
    }
    return Files.readString(output);
  }
}
