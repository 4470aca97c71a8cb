package dev.catalog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresSourceTest {
  private static final String[] PROPERTIES = {
    "catalog.postgres",
    "catalog.postgres.image",
    "catalog.postgres.user",
    "catalog.postgres.password",
    "catalog.postgres.sha256",
    "catalog.postgres.parameters.work_mem"
  };
  private final String[] before = new String[PROPERTIES.length];

  @BeforeEach
  void clear() {
    for (int i = 0; i < PROPERTIES.length; i++) {
      before[i] = System.getProperty(PROPERTIES[i]);
      System.clearProperty(PROPERTIES[i]);
    }
  }

  @AfterEach
  void restore() {
    for (int i = 0; i < PROPERTIES.length; i++) {
      if (before[i] == null) {
        System.clearProperty(PROPERTIES[i]);
      } else {
        System.setProperty(PROPERTIES[i], before[i]);
      }
    }
  }

  @Test
  void withoutSystemPropertiesTheServerIsEmbedded() {
    assertThat(PostgresSource.fromSystemProperties()).isEqualTo(PostgresSource.embedded());
    System.setProperty("catalog.postgres", "");
    assertThat(PostgresSource.fromSystemProperties()).isEqualTo(PostgresSource.embedded());
  }

  @Test
  void systemPropertiesNameAContainer() {
    System.setProperty("catalog.postgres", "testcontainers");
    System.setProperty("catalog.postgres.image", "postgres:15");
    assertThat(PostgresSource.fromSystemProperties())
        .isEqualTo(PostgresSource.container("postgres:15"));
  }

  @Test
  void systemPropertiesNameADatabase() {
    System.setProperty("catalog.postgres", "jdbc:postgresql://db/scratch");
    System.setProperty("catalog.postgres.user", "builder");
    System.setProperty("catalog.postgres.password", "secret");
    assertThat(PostgresSource.fromSystemProperties())
        .isEqualTo(PostgresSource.given("jdbc:postgresql://db/scratch", "builder", "secret"));
  }

  @Test
  void systemPropertiesNameAnInstalledServer() {
    System.setProperty("catalog.postgres", "installed");
    assertThat(PostgresSource.fromSystemProperties()).isEqualTo(PostgresSource.installed());
    System.setProperty("catalog.postgres", "installed:/opt/postgres/bin");
    System.setProperty("catalog.postgres.parameters.work_mem", "1MB");
    assertThat(PostgresSource.fromSystemProperties())
        .isEqualTo(
            PostgresSource.installed(Path.of("/opt/postgres/bin"))
                .withParameter("work_mem", "1MB"));
  }

  @Test
  void propertiesOfABuildNameTheSameSources() {
    String one = "a".repeat(64);
    String two = "B".repeat(64);
    assertThat(PostgresSource.fromProperties(Map.of())).isEqualTo(PostgresSource.embedded());
    assertThat(
            PostgresSource.fromProperties(
                Map.of("postgres.sha256", one + ", " + two, "postgres.parameters.work_mem", "1MB")))
        .isEqualTo(
            PostgresSource.embedded()
                .withChecksum(one)
                .withChecksum("b".repeat(64))
                .withParameter("work_mem", "1MB"));
    assertThat(PostgresSource.fromProperties(Map.of("postgres", "installed:/x")))
        .isEqualTo(PostgresSource.installed(Path.of("/x")));
    assertThat(
            PostgresSource.fromProperties(
                Map.of("postgres", "jdbc:postgresql://db/x", "postgres.allowContents", "true")))
        .isEqualTo(
            PostgresSource.given("jdbc:postgresql://db/x", "postgres", "").allowingContents());
  }

  @Test
  void propertiesThatDoNotFitTheSourceAreRefused() {
    assertThatThrownBy(
            () ->
                PostgresSource.fromProperties(
                    Map.of("postgres", "jdbc:postgresql:x", "postgres.parameters.work_mem", "1MB")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("work_mem cannot be set on a server that others run");
    assertThatThrownBy(() -> PostgresSource.fromProperties(Map.of("postgres.sha256", "abc")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64 hexadecimal digits");
  }

  @Test
  void anotherWordIsRefusedWithTheOnesThereAre() {
    System.setProperty("catalog.postgres", "docker");
    assertThatThrownBy(PostgresSource::fromSystemProperties)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The system property catalog.postgres is \"docker\"; set it to embedded, installed, testcontainers or a URL that"
                + " starts with jdbc:postgresql:");
  }

  @Test
  void aUrlOfAnotherDatabaseSystemIsRefused() {
    assertThatThrownBy(() -> PostgresSource.given("jdbc:h2:mem:", "sa", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql://host:5432/database");
  }

  @Test
  void parametersThatWouldBreakTheFileAreRefused() {
    PostgresSource.Embedded embedded = PostgresSource.embedded();
    assertThatThrownBy(() -> embedded.withParameter("work mem", "1MB"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("work mem");
    assertThatThrownBy(() -> embedded.withParameter("work_mem", "1MB\nfsync = on"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("work_mem");
    assertThatThrownBy(() -> embedded.withVersion("latest"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("18 or 18.6");
  }

  @Test
  void aSourceIsCopiedNotChanged() {
    PostgresSource.Embedded embedded = PostgresSource.embedded();
    assertThat(embedded.withParameter("work_mem", "1MB").parameters())
        .isEqualTo(Map.of("work_mem", "1MB"));
    assertThat(embedded.parameters()).isEmpty();
  }

  @Test
  void thePasswordIsNotInTheText() {
    PostgresSource given =
        PostgresSource.given("jdbc:postgresql://db/scratch?password=secret", "builder", "secret");
    assertThat(given).asString().contains("builder").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://app:hunter2@db/scratch",
        "jdbc:postgresql://app:hun/ter2hunter2@db/scratch",
        "jdbc:postgresql://db/scratch;password=hunter2",
        "jdbc:postgresql://db/scratch&password=hunter2",
        "jdbc:postgresql://db?password=hunter2",
        "jdbc:postgresql://db/a/b?password=hunter2",
        "jdbc:mysql://app:hunter2@db/scratch",
        "postgres://app:hunter2@db/scratch"
      })
  void aRefusedUrlShowsNoPassword(String url) {
    assertThatThrownBy(() -> PostgresSource.given(url, "builder", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql://host:5432/database")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2", "hun/ter"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/scratch%3Bpassword%3Dhunter2",
        "jdbc:postgresql://db%3Ahunter2%40x/scratch",
        "jdbc:postgresql://db:12/3?hunter2@x/scratch",
        "jdbc:postgresql://db/scratch?pass%77ord=hunter2",
        "jdbc:postgresql://db/scratch?user=a&sslpassword=hunter2"
      })
  void noTextOfAGivenServerHasAPassword(String url) {
    assertThat(PostgresSource.given(url, "builder", "hunter2"))
        .asString()
        .doesNotContain("hunter2");
    assertThat(new GivenServer(url, "builder", "hunter2")).asString().doesNotContain("hunter2");
    assertThat(JdbcUrl.shown(url)).startsWith("jdbc:postgresql:").doesNotContain("hunter2");
  }

  @Test
  void anotherDatabaseOfTheSameServerKeepsHostAndParameters() {
    assertThat(JdbcUrl.withDatabase("jdbc:postgresql://a:1,b:2/one?ssl=true", "two"))
        .isEqualTo("jdbc:postgresql://a:1,b:2/two?ssl=true");
    assertThat(JdbcUrl.withDatabase("jdbc:postgresql://[::1]:5433", "two"))
        .isEqualTo("jdbc:postgresql://[::1]:5433/two");
    assertThat(JdbcUrl.withDatabase("jdbc:postgresql:one", "a/b"))
        .isEqualTo("jdbc:postgresql:a%2Fb");
  }
}
