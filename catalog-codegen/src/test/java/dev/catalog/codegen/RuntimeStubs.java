package dev.catalog.codegen;

import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** The signatures of the run time that generated code uses. */
final class RuntimeStubs {
  private static final Pattern TYPE = Pattern.compile("(?:interface|class) (\\w+)");

  private RuntimeStubs() {}

  static List<JavaFileObject> sources() {
    return List.of(Project.resource("stubs.txt").split("(?m)^---\n")).stream()
        .map(RuntimeStubs::source)
        .toList();
  }

  private static JavaFileObject source(String text) {
    Matcher type = TYPE.matcher(text);
    if (!type.find()) {
      throw new IllegalStateException(text);
    }
    return new SimpleJavaFileObject(
        URI.create("stub:///" + type.group(1) + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
