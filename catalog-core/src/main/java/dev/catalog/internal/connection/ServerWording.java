package dev.catalog.internal.connection;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What Catalog reads out of the server's own words. They are in the server's language, so nothing
 * here decides more than which rows or values a message speaks of.
 */
public final class ServerWording {

  /** What is quoted, in whichever way, and numbers that are not part of a name or a type. */
  private static final Pattern QUOTED_OR_NUMBER =
      Pattern.compile(
          "[\"«»„“”‘‚「『](?:\\s|\\u00a0)*(.*?)(?:\\s|\\u00a0)*[\"«»“”’‘」』]"
              + "|[\"«»„“”‘‚「『]"
              + "|(?<![\\w(,.])-?\\d"
              + "|(?<!\\w)\\(-?\\d",
          Pattern.DOTALL);

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\d+");

  private static final Set<String> TYPE_WORDS =
      Set.of(
          "",
          "bigint",
          "boolean",
          "bytea",
          "character",
          "date",
          "double",
          "integer",
          "interval",
          "json",
          "jsonb",
          "numeric",
          "precision",
          "real",
          "record",
          "smallint",
          "text",
          "time",
          "timestamp",
          "unknown",
          "uuid",
          "varying",
          "with",
          "without",
          "zone");

  private static final String FORBIDDEN = "42501";

  /** Classes of SQLSTATEs whose messages name nothing but constraints, tables and settings. */
  private static final Set<String> NAMES_ONLY =
      Set.of("08", "23", "25", "28", "40", "44", "53", "55", "57");

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
   * Returns what the server said if no value is in it; else the part before the value, or a
   * sentence for the SQLSTATE. Nothing depends on the server's language: a message is kept if each
   * thing that it quotes is a name that stands in the SQL as well, and each number part of a name.
   *
   * @param server null for what the driver says itself
   */
  static String withoutValues(
      @Nullable ServerErrorMessage server,
      @Nullable String said,
      String state,
      @Nullable String sql) {
    if (said == null) {
      return neutral(state);
    }
    if (NAMES_ONLY.contains(classOf(state)) || state.equals(FORBIDDEN)) {
      return said;
    }
    if (server == null) {
      // the driver's own words name a value behind a colon
      int colon = said.indexOf(':');
      return colon < 0 ? said : said.substring(0, colon).strip();
    }
    if ("exec_stmt_raise".equals(server.getRoutine())) {
      return said;
    }
    int value = firstValue(said, state.startsWith("22") ? null : sql);
    int colon = said.indexOf(": ");
    if (value < 0 && colon >= 0 && !namesOnly(said.substring(colon + 1), sql)) {
      value = colon + 1;
    }
    if (value < 0) {
      return said;
    }
    String before = said.substring(0, value).strip();
    return before.matches("(?s).+[:：]")
        ? before.substring(0, before.length() - 1).strip()
        : neutral(state);
  }

  /** Returns where the first thing begins that may be a value; -1 for none. */
  private static int firstValue(String said, @Nullable String sql) {
    Matcher quoted = QUOTED_OR_NUMBER.matcher(said);
    while (quoted.find()) {
      String name = quoted.group(1);
      if (name == null || sql == null || !isWord(name, sql)) {
        return quoted.start();
      }
    }
    return -1;
  }

  /** {@code operator does not exist: text = integer} names types and what the SQL names. */
  private static boolean namesOnly(String said, @Nullable String sql) {
    for (String word : said.strip().split("[\\s,()\\[\\]]+")) {
      if (!TYPE_WORDS.contains(word) && (sql == null || !sql.contains(word))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWord(String name, String sql) {
    if (PLACEHOLDER.matcher(name).matches()) {
      return true;
    }
    return Pattern.compile(
            "(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", Pattern.CASE_INSENSITIVE)
        .matcher(sql)
        .find();
  }

  private static String classOf(String state) {
    return state.substring(0, Math.min(2, state.length()));
  }

  private static String neutral(String state) {
    return switch (classOf(state)) {
      case "22" -> "A value does not fit its type, or a function does not take it";
      case "42" -> "The statement is not valid, or names what does not exist or may not be used";
      case "54" -> "A limit of the server is exceeded";
      case "P0" -> "A function of the database failed";
      default -> "The server refused the statement";
    };
  }

  /**
   * Returns the exception to chain: the driver's, or one without what the driver adds to the
   * message that is shown, such as DETAIL and the SQL of a batch, which contain values.
   */
  static SQLException withoutValues(
      SQLException e, @Nullable ServerErrorMessage server, String shown, String state) {
    if (server == null && shown.equals(e.getMessage())) {
      return e;
    }
    SQLException safe = new SQLException(shown, state, e.getErrorCode());
    if (server != null && shown.equals(server.getMessage())) {
      safe = new PSQLException(server, false);
      if (e instanceof PSQLException && Objects.equals(safe.getMessage(), e.getMessage())) {
        return e;
      }
    }
    safe.setStackTrace(e.getStackTrace());
    return safe;
  }

  /**
   * Returns the exception to chain for a row that could not be read: the driver's names a value.
   */
  static Throwable withoutValues(Throwable e) {
    if (!(e instanceof SQLException said) || isOurs(e)) {
      return e;
    }
    SQLException copy = new SQLException("The driver cannot convert the value", said.getSQLState());
    copy.setStackTrace(said.getStackTrace());
    return copy;
  }

  /** Returns whether reading a value failed by our own refusal, which names the column and fact. */
  static boolean isOurs(@Nullable Throwable e) {
    return e instanceof SQLException said
        && !(said instanceof PSQLException)
        && said.getSQLState() == null;
  }
}
