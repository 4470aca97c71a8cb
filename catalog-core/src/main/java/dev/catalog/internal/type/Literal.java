package dev.catalog.internal.type;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's text forms of arrays, <code>{1,"a b",NULL}</code>, and of rows, {@code (1,"a b",)}.
 * See "Array Input and Output Syntax" and "Composite Type Input and Output Syntax" in its manual.
 */
public final class Literal {

  private final String text;
  private final boolean ofArrays;
  private int at;

  private Literal(String text, boolean ofArrays) {
    this.text = text;
    this.ofArrays = ofArrays;
  }

  /**
   * Returns the elements of an array; those of an array of arrays are literals themselves.
   *
   * @param ofArrays whether the elements are arrays
   * @throws SQLException if they are, and should not be, or if the first is not at 1
   */
  static List<@Nullable String> elements(String text, boolean ofArrays) throws SQLException {
    if (!text.startsWith("{")) {
      throw unreadable();
    }
    return new Literal(text, ofArrays).parts('}', (part, quoted) -> !quoted && part.equals("NULL"));
  }

  /** Returns the columns of a row. */
  static List<@Nullable String> columns(String text) throws SQLException {
    if (!text.startsWith("(")) {
      throw new SQLException("the text is not one of a row");
    }
    return new Literal(text, false).parts(')', (part, quoted) -> !quoted && part.isEmpty());
  }

  static SQLException unreadable() {
    return new SQLException(
        "the array has another number of dimensions, or another lower bound, than one in Java; declared with its dimensions, as in text[][], the column is read in its text form");
  }

  private List<@Nullable String> parts(char end, BiPredicate<String, Boolean> isNull)
      throws SQLException {
    List<@Nullable String> parts = new ArrayList<>();
    at = 1;
    if (text.charAt(at) == end && end == '}') {
      return parts;
    }
    while (at < text.length()) {
      int start = at;
      boolean nested = text.charAt(at) == '{' && end == '}';
      if (nested && !ofArrays) {
        throw unreadable();
      }
      String part = nested ? nested() : part(end);
      boolean quoted = nested || text.charAt(start) == '"';
      parts.add(isNull.test(part, quoted) ? null : part);
      if (text.charAt(at++) == end) {
        return parts;
      }
    }
    throw new SQLException("the text of an array or a row has no end");
  }

  /** Returns what stands up to the next comma or the end, without its quotes. */
  private String part(char end) {
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (; ; at++) {
      char each = text.charAt(at);
      if (each == '\\') {
        part.append(text.charAt(++at));
      } else if (each == '"') {
        if (quoted && text.charAt(at + 1) == '"') {
          part.append('"');
          at++;
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && (each == ',' || each == end)) {
        return part.toString();
      } else {
        part.append(each);
      }
    }
  }

  /** Returns an array inside this one, as it stands. */
  private String nested() {
    int start = at;
    int depth = 0;
    boolean quoted = false;
    do {
      char each = text.charAt(at);
      if (each == '\\') {
        at++;
      } else if (each == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += each == '{' ? 1 : each == '}' ? -1 : 0;
      }
      at++;
    } while (depth > 0);
    return text.substring(start, at);
  }

  static String quoted(String part) {
    return '"' + part.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
