package dev.catalog.codegen.emit;

import dev.catalog.codegen.model.JavaText;
import java.io.File;
import java.util.regex.Pattern;
import org.jooq.codegen.GeneratorStrategy.Mode;
import org.jooq.codegen.JavaWriter;
import org.jooq.meta.jaxb.GeneratedSerialVersionUID;
import org.jspecify.annotations.Nullable;

/**
 * One of jOOQ's writers that writes a given text as it is, or what jOOQ wrote, the same on every
 * JDK.
 */
public final class SourceWriter extends JavaWriter {
  private static final String SUPPRESSED = "\"all\", \"unchecked\", \"rawtypes\" }";
  private static final String SUPPRESSED_SINCE_21 =
      "\"all\", \"unchecked\", \"rawtypes\", \"this-escape\" }";

  /**
   * A comment of the database that javac would read as a tag; jOOQ's own tag says one thing only.
   */
  private static final Pattern DEPRECATED =
      Pattern.compile("(?m)^(\\s*\\* )@deprecated(?! Unknown data type)");

  private @Nullable String text;

  public SourceWriter(
      File file,
      @Nullable String fullyQualifiedTypes,
      String encoding,
      boolean javadoc,
      @Nullable GeneratedSerialVersionUID serialVersionUid,
      @Nullable Mode mode) {
    super(file, fullyQualifiedTypes, encoding, javadoc, null, serialVersionUid, mode);
  }

  public void write(JavaFile source) {
    text = source.toString();
  }

  /** jOOQ suppresses a warning that javac knows since 21 only when it runs there. */
  @Override
  protected String beforeClose(String content) {
    if (text != null) {
      return text;
    }
    String same =
        JavaText.clean(super.beforeClose(content).replace(SUPPRESSED, SUPPRESSED_SINCE_21));
    return DEPRECATED.matcher(same).replaceAll("$1&#64;deprecated");
  }
}
