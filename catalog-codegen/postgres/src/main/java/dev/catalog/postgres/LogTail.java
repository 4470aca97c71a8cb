package dev.catalog.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last words of a log. */
final class LogTail {
  private static final int LINES = 20;

  private LogTail() {}

  /** Returns the last lines that were written after an offset in bytes. */
  static String of(Path log, long offset) {
    try {
      byte[] bytes = Files.readAllBytes(log);
      int from = (int) Math.min(offset, bytes.length);
      List<String> lines = new String(bytes, from, bytes.length - from, UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (IOException e) {
      return "(the log " + log + " cannot be read: " + e + ")";
    }
  }
}
