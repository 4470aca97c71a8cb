package dev.catalog.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The code blocks of the README, of CONTRIBUTING and of docs, and the regions of code they show.
 */
final class Pages {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path REGIONS = Path.of("src/test/java/dev/catalog/docs");
  private static final Pattern REGION =
      Pattern.compile("(?ms)^ *// region (\\S+)\\n(.*?)^ *// endregion\\n");
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^(?:<!-- ([^\\n]*) -->\\n)?```(\\w*)\\n(.*?)^```$");
  private static final Pattern SCHEMAS = Pattern.compile("\\b(?:catalog|public|shapes)\\.");

  private Pages() {}

  /**
   * A fenced block.
   *
   * @param page the file, below the root
   * @param line the line of the opening fence, from 1
   * @param source what the comment on the line above says; empty without one
   */
  record Block(String page, int line, String source, String language, String text) {
    @Override
    public String toString() {
      return "%s:%d %s (%s)".formatted(page, line, language, source);
    }
  }

  static List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (Path page : pages()) {
      String text = read(page);
      Matcher matcher = BLOCK.matcher(text);
      while (matcher.find()) {
        int line = (int) text.substring(0, matcher.start(2)).lines().count();
        String source = matcher.group(1) == null ? "" : matcher.group(1);
        String name = ROOT.relativize(page).toString().replace('\\', '/');
        blocks.add(new Block(name, line, source, matcher.group(2), matcher.group(3)));
      }
    }
    return blocks;
  }

  static List<Path> pages() {
    try (Stream<Path> root = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(root, docs)
          .filter(each -> each.getFileName().toString().endsWith(".md"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the regions of code by name, without their common indentation. */
  static Map<String, String> regions() {
    Map<String, String> regions = new LinkedHashMap<>();
    for (Path file : sources()) {
      Matcher matcher = REGION.matcher(read(file));
      while (matcher.find()) {
        String other =
            regions.put(matcher.group(1), matcher.group(2).stripTrailing().stripIndent() + "\n");
        if (other != null) {
          throw new AssertionError("Two regions are named " + matcher.group(1));
        }
      }
    }
    return regions;
  }

  /** Returns the tests that hold the regions. */
  static List<Path> sources() {
    try (Stream<Path> files = Files.list(REGIONS)) {
      return files.filter(each -> each.toString().endsWith("Test.java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks that the pages show these statements as those that a region sends.
   *
   * @param sent the statements, as they were sent
   */
  static void assertSends(String region, List<String> sent) {
    String shown = SCHEMAS.matcher(String.join(";\n\n", sent).replace("\"", "")).replaceAll("");
    List<Block> blocks =
        blocks().stream().filter(each -> each.source().equals("sent by " + region)).toList();
    assertThat(blocks).as("blocks that are sent by %s", region).isNotEmpty();
    if (Boolean.getBoolean("bless")) {
      blocks.forEach(each -> replace(each, SqlLayout.of(shown)));
      return;
    }
    for (Block block : blocks) {
      assertThat(oneLine(block.text())).as(block.toString()).isEqualTo(oneLine(shown));
    }
  }

  /** Has a page show another text in a block. */
  static void replace(Block block, String text) {
    Path page = ROOT.resolve(block.page());
    String head = "<!-- %s -->\n```%s\n".formatted(block.source(), block.language());
    String changed = read(page).replace(head + block.text() + "```", head + text + "```");
    try {
      Files.writeString(page, changed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String oneLine(String sql) {
    return sql.strip().replaceAll("\\s+", " ");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
