package dev.catalog.compilefail;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A program under {@code src/test/compile-fail}, named as the rule it breaks. It breaks it on one
 * line, which ends with {@code //~ ERROR} and a text of javac's message.
 */
public final class Rule {

  private static final Path DIRECTORY = Path.of("src/test/compile-fail");
  private static final String MARK = "//~ ERROR ";

  private final String name;
  private final List<String> lines;

  private Rule(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /** Returns every rule, by name. */
  public static List<Rule> all() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
          .sorted()
          .map(Rule::named)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the rule with a name: that of its file. */
  public static Rule named(String name) {
    try {
      return new Rule(name, Files.readAllLines(DIRECTORY.resolve(name + ".java")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the number of the one line that breaks the rule, from 1. */
  int line() {
    List<Integer> marked = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).contains(MARK)) {
        marked.add(at + 1);
      }
    }
    if (marked.size() != 1) {
      throw new AssertionError(
          "%s.java needs one line with \"%s\", and has %d".formatted(name, MARK, marked.size()));
    }
    return marked.get(0);
  }

  /** Returns what javac has to say about that line. */
  String expected() {
    String marked = lines.get(line() - 1);
    return marked.substring(marked.indexOf(MARK) + MARK.length()).strip();
  }

  /** Returns the errors of the whole program, each as javac prints it. */
  List<JavacError> errors() {
    return compile(String.join("\n", lines));
  }

  /** Returns the errors of the program without the line that breaks the rule. */
  List<JavacError> errorsWithoutTheLine() {
    List<String> others = new ArrayList<>(lines);
    others.set(line() - 1, "");
    return compile(String.join("\n", others));
  }

  /** Returns the rule's error as javac prints it, without the mark and the line's indentation. */
  public String printed() {
    String source = lines.get(line() - 1);
    int indent = source.length() - source.stripLeading().length();
    List<String> printed = new ArrayList<>(errors().get(0).text().lines().toList());
    printed.replaceAll(each -> each.replaceFirst("\\s*" + MARK + ".*", ""));
    // the line stands above the caret, indented as in the file
    int caret = printed.stream().map(String::strip).toList().indexOf("^");
    printed.set(caret - 1, printed.get(caret - 1).substring(indent));
    printed.set(caret, printed.get(caret).substring(indent));
    return String.join("\n", printed);
  }

  private List<JavacError> compile(String source) {
    StringWriter printed = new StringWriter();
    try {
      Path classes = Files.createTempDirectory("compile-fail");
      try {
        List<String> options =
            List.of(
                "-proc:none",
                "-Xlint:none",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString());
        CompilationTask task =
            ToolProvider.getSystemJavaCompiler()
                .getTask(printed, null, null, options, null, List.of(file(source)));
        task.setLocale(Locale.ENGLISH);
        task.call();
        if (printed.toString().contains("exception has occurred in the compiler")) {
          throw new AssertionError("javac crashed on " + name + ": " + printed);
        }
      } finally {
        delete(classes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return JavacError.parse(printed.toString());
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  private JavaFileObject file(String source) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
