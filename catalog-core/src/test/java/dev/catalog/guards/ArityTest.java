package dev.catalog.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources that the build writes, one text for each number of columns or relations. */
class ArityTest {

  private static final Path WRITTEN = Path.of("target/generated-sources/arity");
  private static final Path GOLDEN = Path.of("src/test/resources/golden/arities.txt");
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  /** A member of a type with its Javadoc: the text from one doc comment to the next. */
  private static final Pattern MEMBERS = Pattern.compile("\\n\\n(?=  /\\*\\*)");

  private static final Pattern SHOWN =
      Pattern.compile("(?:ColumnsOf|RowsOf|To\\w+Of|Function)(?:1|2|22)<");

  @TempDir Path directory;

  @Test
  void oneTwoAndTwentyTwoPartsAreAsTheGoldenFileShows() throws IOException {
    String shown = shown();
    if (Boolean.getBoolean("bless")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, shown);
    }

    assertThat(GOLDEN)
        .as("arities 1, 2 and 22; look at the difference, and accept it with -Dbless=true")
        .hasContent(shown);
  }

  private static String shown() throws IOException {
    StringBuilder shown = new StringBuilder();
    for (Path file : files(WRITTEN)) {
      shown.append("// ").append(WRITTEN.relativize(file)).append("\n\n");
      for (String member : MEMBERS.split(Files.readString(file))) {
        String signature = member.replaceFirst("(?s)^\\s*/\\*\\*.*?\\*/", "").strip();
        if (SHOWN.matcher(signature.lines().findFirst().orElse("")).find()) {
          shown.append(member.stripTrailing()).append("\n\n");
        }
      }
    }
    return shown.toString();
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void theProgramWritesWhatWasCompiledAndNothingTwice() throws Exception {
    run();
    List<Path> names = new ArrayList<>();
    for (Path file : files(directory)) {
      names.add(directory.relativize(file));
      assertThat(file).hasSameTextualContentAs(WRITTEN.resolve(directory.relativize(file)));
      Files.setLastModifiedTime(file, LONG_AGO);
    }
    assertThat(names).hasSize(files(WRITTEN).size()).isNotEmpty();

    run();
    assertThat(files(directory))
        .allSatisfy(file -> assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO));
  }

  private void run() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "src/main/arity/Arities.java",
                directory.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
  }
}
