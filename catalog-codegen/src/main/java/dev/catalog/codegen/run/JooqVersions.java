package dev.catalog.codegen.run;

import dev.catalog.codegen.model.CatalogGenerationException;
import dev.catalog.codegen.model.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Constants;
import org.jspecify.annotations.Nullable;

/**
 * The jOOQ that generates, and the one that the project compiles with. jOOQ's Maven plugin adds the
 * project's class path to the thread's class loader.
 */
public final class JooqVersions {
  private static final String PROPERTIES = "META-INF/maven/org.jooq/jooq/pom.properties";

  private JooqVersions() {}

  /**
   * Compares the two, where the project's is known.
   *
   * @throws CatalogGenerationException if their first two numbers differ, before javac reports
   *     every line of the generated classes
   */
  public static void check() {
    ClassLoader project = Thread.currentThread().getContextClassLoader();
    if (project != null) {
      check(own(), of(project));
    }
  }

  private static void check(String own, List<String> others) {
    for (String other : others) {
      if (!line(other).equals(line(own))) {
        throw CatalogGenerationException.of(
            Tag.JOOQ_VERSIONS,
            ("jooq-codegen-maven is %s, but the project compiles with jOOQ %s; set the plugin's"
                    + " version to %s, or make it %s in the project: with the property jooq.version"
                    + " under Spring Boot's parent, or with jooq-bom before other BOMs.")
                .formatted(own, other, other, own));
      }
    }
  }

  /** Returns the version that runs; javac would copy the constant of the one it compiles with. */
  private static String own() {
    try {
      return String.valueOf(Constants.class.getField("FULL_VERSION").get(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("jOOQ does not say which version it is.", e);
    }
  }

  private static List<String> of(ClassLoader project) {
    try {
      return Collections.list(project.getResources(PROPERTIES)).stream()
          .map(JooqVersions::version)
          .flatMap(Stream::ofNullable)
          .collect(Collectors.toList());
    } catch (IOException e) {
      return List.of();
    }
  }

  private static @Nullable String version(URL url) {
    try {
      URLConnection connection = url.openConnection();
      // a jar that is kept open cannot be replaced on Windows
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        Properties properties = new Properties();
        properties.load(in);
        return properties.getProperty("version");
      }
    } catch (IOException e) {
      return null;
    }
  }

  /** Returns {@code 3.19} of {@code 3.19.39}. */
  private static String line(String version) {
    return Stream.of(version.split("[.-]")).limit(2).collect(Collectors.joining("."));
  }
}
