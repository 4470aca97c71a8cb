package dev.catalog.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM of its own, since jOOQ keeps what its classes fold when they are initialised. */
class TurkishRunTest {

  /** Takes the directory of a project, then its properties. */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> properties = new TreeMap<>();
    for (int i = 1; i < arguments.length; i += 2) {
      properties.put(arguments[i], arguments[i + 1]);
    }
    new Project(Path.of(arguments[0]), properties).generate();
  }

  @Test
  void aJvmThatStartsInTurkishGeneratesTheSame(@TempDir Path directory) throws Exception {
    String sql = Project.resource("fixture/V1__kinds.sql");
    Project english = new Project(directory.resolve("english")).migration("V1__kinds.sql", sql);
    english.generate();
    Path home = directory.resolve("turkish");
    Project turkish = new Project(home).migration("V1__kinds.sql", sql);

    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-cp",
            System.getProperty("java.class.path"),
            TurkishRunTest.class.getName(),
            home.toString()));
    turkish.properties().forEach((key, value) -> command.addAll(List.of(key, value)));
    Path log = directory.resolve("turkish.txt");
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();

    assertThat(status).as("%s", Files.readString(log)).isZero();
    assertThat(turkish.texts()).isEqualTo(english.texts());
  }
}
