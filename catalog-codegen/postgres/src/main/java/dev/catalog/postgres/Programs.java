package dev.catalog.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The programs of one PostgreSQL.
 *
 * @param directory where {@code initdb}, {@code pg_ctl} and {@code postgres} are
 */
record Programs(Path directory) {
  private static final List<String> NEEDED = List.of("initdb", "pg_ctl", "postgres");
  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+(?:\\.\\d+)?)");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Directories, with a star for what tells one version from another. */
  private static final List<String> UNIX =
      List.of(
          "/usr/lib/postgresql/*/bin", // Debian
          "/usr/pgsql-*/bin", // the PostgreSQL project's packages for RHEL
          "/usr/lib/postgresql*/bin", // SUSE
          "/usr/lib64/postgresql*/bin", // Gentoo
          "/usr/libexec/postgresql*", // Alpine
          "/opt/homebrew/opt/postgresql@*/bin", // Homebrew
          "/usr/local/opt/postgresql@*/bin",
          "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
          "/opt/local/lib/postgresql*/bin", // MacPorts
          "/Applications/Postgres.app/Contents/Versions/*/bin",
          "/Library/PostgreSQL/*/bin", // EDB
          "/usr/local/pgsql/bin"); // from source

  static Programs inHome(Path home) {
    return new Programs(home.resolve("bin"));
  }

  String path(String name) {
    return directory.resolve(fileName(name)).toString();
  }

  private static String fileName(String name) {
    return File.separatorChar == '\\' ? name + ".exe" : name;
  }

  /**
   * Returns the programs of a PostgreSQL that is installed on this machine: those in a directory,
   * or those that this machine would use: what {@code pg_config} names, then those on the PATH,
   * then the newest of the usual directories.
   *
   * @param directory where the programs are, or the directory above; null to look for them
   * @param version the version they must have; null for any
   */
  static Programs installed(@Nullable Path directory, @Nullable String version) {
    if (directory != null) {
      return given(directory);
    }
    Set<Path> candidates = new LinkedHashSet<>();
    candidates.addAll(ofPgConfig());
    candidates.addAll(onPath());
    candidates.addAll(usual());
    List<Programs> found =
        candidates.stream().filter(Programs::isComplete).map(Programs::new).toList();
    List<Programs> fitting =
        found.stream().filter(programs -> version == null || fits(programs, version)).toList();
    if (!fitting.isEmpty()) {
      return fitting.get(0);
    }
    String whole = version == null ? "" : " " + version;
    throw new PostgresStartException(
        "There is no PostgreSQL"
            + whole
            + " on this machine that can be started"
            + (found.isEmpty()
                ? ""
                : ", only "
                    + found.stream()
                        .map(each -> each.directory().toString())
                        .collect(Collectors.joining(", ")))
            + "; install its server package, or name the directory of initdb, pg_ctl and postgres:"
            + " installed:/usr/lib/postgresql/18/bin");
  }

  private static Programs given(Path directory) {
    for (Path candidate : List.of(directory, directory.resolve("bin"))) {
      if (isComplete(candidate)) {
        return new Programs(candidate.toAbsolutePath());
      }
    }
    throw new PostgresStartException(
        "The directory "
            + directory
            + " does not hold "
            + String.join(", ", NEEDED)
            + "; name the one that does, such as /usr/lib/postgresql/18/bin");
  }

  private static boolean isComplete(Path directory) {
    return NEEDED.stream().allMatch(name -> Files.isExecutable(directory.resolve(fileName(name))));
  }

  private static boolean fits(Programs programs, String version) {
    Matcher said = VERSION.matcher(firstLine(programs.path("pg_ctl"), "--version"));
    return said.find()
        && (said.group(1).equals(version) || said.group(1).startsWith(version + "."));
  }

  private static List<Path> ofPgConfig() {
    Path named = absolute(firstLine("pg_config", "--bindir"));
    return named == null ? List.of() : List.of(named);
  }

  private static List<Path> onPath() {
    List<Path> directories = new ArrayList<>();
    String path = System.getenv("PATH");
    for (String each : path == null ? new String[0] : path.split(File.pathSeparator)) {
      Path directory = absolute(each);
      if (directory != null) {
        directories.add(directory);
      }
    }
    return directories;
  }

  private static @Nullable Path absolute(String text) {
    try {
      Path path = Path.of(text);
      return path.isAbsolute() ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static List<Path> usual() {
    List<Path> directories = new ArrayList<>();
    if (File.separatorChar == '\\') {
      String programs = System.getenv("ProgramFiles");
      if (programs != null) {
        directories.addAll(matching(Path.of(programs), List.of("PostgreSQL", "*", "bin")));
      }
    } else {
      for (String pattern : UNIX) {
        directories.addAll(matching(Path.of("/"), List.of(pattern.substring(1).split("/"))));
      }
    }
    directories.sort(Comparator.comparingInt(Programs::number).reversed());
    return directories;
  }

  /** Returns the directories whose names match one pattern for each level. */
  static List<Path> matching(Path parent, List<String> patterns) {
    if (patterns.isEmpty()) {
      return List.of(parent);
    }
    List<String> rest = patterns.subList(1, patterns.size());
    if (!patterns.get(0).contains("*")) {
      return matching(parent.resolve(patterns.get(0)), rest);
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(parent, patterns.get(0))) {
      children.forEach(child -> found.addAll(matching(child, rest)));
    } catch (IOException e) {
      return List.of();
    }
    return found;
  }

  /** The first number in the name of a directory or of the one above; 0 for none. */
  private static int number(Path directory) {
    return Stream.of(directory, directory.getParent())
        .filter(each -> each != null && each.getFileName() != null)
        .map(each -> NUMBER.matcher(each.getFileName().toString()))
        .filter(Matcher::find)
        .mapToInt(
            found ->
                Integer.parseInt(found.group().substring(0, Math.min(6, found.group().length()))))
        .findFirst()
        .orElse(0);
  }

  private static String firstLine(String... command) {
    try {
      return Command.firstLine(List.of(command));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresStartException("The start of PostgreSQL was interrupted", e);
    }
  }
}
