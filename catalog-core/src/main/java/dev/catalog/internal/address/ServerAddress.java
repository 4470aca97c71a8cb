package dev.catalog.internal.address;

import dev.catalog.internal.type.Durations;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * A JDBC URL as the driver reads it, with the service file that it may name: where the server is,
 * and which driver properties the URL sets. Connections go to these hosts and no others; no text of
 * it has a user or a password. Immutable.
 */
public final class ServerAddress {

  /** Where the driver puts what stands in front of the parameters. */
  private static final Set<String> LOCATION = Set.of("PGHOST", "PGPORT", "PGDBNAME");

  private static final Pattern PARAMETER =
      Pattern.compile("[?&](PGHOST|PGPORT|PGDBNAME)(?=[=&]|$)");

  private static final Set<String> TLS_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  /** An address in decimal notation; with fewer than four numbers, the last fills the rest. */
  private static final Pattern IPV4 = Pattern.compile("127(?:\\.(?:0|[1-9]\\d{0,7})){1,3}");

  private final List<String> hosts;
  private final List<String> ports;
  private final String database;
  private final Map<String, String> properties;

  private ServerAddress(Map<String, String> parsed) {
    // to the driver, no host is this machine
    this.hosts =
        split(parsed, "PGHOST").stream().map(host -> host.isEmpty() ? "localhost" : host).toList();
    this.ports = split(parsed, "PGPORT");
    this.database = parsed.getOrDefault("PGDBNAME", "");
    this.properties = new TreeMap<>(parsed);
    properties.keySet().removeAll(LOCATION);
  }

  private static List<String> split(Map<String, String> parsed, String name) {
    return Arrays.asList(parsed.getOrDefault(name, "").split(",", -1));
  }

  /**
   * Parses a URL.
   *
   * @throws IllegalArgumentException if it is not one of PostgreSQL's, says two different things,
   *     or has a setting that Catalog cannot work with; the message shows no value of it
   */
  public static ServerAddress of(String url) {
    JdbcUrl.check(url);
    Map<String, String> parsed = parsed(url);
    if (parsed == null) {
      throw JdbcUrl.unreadable(url);
    }
    checkLocation(url, parsed);
    parsed.forEach(
        (name, value) ->
            StartupText.check("the URL's " + (name.equals("PGDBNAME") ? "database" : name), value));
    ServerAddress address = new ServerAddress(parsed);
    String mode = address.property("sslmode");
    if (mode != null && !TLS_MODES.contains(mode)) {
      throw new IllegalArgumentException(
          "the URL's sslmode must be one of disable, allow, prefer, require, verify-ca, verify-full");
    }
    if ("simple".equals(address.property("preferQueryMode"))) {
      throw new IllegalArgumentException(
          "preferQueryMode=simple puts values into the SQL text and is not supported; take it out"
              + " of the URL");
    }
    return address;
  }

  /**
   * Returns what environment variables say of {@code url}, {@code user}, {@code password}, {@code
   * sslMode} and {@code applicationName}; always of the first.
   *
   * @throws IllegalArgumentException if one is missing or cannot be used, or two contradict each
   *     other; the message names them without their values
   */
  public static Map<String, String> settings(Map<String, String> environment) {
    return EnvironmentAddress.of(environment).settings();
  }

