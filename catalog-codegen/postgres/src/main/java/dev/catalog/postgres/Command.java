package dev.catalog.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of an operating system command. */
final class Command {
  private static final int LINES = 20;

  private Command() {}

  /**
   * Runs a command with its output appended to a file, opened by this process: a server under
   * another user need not reach the file's directory.
   *
   * @return the exit code, or -1 if the command was ended at the limit
   */
  static int run(List<String> command, File output, Duration limit)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(Command::wouldSteerPostgres);
    // without any locale macOS starts threads in the server, which it then refuses
    builder.environment().put("LC_ALL", "C");
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output));
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      return -1;
    } finally {
      process.destroyForcibly();
    }
  }

  /** Whether a short command, whose output does not matter, ends well. */
  static boolean succeeds(List<String> command) throws InterruptedException {
    try {
      File nowhere = ProcessBuilder.Redirect.DISCARD.file();
      return run(command, nowhere, Duration.ofSeconds(10)) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** The first line that a short command prints, or an empty text if it fails. */
  static String firstLine(List<String> command) throws InterruptedException {
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      Process process = builder.start();
      process.getOutputStream().close();
      try (var reader = process.inputReader()) {
        String line = reader.readLine();
        return process.waitFor() == 0 && line != null ? line.strip() : "";
      }
    } catch (IOException e) {
      return "";
    }
  }

  /** PGDATA, PGPORT and the like are meant for other servers. */
  private static boolean wouldSteerPostgres(String variable) {
    return variable.startsWith("PG") || variable.startsWith("LC_") || variable.equals("LANG");
  }

  /** Returns the last lines of a log that were written after an offset in bytes. */
  static String lastWords(Path log, long offset) {
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
