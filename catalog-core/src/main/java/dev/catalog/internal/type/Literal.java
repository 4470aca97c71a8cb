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
  private int at;

  private Literal(String text) {
    this.text = text;
  }

  /** Returns the elements of an array; those of an array of arrays are literals themselves. */
  static List<@Nullable String> elements(String text) throws SQLException {
    if (!text.startsWith("{")) {
      throw unreadable(text);
    }
    return new Literal(text).parts('}', (part, quoted) -> !quoted && part.equals("NULL"));
  }

  /** Returns the columns of a row. */
  static List<@Nullable String> columns(String text) throws SQLException {
    if (!text.startsWith("(")) {
      throw unreadable(text);
    }
    return new Literal(text).parts(')', (part, quoted) -> !quoted && part.isEmpty());
  }

  private static SQLException unreadable(String text) {
    return new SQLException(
        "the value %s has more dimensions, or other bounds, than an array in Java can have"
            .formatted(text));
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
      String part = nested ? nested() : part(end);
      boolean quoted = nested || text.charAt(start) == '"';
      parts.add(isNull.test(part, quoted) ? null : part);
      if (text.charAt(at++) == end) {
        return parts;
      }
    }
    throw unreadable(text);
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
