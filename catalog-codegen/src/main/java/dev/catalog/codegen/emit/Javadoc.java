package dev.catalog.codegen.emit;

import dev.catalog.codegen.model.JavaText;
import java.util.ArrayList;
import java.util.List;

/** Text for comments of generated code. */
public final class Javadoc {
  private Javadoc() {}

  /** Returns free text so that neither HTML nor Javadoc nor javac sees anything but text in it. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char each : text.strip().replaceAll("\\s+", " ").toCharArray()) {
      switch (each) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '@' -> escaped.append("&#64;");
        case '{' -> escaped.append("&#123;");
        case '}' -> escaped.append("&#125;");
        case '*' -> escaped.append("&#42;");
        case '\\' -> escaped.append("&#92;");
        default -> escaped.append(JavaText.shown(String.valueOf(each)));
      }
    }
    return escaped.toString();
  }

  /** Returns a name of the database as code. */
  static String code(String name) {
    String text = JavaText.shown(name).replaceAll("[{}@*\\\\]", "?");
    return "{@code " + text + "}";
  }

  /** Returns text as a sentence, with a full stop at its end. */
  static String sentence(String text) {
    String escaped = escape(text);
    return escaped.isEmpty() || ".!?".indexOf(escaped.charAt(escaped.length() - 1)) >= 0
        ? escaped
        : escaped + ".";
  }

  /** Returns the lines of a paragraph; those after the first of a block tag are indented. */
  static List<String> wrap(String text, int width, boolean isTag) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words(text)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(isTag ? "    " : "");
      } else if (line.length() > 0) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Splits at spaces, but not within an inline tag. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int open = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      open += each == '{' ? 1 : each == '}' ? -1 : 0;
      if (each == ' ' && open == 0) {
        words.add(text.substring(start, i));
        start = i + 1;
      }
    }
    words.add(text.substring(start));
    return words;
  }
}
