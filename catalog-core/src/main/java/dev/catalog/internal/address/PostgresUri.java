package dev.catalog.internal.address;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An address of the form {@code postgres://user:password@host:5432/database?name=value}, as
 * PostgreSQL's own programs read it, which the driver does not. No message shows a value of it.
 *
 * @param hosts of one or more servers, IPv6 addresses in brackets
 * @param ports of these, each empty where none is written
 * @param database empty if there is none
 * @param parameters by their names in PostgreSQL
 */
record PostgresUri(
    List<String> hosts,
    List<String> ports,
    String database,
    @Nullable String user,
    @Nullable String password,
    Map<String, String> parameters) {

  private static final String SPELLING =
      " in a user or a password write : / ? # [ ] @ % in percent encoding, such as %40 for @";

  /** Returns whether a text has this form. */
  static boolean is(String text) {
    return text.startsWith("postgres://") || text.startsWith("postgresql://");
  }

  /**
   * Parses one.
   *
   * @throws IllegalArgumentException if it can be read in two ways or in none
   */
  static PostgresUri parse(String text) {
    String rest = text.substring(text.indexOf("//") + 2);
    int slash = rest.indexOf('/');
    String head = slash < 0 ? rest : rest.substring(0, slash);
    int at = head.lastIndexOf('@');
    String login = at < 0 ? "" : rest.substring(0, at);
    if (at != head.indexOf('@')
        || login.indexOf('?') >= 0
        || (slash >= 0 && hasAt(rest.substring(slash)))) {
      throw refused("must have one @, between the login and the host;" + SPELLING);
    }
    String place = rest.substring(at + 1);
    int question = place.indexOf('?');
    String query = question < 0 ? "" : place.substring(question + 1);
    String location = question < 0 ? place : place.substring(0, question);
    int path = location.indexOf('/');
    List<String> servers =
        Arrays.asList((path < 0 ? location : location.substring(0, path)).split(",", -1));
    int colon = login.indexOf(':');
    return new PostgresUri(
        servers.stream().map(PostgresUri::host).toList(),
        servers.stream().map(PostgresUri::port).toList(),
        path < 0 ? "" : decoded(location.substring(path + 1)),
        emptyToNull(decoded(colon < 0 ? login : login.substring(0, colon))),
        colon < 0 ? null : emptyToNull(decoded(login.substring(colon + 1))),
        parameters(query));
  }

  /** A password with a slash would end the host, and its @ would be part of the database. */
  private static boolean hasAt(String path) {
    int question = path.indexOf('?');
    return (question < 0 ? path : path.substring(0, question)).indexOf('@') >= 0;
  }

  private static int portColon(String server) {
    int colon = server.lastIndexOf(':');
    return colon > server.lastIndexOf(']') ? colon : -1;
  }

  private static String host(String server) {
    int colon = portColon(server);
    String host = decoded(colon < 0 ? server : server.substring(0, colon));
    if (host.isEmpty()) {
      throw refused("must name a host in front of the port and the database");
    }
    if (!JdbcUrl.isHost(host)) {
      throw refused(
          "must have names or addresses as hosts, IPv6 in brackets, no Unix sockets;" + SPELLING);
    }
    return host;
  }

  private static String port(String server) {
    int colon = portColon(server);
    String port = colon < 0 ? "" : server.substring(colon + 1);
    if (!port.isEmpty() && !JdbcUrl.isPort(port)) {
      throw refused("must have a number as port, from 1 to 65535;" + SPELLING);
    }
    return port;
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (String each : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = each.indexOf('=');
      String name = equals < 0 ? "" : decoded(each.substring(0, equals));
      if (!name.matches("[A-Za-z][A-Za-z_.-]{0,62}")) {
        throw refused("must have name=value behind the ?, separated by &");
      }
      String value = decoded(each.substring(equals + 1));
      String before = parameters.put(name, value);
      if (before != null && !before.equals(value)) {
        throw refused("sets %s twice, to different values: leave one".formatted(name));
      }
    }
    return parameters;
  }

  /** A plus is a plus, as PostgreSQL's programs read it. */
  private static String decoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        decoded.put(bytes[i]);
        continue;
      }
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw refused("has a % without two hexadecimal digits; write %25 for %");
      }
      decoded.put((byte) (high * 16 + low));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
    } catch (CharacterCodingException e) {
      throw refused("must be UTF-8 in its percent encoding");
    }
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static IllegalArgumentException refused(String reason) {
    return new IllegalArgumentException(EnvironmentAddress.URL + " " + reason);
  }

  /** Returns the servers as a JDBC URL has them. */
  List<String> servers() {
    List<String> servers = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      servers.add(hosts.get(i) + (ports.get(i).isEmpty() ? "" : ":" + ports.get(i)));
    }
    return servers;
  }

  @Override
  public String toString() {
    return "PostgresUri" + hosts;
  }
}
