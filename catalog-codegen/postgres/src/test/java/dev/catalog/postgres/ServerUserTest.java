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
  @ValueSource(strings = {"unshare", "setpriv", "runuser"})
  void rootIsLeftInEachWayTheMachineHas(String program) throws Exception {
    ServerUser user =
        ServerUser.waysToLeaveRoot().stream()
            .filter(way -> way.prefix().get(0).equals(program))
            .findFirst()
            .orElseThrow();
    assumeTrue(
        !"".equals(Command.firstLine(user.running(List.of("id", "-un")))),
        program + " is refused or missing here");
    Path directory = Files.createTempDirectory("catalog-" + program);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    PostgresCache cache = PostgresCache.open(user, List.of(directory.resolve("cache")));
    EmbeddedServer server = EmbeddedServer.start(PostgresSource.embedded(), cache, user);
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
  void theFirstWayThatWorksIsTaken() throws InterruptedException {
    ServerUser refused = new ServerUser(List.of("false"), null);
    ServerUser missing = new ServerUser(List.of("no-such-program"), null);
    ServerUser stillRoot = new ServerUser(List.of("env"), null);
    List<ServerUser> ways = ServerUser.waysToLeaveRoot();
    ServerUser works = ServerUser.firstThatWorks(ways);
    assertThat(ServerUser.firstThatWorks(List.of(refused, missing, stillRoot, works)))
        .isEqualTo(works);
    assertThatThrownBy(() -> ServerUser.firstThatWorks(List.of(refused, missing, stillRoot)))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("run the build as another user");
  }

  @Test
  void aCacheThatTheServersUserCannotReachIsPassedOver() throws Exception {
    ServerUser nobody = ServerUser.waysToLeaveRoot().get(1);
    assumeTrue(
        !"".equals(Command.firstLine(nobody.running(List.of("id", "-un")))),
        "setpriv is refused or missing here");
    Path hidden = Files.createTempDirectory("catalog-hidden");
    assertThatThrownBy(() -> PostgresCache.open(nobody, List.of(hidden.resolve("cache"))))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("hidden from the server's");
    Trees.delete(hidden);
  }
}
