package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Maven snippets of README.md: the plugin's configuration is run, the versions are compared.
 */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern CONFIGURATION =
      Pattern.compile("(?s)<configuration>.*?</configuration>");
  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>(\\S+)</artifactId>\\s*<version>(\\S+)</version>");

  @TempDir Path project;

  @Test
  void pluginConfigurationGeneratesFromTheUsualDirectory() throws Exception {
    Path migrations = Files.createDirectories(project.resolve("src/main/resources/db/migration"));
    Files.writeString(
        migrations.resolve("V1__lamps.sql"),
        "create table lamps (id bigint primary key, name text not null);");

    GenerationTool.generate(configuration().withBasedir(project.toString()));

    assertThat(project.resolve("target/generated-sources/catalog/com/example/shop"))
        .isDirectoryContaining("glob:**/Lamp.java")
        .isDirectoryContaining("glob:**/NewLamp.java")
        .isDirectoryContaining("glob:**/LampPatch.java");
  }

  @Test
  void versionsAreThoseOfTheBuild() throws Exception {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    String version = first("<artifactId>catalog</artifactId>\\s*<version>(\\S+)</version>", pom);
    String jooq = first("<jooq.version>(\\S+)</jooq.version>", pom);

    assertThat(readme()).contains("<artifactId>catalog-core</artifactId>");
    Matcher artifact = ARTIFACT.matcher(readme());
    while (artifact.find()) {
      assertThat(artifact.group(2))
          .as(artifact.group(1))
          .isEqualTo(artifact.group(1).startsWith("catalog-") ? version : jooq);
    }
  }

  private static Configuration configuration() throws Exception {
    Matcher configuration = CONFIGURATION.matcher(readme());
    assertThat(configuration.find()).isTrue();
    try (ByteArrayInputStream xml =
        new ByteArrayInputStream(configuration.group().getBytes(StandardCharsets.UTF_8))) {
      return GenerationTool.load(xml);
    }
  }

  private static String first(String regex, String text) {
    return Stream.of(Pattern.compile(regex).matcher(text))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElseThrow();
  }

  private static String readme() throws Exception {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
