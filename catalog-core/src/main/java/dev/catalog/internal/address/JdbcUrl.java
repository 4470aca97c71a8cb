package dev.catalog.internal.address;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a JDBC URL, checked before the driver sees it: the driver logs URLs that it cannot
 * read, takes a password in front of the host for a part of the host, and one behind a semicolon
 * for a part of the database. Nothing of a refused URL but its scheme is shown.
 */
final class JdbcUrl {

  static final String PREFIX = "jdbc:postgresql:";

  private static final String FORM =
      "write jdbc:postgresql://host:5432/database (the port and ?name=value are optional)";

  private static final Pattern SCHEME = Pattern.compile("(?:jdbc:)?[A-Za-z][A-Za-z0-9+.-]*:");

  private static final String HOST = "(?:[\\p{L}\\p{N}._-]*|\\[[0-9A-Fa-f:.]+(?:%[\\w.-]+)?])";
  private static final Pattern ONE_HOST = Pattern.compile(HOST);
  private static final Pattern HOSTS =
      Pattern.compile("%1$s(?::\\d{1,5})?(?:,%1$s(?::\\d{1,5})?)*".formatted(HOST));

  /** A database that messages may name. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_ .$-]{1,63}");

  private JdbcUrl() {}

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the driver would not read it as it is meant
   */
  static void check(String url) {
    if (!url.startsWith(PREFIX)) {
      throw unreadable(url);
    }
    int question = url.indexOf('?');
    String location = url.substring(PREFIX.length(), question < 0 ? url.length() : question);
    if (location.indexOf('@') >= 0) {
      throw new IllegalArgumentException(
          "the URL must not have a user or a password in front of the host, where the driver does not look for them: set user(...) and password(...)");
    }
    if (location.matches(".*[;&#=].*")) {
      throw new IllegalArgumentException(
          "the parameters of the URL must stand behind a ?, separated by &; in the name of a database write ; & # = in percent encoding");
    }
    checkHosts(location, url);
    if (question >= 0) {
      checkParameters(url.substring(question + 1));
    }
  }

  private static void checkHosts(String location, String url) {
    if (!location.startsWith("//")) {
      return;
    }
    String rest = location.substring(2);
    int slash = rest.indexOf('/');
    if ((slash < 0 && !rest.isEmpty()) || slash != rest.lastIndexOf('/')) {
      throw unreadable(url);
    }
    String hosts = slash < 0 ? rest : rest.substring(0, slash);
    if (!HOSTS.matcher(hosts).matches()) {
      throw new IllegalArgumentException(
          "the hosts of the URL must be names or addresses (IPv6 in brackets), each with a port or without, separated by commas; "
              + FORM);
    }
  }

  private static void checkParameters(String parameters) {
    Map<String, String> values = new HashMap<>();
    for (String each : parameters.split("&")) {
      int equals = each.indexOf('=');
      String name = equals < 0 ? each : each.substring(0, equals);
      String value = equals < 0 ? "" : each.substring(equals + 1);
      if (!each.isEmpty() && !name.matches("[A-Za-z][\\w.-]*")) {
        throw new IllegalArgumentException(
            "each parameter of the URL must be name=value, with & and ? in values in percent encoding");
      }
      String before = values.put(name, value);
      if (before != null && !before.equals(value)) {
        throw new IllegalArgumentException(
            "the URL sets %s twice, to different values: leave one".formatted(name));
      }
    }
  }

  /** Returns whether a text may be a host, an IPv6 address in brackets. */
  static boolean isHost(String text) {
    return ONE_HOST.matcher(text).matches();
  }

  /** Returns whether a text is a port. */
  static boolean isPort(String text) {
    return text.matches("\\d{1,5}")
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) < 65536;
  }

  /** Returns the error for a URL that is not one of PostgreSQL's, or that the driver refuses. */
  static IllegalArgumentException unreadable(String url) {
    Matcher scheme = SCHEME.matcher(url);
    String shown = scheme.lookingAt() ? ", " + scheme.group() + "..." : "";
    return new IllegalArgumentException("not a PostgreSQL JDBC URL%s; %s".formatted(shown, FORM));
  }

  /** Returns the name of a database for a message; a name that may hold more is left out. */
  static String shown(String database) {
    return PLAIN.matcher(database).matches() ? database : "(not shown)";
  }
}
