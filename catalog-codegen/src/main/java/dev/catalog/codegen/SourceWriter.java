package dev.catalog.codegen;

import java.io.File;
import org.jooq.codegen.GeneratorStrategy.Mode;
import org.jooq.codegen.JavaWriter;
import org.jspecify.annotations.Nullable;

/** One of jOOQ's writers that writes a given text as it is, or what jOOQ wrote, the same on every JDK. */
final class SourceWriter extends JavaWriter {
  private @Nullable String text;

  SourceWriter(File file, @Nullable String fullyQualifiedTypes, String encoding, boolean javadoc, @Nullable Mode mode) {
    super(file, fullyQualifiedTypes, encoding, javadoc, null, null, mode);
  }

  void write(Source source) {
    text = source.toString();
  }

  @Override
  protected String beforeClose(String content) {
    return text != null ? text : super.beforeClose(content).replace(", \"this-escape\"", "");
  }
}
