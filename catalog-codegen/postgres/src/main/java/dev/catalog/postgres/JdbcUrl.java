package dev.catalog.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/**
 * The two places of a PostgreSQL JDBC URL that this package looks at: the database and the
 * parameters.
 */
final class JdbcUrl {
  private static final String PREFIX = "jdbc:postgresql:";

  private JdbcUrl() {}

  static void check(String url) {
    if (!url.startsWith(PREFIX)) {
      throw new IllegalArgumentException(
          "\""
              + withoutParameters(url)
              + "\" is not the JDBC URL of a PostgreSQL database; write it as "
              + "jdbc:postgresql://host:5432/database");
    }
  }

  static String of(String host, int port, String database) {
    return PREFIX + "//" + host + ":" + port + "/" + encoded(database);
  }

  /** The parameters may hold a password, so messages leave them out. */
  static String withoutParameters(String url) {
    int question = url.indexOf('?');
    return question < 0 ? url : url.substring(0, question);
  }

  static String withDatabase(String url, String database) {
    String server = withoutParameters(url);
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
