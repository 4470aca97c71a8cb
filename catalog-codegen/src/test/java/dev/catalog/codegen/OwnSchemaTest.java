package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/guide/bring-your-own-schema.md shows of the generator and nothing else runs, and that
 * the sample project it speaks of can be copied.
 */
class OwnSchemaTest {

  private static final Path ROOT = Path.of("..");
  private static final Path SAMPLE = ROOT.resolve("catalog-examples/own-schema");
  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>(\\S+)</artifactId>\\s*<version>(\\S+)</version>");

  @TempDir Path directory;

  @Test
  void schemasOfOneRunHavePackagesOfTheirOwn() throws Exception {
    Project project =
        new Project(directory)
            .migration(
                "V1__schemas.sql",
                """
                create schema crm;
                create schema sales;
                create table crm.customers (id bigint primary key);
                create table sales.orders (
                  id bigint primary key, customer_id bigint references crm.customers);
                """)
            .configured(
                configuration ->
                    configuration
                        .getGenerator()
                        .getDatabase()
                        .setSchemata(shown().getGenerator().getDatabase().getSchemata()))
            .generate();

    assertThat(project.paths()).contains("crm/Customer.java", "sales/Order.java");
  }

  @Test
  void theProblemIsReportedAsShown() throws Exception {
    Project project =
        new Project(directory)
            .property("triggerKept", "members\\.changed_at")
            .migration("V1__books.sql", migration("V1__books.sql"))
            .migration("V2__lending.sql", migration("V2__lending.sql"));

    assertThatThrownBy(project::generate)
        .satisfies(problem -> assertThat(guide()).contains("\n" + problem.getMessage() + "\n"));
  }

  @Test
  void versionsOfTheSampleAreThoseOfTheBuild() throws Exception {
    String root = Files.readString(ROOT.resolve("pom.xml"));
    Map<String, String> bills = Map.of("junit-jupiter", "junit-bom", "library", "catalog");
    Matcher artifact = ARTIFACT.matcher(Files.readString(SAMPLE.resolve("pom.xml")));
    while (artifact.find()) {
      String name = bills.getOrDefault(artifact.group(1), artifact.group(1));
      assertThat(artifact.group(2)).as(name).isEqualTo(version(name, root));
    }
  }

  private static String version(String artifact, String pom) {
    String found =
        first("<artifactId>" + artifact + "</artifactId>\\s*<version>(\\S+)</version>", pom);
    String property = found.replaceAll("^\\$\\{(.*)}$", "$1");
    if (property.equals("project.version")) {
      return version("catalog", pom);
    }
    return property.equals(found) ? found : first("<" + property + ">(\\S+)</", pom);
  }

  private static String first(String regex, String text) {
    Matcher matcher = Pattern.compile(regex).matcher(text);
    assertThat(matcher.find()).as(regex).isTrue();
    return matcher.group(1);
  }

  private static Configuration shown() {
    String database = first("(?s)```xml\\n(<database>.*?</database>)", guide());
    String xml = "<configuration><generator>%s</generator></configuration>".formatted(database);
    try (ByteArrayInputStream in = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))) {
      return GenerationTool.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String guide() {
    try {
      return Files.readString(ROOT.resolve("docs/guide/bring-your-own-schema.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String migration(String name) throws Exception {
    return Files.readString(SAMPLE.resolve("src/main/resources/db/migration").resolve(name));
  }
}
