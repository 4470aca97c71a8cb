package dev.catalog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSourceTest {
  private static ThrowawayPostgres postgres;

  @TempDir Path directory;

  @BeforeAll
  static void start() {
    postgres = ThrowawayPostgres.start(PostgresSource.embedded());
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void aServerAnswersUntilItIsClosed() throws SQLException {
    ThrowawayPostgres second = ThrowawayPostgres.start(PostgresSource.embedded());
    try (Connection connection = second.connect()) {
      assertThat(text(connection, "select current_user")).isEqualTo("postgres");
    }
    second.close();
    second.close();
    assertThatThrownBy(() -> Connections.open(second.url(), second.user(), second.password()))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(second::connect)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was closed");
  }

  @Test
  void twoServersRunAtOnce() throws SQLException {
    try (ThrowawayPostgres second = ThrowawayPostgres.start(PostgresSource.embedded());
        Connection one = postgres.connect();
        Connection two = second.connect()) {
      assertThat(text(two, "show data_directory")).isNotEqualTo(text(one, "show data_directory"));
      assertThat(text(two, "show port")).isNotEqualTo(text(one, "show port"));
    }
  }

  @Test
  void theLocaleIsCAndTheEncodingUtf8() throws SQLException {
    try (Connection connection = postgres.connect()) {
      assertThat(
              text(
                  connection,
                  """
                  select datcollate || ' ' || datctype || ' ' || pg_encoding_to_char(encoding)
                  from pg_database where datname = current_database()
                  """))
          .isEqualTo("C C UTF8");
    }
  }

  @Test
  void durabilityIsOff() throws SQLException {
    try (Connection connection = postgres.connect()) {
      for (String parameter : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        assertThat(text(connection, "show " + parameter)).as(parameter).isEqualTo("off");
      }
    }
  }

  @Test
  void onlyTheLoopbackAddressIsListenedToAndAPasswordIsAskedFor() throws SQLException {
    try (Connection connection = postgres.connect()) {
      assertThat(text(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
    }
    assertThatThrownBy(() -> Connections.open(postgres.url(), postgres.user(), "guessed"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void parametersReachTheServerAsTheyAreWritten() throws SQLException {
    PostgresSource.Embedded source =
        PostgresSource.embedded()
            .withParameter("shared_preload_libraries", "pg_stat_statements")
            .withParameter("work_mem", "7MB")
            .withParameter("fsync", "on")
            .withParameter("catalog.words", "it's a \\ here");
    try (ThrowawayPostgres with = ThrowawayPostgres.start(source);
        Connection connection = with.connect()) {
      assertThat(text(connection, "show shared_preload_libraries")).isEqualTo("pg_stat_statements");
      assertThat(text(connection, "show work_mem")).isEqualTo("7MB");
      assertThat(text(connection, "show fsync")).isEqualTo("on");
      assertThat(text(connection, "show catalog.words")).isEqualTo("it's a \\ here");
    }
  }

  @Test
  void aWrongParameterIsShownFromTheServersLog() {
    PostgresSource source = PostgresSource.embedded().withParameter("no_such_parameter", "1");
    assertThatThrownBy(() -> ThrowawayPostgres.start(source))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("did not start")
        .hasMessageContaining("unrecognized configuration parameter \"no_such_parameter\"");
  }

  @Test
  void anotherMajorVersionThanTheOneAskedForIsRefused() {
    String actual = postgres.serverVersion();
    assertThatThrownBy(() -> ThrowawayPostgres.start(PostgresSource.embedded().withVersion("9")))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageStartingWith("The PostgreSQL server is version " + actual + ", not 9; change");
  }

  @Test
  void theVersionAskedForIsAMajorOrAFullOne() {
    String actual = postgres.serverVersion();
    assertThat(actual).matches("\\d+\\.\\d+");
    String major = actual.substring(0, actual.indexOf('.'));
    for (String version : List.of(major, actual)) {
      ThrowawayPostgres.start(PostgresSource.embedded().withVersion(version)).close();
    }
  }

  @Test
  void theLogIsWrittenWhereItIsWantedAndStays() {
    Path log = directory.resolve("logs").resolve("postgres.log");
    ThrowawayPostgres.start(PostgresSource.embedded().withLog(log)).close();
    assertThat(log).content().contains("database system is ready to accept connections");
  }

  @Test
  void aClosedServerLeavesNoFiles() throws SQLException {
    ThrowawayPostgres second = ThrowawayPostgres.start(PostgresSource.embedded());
    Path data;
    try (Connection connection = second.connect()) {
      data = Path.of(text(connection, "show data_directory"));
    }
    assertThat(data).isDirectory();
    second.close();
    assertThat(data.getParent()).doesNotExist();
  }

  @Test
  void databasesAreCreatedCopiedAndDropped() throws SQLException {
    String name = "My \"shop\" & more/less?";
    postgres.createDatabase(name, null);
    try (Connection connection = postgres.connect(name)) {
      assertThat(text(connection, "create table lamps (); select current_database()", 2))
          .isEqualTo(name);
    }
    postgres.createDatabase("copy", name);
    try (Connection connection = postgres.connect("copy")) {
      assertThat(text(connection, "select count(*) from lamps")).isEqualTo("0");
      postgres.dropDatabase("copy");
      assertThat(connection.isValid(1)).isFalse();
    }
    postgres.dropDatabase("copy");
    postgres.dropDatabase(name);
    assertThatThrownBy(() -> postgres.connect("copy"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("\"copy\" does not exist");
    assertThatThrownBy(() -> postgres.createDatabase("other", "copy"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("create database \"other\" template \"copy\"");
  }

  @Test
  void aCacheBelowAFileIsPassedOver() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    Path usable = directory.resolve("usable");
    List<ServerUser> users = List.of(new ServerUser(List.of(), null));
    PostgresCache cache = PostgresCache.open(users, List.of(file.resolve("cache"), usable), null);
    assertThat(cache.runs().getParent()).isEqualTo(usable.toRealPath());
    assertThatThrownBy(() -> PostgresCache.open(users, List.of(file.resolve("cache")), null))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("set XDG_CACHE_HOME");
  }

  static String text(Connection connection, String sql) throws SQLException {
    return text(connection, sql, 1);
  }

  /** Returns the one value of the last of several results. */
  private static String text(Connection connection, String sql, int results) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      for (int i = 1; i < results; i++) {
        statement.getMoreResults();
      }
      try (ResultSet rows = statement.getResultSet()) {
        assertThat(rows.next()).isTrue();
        return rows.getString(1);
      }
    }
  }
}
