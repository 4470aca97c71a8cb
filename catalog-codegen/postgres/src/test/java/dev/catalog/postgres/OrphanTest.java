package dev.catalog.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

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
    Path data = Files.createTempDirectory("catalog-orphan");
    Files.writeString(data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
    RunDirectory.stop(data, Path.of("no-such-home"), new ServerUser(List.of(), null));
    Trees.delete(data);
    assertThat(data).doesNotExist();
  }
}
