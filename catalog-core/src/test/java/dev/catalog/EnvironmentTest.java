package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.testing.PostgresExtension;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Opening a database as environment variables say, with names and a password of every kind. */
class EnvironmentTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static final String USER = "us er@%ü";
  private static final String PASSWORD = "p@ss:w/o?r#d[%41]&+= ü\"'\\";

  private static URI server;

  @BeforeAll
  static void createTheUser() {
    server = URI.create(postgres.url().substring("jdbc:".length()));
    try (Database db = Database.open(new Server(postgres).config().build())) {
      db.dsl()
          .execute(
              "create role \"%s\" login password '%s'"
                  .formatted(USER, PASSWORD.replace("'", "''")));
    }
  }

  @AfterAll
  static void dropTheUser() {
    try (Database db = Database.open(new Server(postgres).config().build())) {
      db.dsl().execute("drop role \"%s\"".formatted(USER));
    }
  }

  private static String uri() {
    return "postgres://%s:%s@%s:%d%s"
        .formatted(
            encoded(USER), encoded(PASSWORD), server.getHost(), server.getPort(), server.getPath());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String userOf(DatabaseConfig config) {
    assertThat(config.toString()).doesNotContain(PASSWORD).doesNotContain("p@ss");
    try (Database db = Database.open(config)) {
      return db.dsl().fetchSingle("select session_user::text").get(0, String.class);
    }
  }

  @Test
  void anAddressOfPostgresqlOpensTheDatabase() {
    assertThat(userOf(ConfigCheck.begin(Map.of("DATABASE_URL", uri())).build())).isEqualTo(USER);
  }

  @Test
  void theVariablesOfPostgresqlOpenTheDatabase() {
    assertThat(
            userOf(
                ConfigCheck.begin(
                        Map.of(
                            "PGHOST", server.getHost(),
                            "PGPORT", String.valueOf(server.getPort()),
                            "PGDATABASE", server.getPath().substring(1),
                            "PGUSER", USER,
                            "PGPASSWORD", PASSWORD))
                    .build()))
        .isEqualTo(USER);
  }

  @Test
  void whatTheProgramSetsAfterwardsCounts() {
    assertThat(
            userOf(
                ConfigCheck.begin(Map.of("DATABASE_URL", uri()))
                    .user(postgres.user())
                    .password(postgres::password)
                    .build()))
        .isEqualTo(postgres.user());
  }
}
