package dev.catalog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

class ContainerSourceTest {
  @Test
  void aContainerAnswersUntilItIsClosed() throws SQLException {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "no Docker engine answers, so no container can be started");
    ThrowawayPostgres postgres =
        ThrowawayPostgres.start(PostgresSource.container("postgres:15").withVersion("15"));
    try (postgres;
        Connection connection = postgres.connect()) {
      assertThat(postgres.serverVersion()).startsWith("15.");
      assertThat(EmbeddedSourceTest.text(connection, "show fsync")).isEqualTo("off");
      postgres.createDatabase("other", null);
      try (Connection other = postgres.connect("other")) {
        assertThat(EmbeddedSourceTest.text(other, "select current_database()")).isEqualTo("other");
      }
    }
    assertThatThrownBy(() -> Connections.open(postgres.url(), postgres.user(), postgres.password()))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void withoutADockerEngineTheSentenceSaysSo() {
    assumeTrue(!DockerClientFactory.instance().isDockerAvailable(), "a Docker engine answers");
    assertThatThrownBy(() -> ThrowawayPostgres.start(PostgresSource.container("postgres:15")))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("postgres:15 did not start; check that a Docker engine runs");
  }

  @Test
  void aWrongImageNameIsSaid() {
    assertThatThrownBy(() -> ThrowawayPostgres.start(PostgresSource.container("Not/An:Image!")))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("The container Not/An:Image! did not start");
  }

  @Test
  void withoutTestcontainersOnTheClassPathTheDependencyIsNamed() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.contains("testcontainers")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> source = loader.loadClass(PostgresSource.class.getName());
      Method container = source.getMethod("container", String.class);
      Class<?> postgres = loader.loadClass(ThrowawayPostgres.class.getName());
      Method start = postgres.getMethod("start", source);
      Object asked = container.invoke(null, "postgres:15");
      assertThatThrownBy(() -> start.invoke(null, asked))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .hasMessage(
              "A PostgreSQL container needs Testcontainers; add the dependency"
                  + " org.testcontainers:testcontainers-postgresql");
    }
  }
}
