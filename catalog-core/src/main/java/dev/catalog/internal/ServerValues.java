package dev.catalog.internal;

import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * Keeps values out of messages. Only class 22 (data exceptions) quotes them in the message itself:
 * {@code invalid input syntax for type integer: "secret"}; elsewhere they are in DETAIL, which is
 * never shown.
 */
final class ServerValues {

  private static final Pattern QUOTED_VALUE = Pattern.compile(":\\s*[\"«»„“'].*", Pattern.DOTALL);

  private ServerValues() {}

  static String without(String message, String state) {
    return state.startsWith("22") ? QUOTED_VALUE.matcher(message).replaceFirst("") : message;
  }

  /** Returns the exception to chain: the driver's, or a copy of it when its message has a value. */
  static SQLException hidden(SQLException e, String shown, String state) {
    if (!state.startsWith("22")) {
      return e;
    }
    SQLException copy = new SQLException(shown, state, e.getErrorCode());
    copy.setStackTrace(e.getStackTrace());
    return copy;
  }
}
