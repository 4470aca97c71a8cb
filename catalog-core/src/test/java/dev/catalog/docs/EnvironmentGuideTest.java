package dev.catalog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.testing.PostgresExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A service that takes its database from its environment, in a JVM of its own. */
class EnvironmentGuideTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  @TempDir Path directory;

  /** The service. */
  public static final class Service {

    private Service() {}

    public static void main(String[] args) {
      // region open-environment
      try (Database db = Database.open(DatabaseConfig.fromEnvironment().build())) {
        System.out.println(db.dsl().fetchSingle("select 'user: ' || session_user").get(0));
      }
      // endregion
    }
  }

  @Test
  void theServiceOpensWhatItsEnvironmentNames() throws Exception {
    String url = postgres.url().replaceFirst("jdbc:postgresql://", "");

    assertThat(
            output(
                Map.of(
                    "DATABASE_URL",
                    "postgres://%s:%s@%s".formatted(postgres.user(), postgres.password(), url))))
        .contains("user: " + postgres.user());
    assertThat(
            output(
                Map.of(
                    "DATABASE_URL", postgres.url(),
                    "PGUSER", postgres.user(),
                    "PGPASSWORD", postgres.password())))
        .contains("user: " + postgres.user());
    assertThat(output(Map.of()))
        .contains("neither DATABASE_URL nor PGHOST is set")
        .doesNotContain("user: ");
  }

  private String output(Map<String, String> environment) throws Exception {
    Path output = directory.resolve("output");
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Service.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    java.environment()
        .keySet()
        .removeIf(name -> name.startsWith("PG") || name.equals("DATABASE_URL"));
    java.environment().putAll(environment);
    Process process = java.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output);
  }
}
