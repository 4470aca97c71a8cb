package dev.catalog.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files next to the README, and the part of the README between its two markers. */
public final class Publication {

  private static final String BEGIN = "<!-- results: written by benchmarks/run -->";
  private static final String END = "<!-- end of results -->";

  private final Path folder;

  /** Prepares a publication in a folder. */
  public Publication(Path folder) {
    this.folder = folder;
  }

  /** Writes every value that was measured. */
  public void json(String name, Map<String, String> machine, Results results) throws IOException {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("machine", machine);
    content.put("reference", results.reference());
    content.put("measurements", results.measurements());
    Path file = folder.resolve(name);
    Files.createDirectories(file.toAbsolutePath().getParent());
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(file.toFile(), content);
  }

  /** Writes a text file. */
  public void text(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  /**
   * Replaces the text between the markers of the README.
   *
   * @throws IllegalStateException if the markers are missing
   */
  public void readme(String results) throws IOException {
    Path file = folder.resolve("README.md");
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(file + " needs the lines " + BEGIN + " and " + END);
    }
    Files.writeString(
        file,
        text.substring(0, begin + BEGIN.length()) + "\n\n" + results + "\n" + text.substring(end));
  }
}
