package dev.catalog.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The compilation of what was generated, against stubs of the run time, which is built after this
 * module; the real one compiles its own fixtures.
 */
record Compilation(boolean succeeded, List<String> messages) {

  static Compilation of(Project project, Path classes) throws IOException {
    Files.createDirectories(classes);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "--release",
            "17",
            "-Xlint:all",
            "-Xlint:-processing",
            "-Werror",
            "-proc:none",
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
      List<JavaFileObject> sources = new ArrayList<>();
      for (String path : project.paths()) {
        files.getJavaFileObjects(project.file(path)).forEach(sources::add);
      }
      sources.addAll(RuntimeStubs.sources());
      boolean succeeded = compiler.getTask(null, files, diagnostics, options, null, sources).call();
      return new Compilation(
          succeeded, diagnostics.getDiagnostics().stream().map(Object::toString).toList());
    }
  }
}
