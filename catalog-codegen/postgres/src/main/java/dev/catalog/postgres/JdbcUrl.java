package dev.catalog.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two places of a PostgreSQL JDBC URL that this package looks at: the database and the
 * parameters.
 */
final class JdbcUrl {
  private static final String PREFIX = "jdbc:postgresql:";

  private static final Pattern SHOWN =
      Pattern.compile(
          "jdbc:postgresql:(?://[\\p{L}\\p{N}._:,\\[\\]-]*/)?[\\p{L}\\p{N}_.+$-]*"
              + "(?:\\?(?:[A-Za-z][\\w.-]*=[^&]*(?:&|$))*)?");
  private static final Pattern WORD = Pattern.compile("[\\w-]{1,40}");
  private static final Pattern SCHEME = Pattern.compile("(?:jdbc:)?[A-Za-z][A-Za-z0-9+.-]*:");

  private JdbcUrl() {}

  static void check(String url) {
    if (!url.startsWith(PREFIX)) {
      throw new IllegalArgumentException(
          "\""
              + shown(url)
              + "\" is not the JDBC URL of a PostgreSQL database; write it as "
              + "jdbc:postgresql://host:5432/database");
    }
    String location = location(url);
    if (location.matches(".*[@;&#=].*")) {
      throw new IllegalArgumentException(
          "A JDBC URL has its user and password in no place before a ?; give them as settings of their own, "
              + "and write other settings as jdbc:postgresql://host:5432/database?name=value");
    }
    // the driver logs such a URL whole
    if (location.startsWith(PREFIX + "//")
        && location.substring(PREFIX.length() + 2).chars().filter(c -> c == '/').count() != 1) {
      throw new IllegalArgumentException(
          "\"" + shown(url) + "\" must be of the form jdbc:postgresql://host:5432/database");
    }
  }

  static String of(String host, int port, String database) {
    return PREFIX + "//" + host + ":" + port + "/" + encoded(database);
  }

  /**
   * Returns a URL for messages. Only what surely holds no password is shown: hosts, ports and the
   * database of a URL in the usual form, and otherwise what stands before the first colons. A plain
   * word is shown as it is.
   */
  static String shown(String url) {
    if (WORD.matcher(url).matches()) {
      return url;
    }
    if (SHOWN.matcher(url).matches()) {
      return location(url);
    }
    Matcher scheme = SCHEME.matcher(url);
    return scheme.lookingAt() ? scheme.group() + "..." : "...";
  }

  private static String location(String url) {
    int question = url.indexOf('?');
    return question < 0 ? url : url.substring(0, question);
  }

  static String withDatabase(String url, String database) {
    String server = location(url);
    String parameters = url.substring(server.length());
    String rest = server.substring(PREFIX.length());
    if (rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      String authority = slash < 0 ? rest : rest.substring(0, slash);
      return PREFIX + authority + "/" + encoded(database) + parameters;
    }
    return PREFIX + encoded(database) + parameters;
  }

  private static String encoded(String database) {
    return URLEncoder.encode(database, UTF_8);
  }
}
