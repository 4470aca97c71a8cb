package dev.catalog.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class DependencyTest {

  @Test
  void serviceGetsSevenDirectDependencies() throws Exception {
    assertThat(dependencies(Set.of("compile", "runtime")))
        .containsExactlyInAnyOrder(
            "org.jooq:jooq",
            "org.flywaydb:flyway-core",
            "org.flywaydb:flyway-database-postgresql",
            "org.postgresql:postgresql",
            "com.zaxxer:HikariCP",
            "org.slf4j:slf4j-api",
            "org.jspecify:jspecify");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev/catalog/codegen", "dev/catalog/postgres", "dev/catalog/testing"})
  void buildTimeClassesAreNotInTheJar(String directory) {
    assertThat(Path.of("target/classes")).isDirectory();
    assertThat(Path.of("target/classes", directory)).doesNotExist();
  }

  /** The class path of these tests is that of any project which uses the test kit. */
  @ParameterizedTest
  @ValueSource(strings = {"catalog-codegen", "jooq-codegen", "jooq-meta", "pluralize"})
  void theTestKitBringsNothingOfTheGenerator(String artifact) {
    List<String> classPath =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator));

    assertThat(classPath).anyMatch(entry -> entry.contains("testing"));
    assertThat(classPath)
        .noneMatch(
            entry ->
                entry.matches(".*[/\\\\]" + artifact + "([/\\\\]target[/\\\\]classes|-\\d.*)"));
  }

  private static List<String> dependencies(Set<String> scopes) throws Exception {
    Element project =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile())
            .getDocumentElement();
    List<String> found = new ArrayList<>();
    for (Element dependency : children(child(project, "dependencies"), "dependency")) {
      if (scopes.contains(text(dependency, "scope", "compile"))) {
        found.add(text(dependency, "groupId", "") + ":" + text(dependency, "artifactId", ""));
      }
    }
    return found;
  }

  private static String text(Element parent, String name, String absent) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? absent : found.get(0).getTextContent().strip();
  }

  private static Element child(Element parent, String name) {
    List<Element> found = children(parent, name);
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int at = 0; at < nodes.getLength(); at++) {
      Node node = nodes.item(at);
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
