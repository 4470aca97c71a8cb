package dev.catalog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.compilefail.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the pages show is what runs. The comment above a block says where it comes from: {@code
 * region x}, {@code sent by x}, {@code javac on rule}, {@code from file} or {@code run by file}.
 * What another library does is shown in its own language, which nothing here can run.
 */
class PagesTest {

  private static final int DEEPEST = 24;
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(#[^)]*)?\\)");

  static List<Pages.Block> blocks() {
    return Pages.blocks();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyBlockIsBackedByWhatRuns(Pages.Block block) {
    String[] source = block.source().split(" (?=\\S+$)");
    String name = source[source.length - 1];
    switch (source[0]) {
      case "region" -> {
        assertThat(Pages.regions()).containsKey(name);
        assertShows(block, Pages.regions().get(name));
      }
      case "sent by" -> assertThat(sources()).contains("assertSends(\"" + name + "\"");
      case "javac on" -> assertShows(block, Rule.named(name).printed() + "\n");
      case "from" -> assertIsPartOf(name, block);
      case "run by" -> assertRuns(name, block);
      default -> assertThat(block.language()).isIn("shell", "python", "");
    }
  }

  private static void assertShows(Pages.Block block, String text) {
    if (Boolean.getBoolean("bless")) {
      Pages.replace(block, text);
    } else {
      assertThat(block.text()).isEqualTo(text);
    }
  }

  /** Whole lines of a file, indented alike on the page or less. */
  private static void assertIsPartOf(String file, Pages.Block block) {
    String text = Pages.read(Pages.ROOT.resolve(file));
    assertThat(IntStream.rangeClosed(0, DEEPEST))
        .as("indentations at which %s holds %s%n%s", file, block, block.text())
        .anyMatch(spaces -> ("\n" + text).contains("\n" + indented(block.text(), spaces)));
  }

  private static String indented(String text, int spaces) {
    return text.replaceAll("(?m)^(?=.)", " ".repeat(spaces));
  }

  /** A Maven command as it stands there may be run with more options, such as -B. */
  private static void assertRuns(String file, Pages.Block block) {
    String runner = Pages.read(Pages.ROOT.resolve(file));
    if (!block.language().equals("shell")) {
      assertThat(runner).contains(block.page());
      return;
    }
    assertThat(block.text().lines())
        .allSatisfy(
            line -> {
              String command = line.replaceFirst("#.*", "").strip();
              assertThat(runner).contains(command.replaceFirst("^mvn(?= )", "mvn -B"));
            });
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsToAFile(Path page) {
    Matcher link = LINK.matcher(Pages.read(page));
    while (link.find()) {
      assertThat(page.resolveSibling(link.group(1))).exists();
    }
  }

  static Stream<Path> pages() {
    return Pages.pages().stream();
  }

  @Test
  void readmeStaysUnderOneHundredAndFiftyLines() {
    assertThat(Pages.read(Pages.ROOT.resolve("README.md")).lines()).hasSizeLessThan(150);
  }

  @Test
  void contributingStaysUnderOneHundredAndFiftyLines() {
    assertThat(Pages.read(Pages.ROOT.resolve("CONTRIBUTING.md")).lines()).hasSizeLessThan(150);
  }

  @Test
  void everyRegionIsShown() {
    assertThat(Pages.regions().keySet())
        .allSatisfy(
            region ->
                assertThat(Pages.blocks())
                    .anyMatch(block -> block.source().equals("region " + region)));
  }

  @Test
  void decisionsAreNumberedWithoutGaps() throws Exception {
    try (Stream<Path> files = Files.list(Pages.ROOT.resolve("docs/decisions"))) {
      List<Integer> numbers =
          files
              .map(each -> Integer.valueOf(each.getFileName().toString().substring(0, 4)))
              .sorted()
              .toList();
      assertThat(numbers)
          .isEqualTo(Stream.iterate(1, each -> each + 1).limit(numbers.size()).toList());
    }
  }

  private static String sources() {
    return String.join("\n", Pages.sources().stream().map(Pages::read).toList());
  }
}
