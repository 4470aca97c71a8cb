package dev.catalog.codegen.emit;

import dev.catalog.codegen.model.Naming;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of one Java file, with its imports, in the layout of google-java-format. */
public final class JavaFile {
  static final int WIDTH = 100;

  private static final Pattern QUALIFIED =
      Pattern.compile(
          "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"
              + "(?:\\.\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)+");

  private final String packageName;
  private final Set<String> local;
  private final Set<String> nested;
  private final TreeMap<String, String> imports = new TreeMap<>();
  private final StringBuilder body = new StringBuilder();
  private int depth;

  /**
   * Creates an empty file.
   *
   * @param local the simple names of the types in the package, which hide those of {@code
   *     java.lang}
   * @param nested the simple names of the types inside this file's type, which hide imported ones
   */
  JavaFile(String packageName, Set<String> local, Set<String> nested) {
    this.packageName = packageName;
    this.local = local;
    this.nested = nested;
  }

  String packageName() {
    return packageName;
  }

  /**
   * Returns a type as it is written here, importing what it names: {@code
   * java.util.List<java.lang.Long>}.
   */
  String type(String javaType) {
    Matcher matcher = QUALIFIED.matcher(javaType);
    StringBuilder written = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(written, Matcher.quoteReplacement(name(matcher.group())));
    }
    return matcher.appendTail(written).toString();
  }

  /**
   * Returns a type that admits null, as it is written here: {@code Outer.@Nullable Inner}, {@code
   * byte @Nullable []}.
   */
  String nullable(String javaType) {
    String annotation = "@" + type("org.jspecify.annotations.Nullable") + " ";
    String written = type(javaType);
    int array = written.indexOf('[');
    if (array >= 0 && written.lastIndexOf('>') < array) {
      return written.substring(0, array) + " " + annotation + written.substring(array);
    }
    int generic = written.indexOf('<');
    int dot = written.lastIndexOf('.', generic < 0 ? written.length() : generic);
    return written.substring(0, dot + 1) + annotation + written.substring(dot + 1);
  }

  private String name(String qualified) {
    String[] segments = qualified.split("\\.");
    int top = 0;
    while (top < segments.length - 1 && !Character.isUpperCase(segments[top].codePointAt(0))) {
      top++;
    }
    String outer = String.join(".", List.of(segments).subList(0, top + 1));
    String rest = qualified.substring(outer.length());
    return (canImport(outer, segments[top]) ? segments[top] : outer) + rest;
  }

  private boolean canImport(String type, String simpleName) {
    if (nested.contains(simpleName)) {
      return false;
    }
    int dot = type.lastIndexOf('.');
    if (dot >= 0 && type.substring(0, dot).equals(packageName)) {
      return true;
    }
    if (local.contains(simpleName)) {
      return false;
    }
    if (type.equals("java.lang." + simpleName)) {
      return true;
    }
    return !Naming.JAVA_LANG.contains(simpleName)
        && imports.computeIfAbsent(simpleName, name -> type).equals(type);
  }

  /**
   * Writes a line; one that ends in an opening brace indents what follows, one that starts with a
   * closing one ends it.
   */
  JavaFile line(String text) {
    if (text.startsWith("}")) {
      depth--;
    }
    indented(depth, text);
    if (text.endsWith("{")) {
      depth++;
    }
    return this;
  }

  JavaFile blank() {
    body.append('\n');
    return this;
  }

  /** Writes a line that continues the one before. */
  private JavaFile continued(String text) {
    indented(depth + 2, text);
    depth += text.endsWith("{") ? 1 : 0;
    return this;
  }

  /** Writes an assignment, broken after the sign where it is too long. */
  JavaFile assignment(String target, String value) {
    if (fits(depth, target + " = " + value)) {
      return line(target + " = " + value);
    }
    return line(target + " =").continued(value);
  }

  /** Writes an assignment of a call, in as many lines as it takes. */
  JavaFile assignment(String target, String method, List<String> arguments) {
    String call = method + "(" + String.join(", ", arguments) + ");";
    if (fits(depth, target + " = " + call)) {
      return line(target + " = " + call);
    }
    line(target + " =");
    depth += 2;
    call(method, arguments, ";");
    depth -= 2;
    return this;
  }

  /**
   * Writes {@code head(arguments)tail}, in as many lines as it takes; a tail that ends in a brace
   * indents what follows.
   */
  JavaFile call(String head, List<String> arguments, String tail) {
    String joined = String.join(", ", arguments) + ")" + tail;
    if (fits(depth, head + "(" + joined)) {
      return line(head + "(" + joined);
    }
    line(head + "(");
    if (fits(depth + 2, joined)) {
      return continued(joined);
    }
    for (int i = 0; i < arguments.size() - 1; i++) {
      continued(arguments.get(i) + ",");
    }
    return continued(arguments.get(arguments.size() - 1) + ")" + tail);
  }

  /** Writes the head of a method that throws an exception. */
  JavaFile method(String head, List<String> parameters, String exception) {
    String throwing = "throws " + exception + " {";
    String line = head + "(" + String.join(", ", parameters) + ") " + throwing;
    return fits(depth, line) ? line(line) : call(head, parameters, "").continued(throwing);
  }

  /** Writes the head of a type that implements interfaces. */
  JavaFile type(String head, List<String> interfaces) {
    String clause = "implements " + String.join(", ", interfaces) + " {";
    if (fits(depth, head + " " + clause)) {
      return line(head + " " + clause);
    }
    line(head);
    if (fits(depth + 2, clause)) {
      return continued(clause);
    }
    continued("implements " + interfaces.get(0) + ",");
    for (int i = 1; i < interfaces.size() - 1; i++) {
      indented(depth + 4, interfaces.get(i) + ",");
    }
    indented(depth + 4, interfaces.get(interfaces.size() - 1) + " {");
    depth++;
    return this;
  }

  private boolean fits(int indent, String text) {
    return indent * 2 + text.length() <= WIDTH;
  }

  private void indented(int indent, String text) {
    body.append("  ".repeat(indent)).append(text).append('\n');
  }

  /**
   * Writes a comment, each paragraph wrapped; a paragraph that starts with an at sign is a block
   * tag.
   */
  JavaFile javadoc(List<String> paragraphs) {
    if (paragraphs.size() == 1 && fits(depth, "/** " + paragraphs.get(0) + " */")) {
      return line("/** " + paragraphs.get(0) + " */");
    }
    line("/**");
    for (int i = 0; i < paragraphs.size(); i++) {
      String text = paragraphs.get(i);
      boolean isTag = text.startsWith("@");
      if (i > 0 && !(isTag && paragraphs.get(i - 1).startsWith("@"))) {
        line(" *");
      }
      String start = i == 0 || isTag ? "" : "<p>";
      for (String each : Javadoc.wrap(start + text, WIDTH - depth * 2 - 3, isTag)) {
        line(" * " + each);
      }
    }
    return line(" */");
  }

  JavaFile javadoc(String sentence) {
    return javadoc(List.of(sentence));
  }

  @Override
  public String toString() {
    StringBuilder file = new StringBuilder();
    file.append("// Generated by Catalog from the migrations. Changes made here are lost.\n");
    file.append("package ").append(packageName).append(";\n\n");
    List<String> lines = new ArrayList<>(imports.values());
    lines.sort(null);
    lines.forEach(each -> file.append("import ").append(each).append(";\n"));
    return file.append(lines.isEmpty() ? "" : "\n").append(body).toString();
  }
}
