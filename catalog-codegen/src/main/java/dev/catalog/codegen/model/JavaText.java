package dev.catalog.codegen.model;

/**
 * Java source that holds what the database's names and comments hold, and nothing else: javac reads
 * a backslash and a u as a character everywhere, also in comments, and an editor shows characters
 * behind one that changes the direction of writing in another order.
 */
public final class JavaText {
  private final String source;
  private final StringBuilder clean = new StringBuilder();
  private int at;

  private JavaText(String source) {
    this.source = source;
  }

  /** Returns a literal of a text, in quotes. */
  public static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '"', '\\' -> literal.append('\\').append(each);
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        default -> literal.append(isHidden(each) ? escaped(each) : String.valueOf(each));
      }
    }
    return literal.append('"').toString();
  }

  /**
   * Returns the source of a class without backslashes in its comments, and without control and
   * format characters: in literals they are escaped.
   */
  public static String clean(String source) {
    return source.chars().anyMatch(each -> each == '\\' || isHidden((char) each))
        ? new JavaText(source).clean()
        : source;
  }

  /** Returns a name to be shown, with a question mark for each character that cannot be. */
  public static String shown(String name) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char each = name.charAt(i);
      shown.append(isHidden(each) || Character.isISOControl(each) ? '?' : each);
    }
    return shown.toString();
  }

  private static boolean isHidden(char each) {
    int type = Character.getType(each);
    return type == Character.FORMAT
        || (type == Character.CONTROL && each != '\n' && each != '\r' && each != '\t');
  }

  private static String escaped(char each) {
    return "\\u%04x".formatted((int) each);
  }

  private String clean() {
    while (at < source.length()) {
      if (source.startsWith("//", at)) {
        comment("\n", 0);
      } else if (source.startsWith("/*", at)) {
        comment("*/", 2);
      } else if (source.startsWith("\"\"\"", at)) {
        literal("\"\"\"", 3);
      } else if (source.charAt(at) == '"' || source.charAt(at) == '\'') {
        literal(source.substring(at, at + 1), 1);
      } else {
        clean.append(source.charAt(at++));
      }
    }
    return clean.toString();
  }

  private void comment(String end, int length) {
    int found = source.indexOf(end, at + 2);
    int until = found < 0 ? source.length() : found + length;
    for (; at < until; at++) {
      char each = source.charAt(at);
      if (each == '\\' || isHidden(each)) {
        clean.append("&#").append((int) each).append(';');
      } else {
        clean.append(each);
      }
    }
  }

  private void literal(String quote, int length) {
    clean.append(quote);
    at += length;
    while (at < source.length() && !source.startsWith(quote, at)) {
      char each = source.charAt(at++);
      if (each == '\\' && at < source.length()) {
        clean.append(each).append(source.charAt(at++));
      } else {
        clean.append(isHidden(each) ? escaped(each) : String.valueOf(each));
      }
    }
    if (at < source.length()) {
      clean.append(quote);
      at += length;
    }
  }
}
