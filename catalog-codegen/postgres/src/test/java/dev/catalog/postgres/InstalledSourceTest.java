package dev.catalog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded binaries stand for an installed PostgreSQL, so that the tests need none. */
class InstalledSourceTest {
  private static Path bin;

  @TempDir Path directory;

  @BeforeAll
  static void findPrograms() throws Exception {
    PostgresCache cache = PostgresCache.open(null);
    PostgresBinaries binaries =
        PostgresBinaries.find(List.of(InstalledSourceTest.class.getClassLoader()));
    Path home =
        cache.locked(
            () -> BinariesDirectory.of(binaries, Checksums.with(List.of()), cache.binaries()));
    bin = home.resolve("bin");
  }

  @Test
  void aServerOfItsOwnRunsFromTheProgramsUntilItIsClosed() throws SQLException {
    Path data;
    ThrowawayPostgres postgres =
        ThrowawayPostgres.start(PostgresSource.installed(bin).withParameter("work_mem", "7MB"));
    try (postgres;
        Connection connection = postgres.connect()) {
      assertThat(EmbeddedSourceTest.text(connection, "select current_user")).isEqualTo("postgres");
      assertThat(EmbeddedSourceTest.text(connection, "show work_mem")).isEqualTo("7MB");
      assertThat(EmbeddedSourceTest.text(connection, "show fsync")).isEqualTo("off");
      assertThat(EmbeddedSourceTest.text(connection, "show listen_addresses"))
          .isEqualTo("127.0.0.1");
      data = Path.of(EmbeddedSourceTest.text(connection, "show data_directory"));
      assertThat(data).isDirectory();
    }
    assertThat(data.getParent()).doesNotExist();
    assertThatThrownBy(() -> Connections.open(postgres.url(), postgres.user(), postgres.password()))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void theDirectoryAboveTheProgramsWillDo() {
    ThrowawayPostgres.start(PostgresSource.installed(bin.getParent())).close();
  }

  @Test
  void aDirectoryWithoutTheProgramsIsRefused() throws IOException {
    Path incomplete = Files.createDirectories(directory.resolve("bin"));
    Files.createFile(incomplete.resolve("initdb"));
    assertThatThrownBy(() -> ThrowawayPostgres.start(PostgresSource.installed(incomplete)))
        .isInstanceOf(PostgresStartException.class)
        .hasMessage(
            "The directory "
                + incomplete
                + " does not hold initdb, pg_ctl, postgres; name the one that does, such as"
                + " /usr/lib/postgresql/18/bin");
  }

  @Test
  void aVersionThatIsNotInstalledIsRefused() {
    assertThatThrownBy(() -> ThrowawayPostgres.start(PostgresSource.installed().withVersion("9.0")))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageStartingWith("There is no PostgreSQL 9.0 on this machine that can be started")
        .hasMessageContaining("installed:/usr/lib/postgresql/18/bin");
    assertThatThrownBy(
            () -> ThrowawayPostgres.start(PostgresSource.installed(bin).withVersion("9.0")))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("not 9.0; change the version asked for");
  }

  @Test
  void whatIsInstalledHereStarts() {
    try {
      Programs.installed(null, null);
    } catch (PostgresStartException e) {
      assumeTrue(false, "no PostgreSQL is installed here");
    }
    try (ThrowawayPostgres postgres = ThrowawayPostgres.start(PostgresSource.installed())) {
      assertThat(postgres.serverVersion()).matches("\\d+(\\.\\d+|[a-z]+\\d+)");
      String major = postgres.serverVersion().split("\\D")[0];
      assertThat(Programs.installed(null, major)).isNotNull();
    }
  }

  @Test
  void directoriesAreMatchedLevelByLevel() throws IOException {
    for (String each : List.of("postgresql/15/bin", "postgresql/16/bin", "postgresql/file")) {
      Files.createDirectories(directory.resolve(each));
    }
    assertThat(Programs.matching(directory, List.of("postgresql", "1*", "bin")))
        .containsExactlyInAnyOrder(
            directory.resolve("postgresql/15/bin"), directory.resolve("postgresql/16/bin"));
    assertThat(Programs.matching(directory, List.of("nowhere", "*"))).isEmpty();
  }
}
