package dev.catalog.internal.connection;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Catalog reads out of the server's own words. They are in the server's language, so nothing
 * here decides more than which rows or values a message speaks of.
 */
public final class ServerWording {

  private static final Pattern QUOTED_VALUE = Pattern.compile(":\\s*[\"«»„“'].*", Pattern.DOTALL);

  /** {@code Key (order_id, line_no)=(7, 1) already exists.} */
  private static final Pattern KEY = Pattern.compile("\\((.*?)\\)=\\((.*)\\)", Pattern.DOTALL);

  /** {@code COPY products, line 3, column price: "..."} */
  private static final Pattern COPY_LINE = Pattern.compile("^COPY .*?, \\D*(\\d+)");

  private ServerWording() {}

  /**
   * The key that a message names.
   *
   * @param columns their names, quoted where SQL needs it, parted by {@code ", "}
   * @param values their texts, parted likewise
   */
  public record NamedKey(String columns, String values) {}

  /** Returns the key that the detail of a broken constraint names; null when it names none. */
  public static @Nullable NamedKey key(@Nullable String detail) {
    Matcher key = KEY.matcher(detail == null ? "" : detail);
    return key.find() ? new NamedKey(key.group(1), key.group(2)) : null;
  }

  /** Returns the line of a COPY that the context of an error names, from 1; 0 for none. */
  public static long copyLine(@Nullable String where) {
    Matcher line = COPY_LINE.matcher(where == null ? "" : where);
    return line.find() ? Long.parseLong(line.group(1)) : 0;
  }

  /** Returns whether a statement was stopped on request, not by a time limit. */
  static boolean isStoppedOnRequest(String message) {
    return message.contains("user request");
  }

  /**
   * Returns a message without the values in it. Only class 22 (data exceptions) quotes them in the
   * message itself: {@code invalid input syntax for type integer: "secret"}; elsewhere they are in
   * DETAIL, which is never shown.
   */
  static String withoutValues(String message, String state) {
    return state.startsWith("22") ? QUOTED_VALUE.matcher(message).replaceFirst("") : message;
  }

  /**
   * Returns the exception to chain for a row that could not be read: the driver's names a value.
   */
  static Throwable withoutValues(Throwable e) {
    if (!(e instanceof SQLException said)) {
      return e;
    }
    String state = String.valueOf(said.getSQLState());
    SQLException copy = new SQLException("The driver cannot convert the value", state);
    copy.setStackTrace(said.getStackTrace());
    return copy;
  }

  /** Returns the exception to chain: the driver's, or a copy of it when its message has a value. */
  static SQLException withoutValues(SQLException e, String shown, String state) {
    if (!state.startsWith("22")) {
      return e;
    }
    SQLException copy = new SQLException(shown, state, e.getErrorCode());
    copy.setStackTrace(e.getStackTrace());
    return copy;
  }
}