  /** Returns what the driver reads in a URL; null if it cannot. */
  private static @Nullable Map<String, String> parsed(String url) {
    Properties properties = Driver.parseURL(url, null);
    if (properties == null) {
      return null;
    }
    Map<String, String> parsed = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> parsed.put(name, properties.getProperty(name)));
    return parsed;
  }

  /**
   * Checks the name of a TLS mode.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static void checkTlsMode(String mode) {
    if (!TLS_MODES.contains(mode)) {
      throw new IllegalArgumentException(
          "sslMode must be one of disable, allow, prefer, require, verify-ca, verify-full: "
              + mode);
    }
  }

  /**
   * Checks a text that is sent when a connection begins.
   *
   * @param what its name, for the message, which does not show it
   * @throws IllegalArgumentException if it has a control character or half a surrogate pair
   */
  public static void checkText(String what, String text) {
    StartupText.check(what, text);
  }

  /** Refuses parameters that say another place than the text in front of them. */
  private static void checkLocation(String url, Map<String, String> parsed) {
    Matcher parameter = PARAMETER.matcher(url);
    if (!parameter.find()) {
      return;
    }
    Map<String, String> before = parsed(url.substring(0, url.indexOf('?')));
    for (String name : LOCATION) {
      if (before == null || !parsed.getOrDefault(name, "").equals(before.getOrDefault(name, ""))) {
        throw new IllegalArgumentException(
            "the URL's parameter %s contradicts the place in front of the parameters: write hosts, ports and database only there"
                .formatted(parameter.group(1)));
      }
    }
  }

  /**
   * Checks a setting that the program makes: that it may be sent, and that the URL, or the service
   * that it names, does not say something else.
   *
   * @param setting its name, for messages, which show no value
   * @param property the driver property that it becomes
   * @throws IllegalArgumentException if not
   */
  public void check(String setting, String property, String value) {
    StartupText.check(setting, value);
    String here = property.equals("sslmode") ? tlsMode() : property(property);
    if (here != null && !here.equals(value)) {
      throw new IllegalArgumentException(
          "%s(...) contradicts the %s of the URL: set it in one of the two places"
              .formatted(setting, property));
    }
  }

  /**
   * As {@link #check(String, String, String)}, of a time limit, which is a property by its name.
   */
  public void check(String setting, Duration limit) {
    check(setting, setting, Durations.seconds(limit));
  }

  /** Returns the URL for the driver, without parameters. */
  public String location() {
    return "jdbc:postgresql://"
        + String.join(",", addresses())
        + "/"
        + URLEncoder.encode(database, StandardCharsets.UTF_8);
  }

  /** Returns the URL for messages. */
  public String shown() {
    return "jdbc:postgresql://" + String.join(",", addresses()) + "/" + database();
  }

  public @Nullable String property(String name) {
    return properties.get(name);
  }

  /** Returns the TLS mode that the URL asks for; null for none. */
  public @Nullable String tlsMode() {
    String ssl = property("ssl");
    boolean on = ssl != null && (ssl.isEmpty() || Boolean.parseBoolean(ssl));
    return property("sslmode") == null && on ? "verify-full" : property("sslmode");
  }

  /** Returns the driver properties that the URL sets, without the place of the server. */
  public Map<String, String> properties() {
    return properties;
  }

  /** Returns the database, for messages. */
  public String database() {
    return database.isEmpty() ? "" : JdbcUrl.shown(database);
  }

  /** Returns the hosts with their ports, as messages show them. */
  public String servers() {
    return String.join(", ", addresses());
  }

  List<String> hosts() {
    return hosts;
  }

  List<String> ports() {
    return ports;
  }

  /** Returns the database as it is, which messages may not show. */
  String databaseName() {
    return database;
  }

  private List<String> addresses() {
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      addresses.add(hosts.get(i) + (i < ports.size() ? ":" + ports.get(i) : ""));
    }
    return addresses;
  }

  /**
   * Returns whether every server is surely on this machine. A socket factory may connect to
   * anything, whatever the host.
   */
  public boolean isLoopback() {
    return property("socketFactory") == null && hosts.stream().allMatch(ServerAddress::isLoopback);
  }

  /** Asks no name server. */
  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost") || isIpv4Loopback(host) || isIpv6Loopback(host);
  }

  private static boolean isIpv4Loopback(String host) {
    if (!IPV4.matcher(host).matches()) {
      return false;
    }
    String[] numbers = host.split("\\.");
    for (int i = 1; i < numbers.length - 1; i++) {
      if (Integer.parseInt(numbers[i]) > 255) {
        return false;
      }
    }
    int bytesLeft = 5 - numbers.length;
    return Integer.parseInt(numbers[numbers.length - 1]) < 1L << (8 * bytesLeft);
  }

  private static boolean isIpv6Loopback(String host) {
    try {
      return host.startsWith("[") && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
