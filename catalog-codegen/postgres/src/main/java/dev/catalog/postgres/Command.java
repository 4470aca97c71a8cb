package dev.catalog.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of an operating system command. */
final class Command {
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

  static String programIn(Path home, String name) {
    String suffix = File.separatorChar == '\\' ? ".exe" : "";
    return home.resolve("bin").resolve(name + suffix).toString();
  }
}
