package dev.catalog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUserTest {
  @BeforeEach
  void needsRoot() throws InterruptedException {
    assumeTrue(File.separatorChar == '/', "users are left on Unix only");
    assumeTrue("0".equals(Command.firstLine(List.of("id", "-u"))), "only root is left");
  }

  @ParameterizedTest
  @ValueSource(strings = {"setpriv", "runuser", "su", "unshare"})
  void rootIsLeftInEachWayTheMachineHas(String program) throws Exception {
    ServerUser user = way(program);
    Path directory = Files.createTempDirectory("catalog-" + program);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    PostgresCache cache =
        PostgresCache.open(List.of(user), List.of(directory.resolve("cache")), null);
    LocalServer server = LocalServer.start(PostgresSource.embedded(), cache);
    try (Connection connection = Connections.open(server.url(), server.user(), server.password())) {
      assertThat(EmbeddedSourceTest.text(connection, "select 1")).isEqualTo("1");
    } finally {
      server.stop();
    }
    assertThatThrownBy(() -> Connections.open(server.url(), server.user(), server.password()))
        .isInstanceOf(SQLException.class);
    assertThat(cache.runs()).isEmptyDirectory();
    Trees.delete(directory);
  }

  @Test
  void whatAMigrationRunsHasNoRightsOfRoot() throws Exception {
    ServerUser user =
        ServerUser.ways().stream().filter(ServerUser::works).findFirst().orElseThrow();
    assumeTrue(!user.keepsRightsOfRoot(), "no other user can be used here");
    Path directory = Files.createTempDirectory("catalog-rights");
    Path secret = Files.writeString(directory.resolve("secret"), "root's");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    try (ThrowawayPostgres postgres = ThrowawayPostgres.start(PostgresSource.embedded());
        Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      for (String command :
          List.of(
              "echo changed > " + secret,
              "cat " + secret,
              "touch " + directory.resolve("new"),
              "touch " + data(connection).resolveSibling("new"),
              "rm " + data(connection).resolveSibling("owner.lock"),
              "kill -0 " + ProcessHandle.current().pid())) {
        assertThatThrownBy(() -> statement.execute("copy (select 1) to program '" + command + "'"))
            .as(command)
            .isInstanceOf(SQLException.class);
      }
    }
    assertThat(secret).hasContent("root's");
    assertThat(directory.resolve("new")).doesNotExist();
    Trees.delete(directory);
  }

  @Test
  void aServerThatLiesAboutItsProcessEndsOnlyItself() throws Exception {
    Process bystander = new ProcessBuilder("sleep", "300").start();
    try {
      ThrowawayPostgres postgres = ThrowawayPostgres.start(PostgresSource.embedded());
      Path data;
      try (Connection connection = postgres.connect();
          Statement statement = connection.createStatement()) {
        data = data(connection);
        statement.execute(
            "copy (select %d) to program 'cat > postmaster.pid'".formatted(bystander.pid()));
      }
      postgres.close();
      assertThat(bystander.isAlive()).isTrue();
      assertThat(data.getParent()).doesNotExist();
      assertThatThrownBy(
              () -> Connections.open(postgres.url(), postgres.user(), postgres.password()))
          .isInstanceOf(SQLException.class);
    } finally {
      bystander.destroyForcibly();
    }
  }

  private static Path data(Connection connection) throws SQLException {
    return Path.of(EmbeddedSourceTest.text(connection, "show data_directory"));
  }

  private static ServerUser way(String program) throws InterruptedException {
    ServerUser user =
        ServerUser.waysToLeaveRoot().stream()
            .filter(way -> way.prefix().get(0).equals(program))
            .findFirst()
            .orElseThrow();
    assumeTrue(user.works(), program + " is refused or missing here");
    return user;
  }

  @Test
  void theFirstWayThatWorksAndReachesADirectoryIsTaken() throws Exception {
    ServerUser refused = new ServerUser(List.of("false"), null);
    ServerUser missing = new ServerUser(List.of("no-such-program"), null);
    ServerUser stillRoot = new ServerUser(List.of("env"), null);
    ServerUser nobody = way("setpriv");
    ServerUser unshared = way("unshare");
    Path hidden = Files.createTempDirectory("catalog-hidden");
    Path open = Files.createTempDirectory("catalog-open");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<ServerUser> ways = List.of(refused, missing, stillRoot, nobody, unshared);
    List<Path> both = List.of(hidden.resolve("cache"), open.resolve("cache"));

    PostgresCache cache = PostgresCache.open(ways, both, null);
    assertThat(cache.user()).isEqualTo(nobody);
    assertThat(cache.runs().getParent()).isEqualTo(open.resolve("cache").toRealPath());
    assertThat(PostgresCache.open(ways, List.of(both.get(0)), null).user()).isEqualTo(unshared);
    assertThatThrownBy(() -> PostgresCache.open(ways.subList(0, 4), List.of(both.get(0)), null))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("is hidden from the server's user");
    assertThatThrownBy(() -> PostgresCache.open(ways.subList(0, 3), both, null))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("neither setpriv, runuser, su nor unshare could leave root here")
        .hasMessageContaining("run the build as another user");
    Trees.delete(hidden);
    Trees.delete(open);
  }
}
