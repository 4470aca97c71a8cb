package dev.catalog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OrphanTest {
  /** The program of the child JVM: starts a server, says where, and waits to be killed. */
  static final class Owner {
    private Owner() {}

    public static void main(String[] arguments) throws Exception {
      ThrowawayPostgres postgres = ThrowawayPostgres.start(PostgresSource.embedded());
      try (Connection connection = postgres.connect()) {
        String data = EmbeddedSourceTest.text(connection, "show data_directory");
        byte[] line = (postgres.url() + " " + postgres.password() + " " + data + "\n").getBytes();
        System.out.write(line);
        System.out.flush();
      }
      if (arguments.length > 0) {
        System.exit(0);
      }
      TimeUnit.MINUTES.sleep(5);
    }
  }

  private record Child(Process process, String url, String password, Path data) {
    static Child start(String... arguments) throws Exception {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Owner.class.getName()));
      command.addAll(List.of(arguments));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      BufferedReader reader = process.inputReader();
      String line = reader.readLine();
      assertThat(line).as("what the child JVM says").isNotNull();
      String[] words = line.split(" ", 3);
      return new Child(process, words[0], words[1], Path.of(words[2]));
    }

    boolean answers() {
      try (Connection connection = Connections.open(url, "postgres", password)) {
        return connection.isValid(1);
      } catch (SQLException e) {
        return false;
      }
    }
  }

  @Test
  void theServerOfAKilledJvmIsStoppedAndDeletedAtTheNextStart() throws Exception {
    Child child = Child.start();
    child.process().destroyForcibly().waitFor();
    assertThat(child.answers()).as("the orphan runs on").isTrue();
    ThrowawayPostgres.start(PostgresSource.embedded()).close();
    assertThat(child.answers()).as("the orphan runs on").isFalse();
    assertThat(child.data().getParent()).doesNotExist();
  }

  @Test
  void theServerOfALivingJvmIsLeftAlone() throws Exception {
    Child child = Child.start();
    try {
      ThrowawayPostgres.start(PostgresSource.embedded()).close();
      assertThat(child.answers()).isTrue();
    } finally {
      child.process().destroy();
      child.process().waitFor();
    }
    assertThat(child.answers()).as("stopped by the shutdown hook").isFalse();
    assertThat(child.data().getParent()).doesNotExist();
  }

  @Test
  void aJvmThatExitsStopsItsServer() throws Exception {
    Child child = Child.start("exit");
    assertThat(child.process().waitFor(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS))
        .isTrue();
    assertThat(child.answers()).isFalse();
    assertThat(child.data().getParent()).doesNotExist();
  }

  @Test
  void aProcessThatTookOverTheNumberOfAnOrphanIsNotKilled() throws Exception {
    Path run = Files.createTempDirectory("catalog-orphan");
    Path data = Files.createDirectory(run.resolve("data"));
    Files.writeString(data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
    Programs none = Programs.inHome(Path.of("no-such-home"));
    RunDirectory.stop(run, none, new ServerUser(List.of(), null));
    Files.writeString(run.resolve("server"), ProcessHandle.current().pid() + "-1");
    RunDirectory.stop(run, none, new ServerUser(List.of(), null));
    Trees.delete(run);
    assertThat(run).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyWhatAnEarlierStartMadeIsRemoved(@TempDir Path directory) throws Exception {
    PostgresCache cache = cache(directory);
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path precious = Files.writeString(elsewhere.resolve("precious"), "kept");
    String name = "1-1-" + UUID.randomUUID();
    String mark = "a throwaway PostgreSQL server of Catalog, started by 1-1";

    Path unmarked = directory(cache, "1-1-" + UUID.randomUUID(), null);
    Path ofAnother = directory(cache, "2-2-" + UUID.randomUUID(), mark);
    Path longer = directory(cache, "1-1-" + UUID.randomUUID(), mark + " and more");
    Path otherwiseNamed = directory(cache, "photos", mark);
    Path link = Files.createSymbolicLink(cache.runs().resolve(name), elsewhere);
    Files.writeString(elsewhere.resolve("owner.lock"), mark);
    Path linkedMark = directory(cache, "1-1-" + UUID.randomUUID(), null);
    Files.createSymbolicLink(linkedMark.resolve("owner.lock"), elsewhere.resolve("owner.lock"));
    Path orphan = directory(cache, "1-1-" + UUID.randomUUID(), mark);
    Files.createSymbolicLink(orphan.resolve("outside"), elsewhere);
    Files.createSymbolicLink(orphan.resolve("data"), elsewhere);

    RunDirectory.removeOrphans(cache, Programs.inHome(Path.of("no-such-home")));

    assertThat(orphan).doesNotExist();
    assertThat(precious).hasContent("kept");
    assertThat(List.of(unmarked, ofAnother, longer, otherwiseNamed, linkedMark))
        .allSatisfy(kept -> assertThat(kept.resolve("file")).exists());
    assertThat(Files.isSymbolicLink(link)).isTrue();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDirectoryThatIsOursIsRemovedWithoutFollowingItsLinks(@TempDir Path directory)
      throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path precious = Files.writeString(elsewhere.resolve("precious"), "kept");
    Path tree = Files.createDirectories(directory.resolve("tree").resolve("deep"));
    Files.createSymbolicLink(tree.resolve("link"), elsewhere);
    Files.createSymbolicLink(directory.resolve("tree").resolve("file"), precious);
    Path link = Files.createSymbolicLink(directory.resolve("root"), elsewhere);

    Trees.delete(directory.resolve("tree"));
    Trees.delete(link);
    Trees.delete(directory.resolve("nothing"));

    assertThat(directory.resolve("tree")).doesNotExist();
    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(precious).hasContent("kept");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aCacheThatIsALinkOrOpenToOthersIsPassedOver(@TempDir Path directory) throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Files.createDirectory(elsewhere.resolve("run"));
    Path bystander = Files.createDirectories(elsewhere.resolve("run").resolve("daemon"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), elsewhere);
    Path open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path partly = Files.createDirectory(directory.resolve("partly"));
    Files.createSymbolicLink(partly.resolve("run"), elsewhere);
    List<ServerUser> users = List.of(new ServerUser(List.of(), null));

    for (Path refused : List.of(link, open, partly, open.resolve("below"))) {
      assertThatThrownBy(() -> PostgresCache.open(users, List.of(refused), null))
          .as(refused.toString())
          .isInstanceOf(PostgresStartException.class)
          .hasMessageContaining(refused.equals(open.resolve("below")) ? "into" : refused.toString())
          .hasMessageContaining("set XDG_CACHE_HOME");
    }
    assertThat(bystander).exists();
    Path usable = directory.resolve("usable");
    PostgresCache cache = PostgresCache.open(users, List.of(link, usable), null);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(usable)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.runs())))
        .isEqualTo("rwx------");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLockThatIsALinkIsNotWrittenThrough(@TempDir Path directory) throws Exception {
    PostgresCache cache = cache(directory);
    Path target = directory.resolve("target");
    Files.createSymbolicLink(cache.runs().resolveSibling("lock"), target);

    assertThatThrownBy(() -> cache.locked(() -> "never")).isInstanceOf(IOException.class);
    assertThat(target).doesNotExist();
  }

  private static PostgresCache cache(Path directory) {
    return PostgresCache.open(
        List.of(new ServerUser(List.of(), null)), List.of(directory.resolve("cache")), null);
  }

  /** Creates a directory beside those of servers, with a file in it. */
  private static Path directory(PostgresCache cache, String name, String mark) throws IOException {
    Path directory = Files.createDirectory(cache.runs().resolve(name));
    Files.writeString(directory.resolve("file"), "");
    if (mark != null) {
      Files.writeString(directory.resolve("owner.lock"), mark);
    }
    return directory;
  }
}
