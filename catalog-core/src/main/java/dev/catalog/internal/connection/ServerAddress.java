package dev.catalog.internal.connection;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * A JDBC URL, taken apart: where the server is and which driver properties the URL sets. Its text
 * has neither user nor password.
 */
public final class ServerAddress {

  private static final String FORM =
      "write jdbc:postgresql://host:5432/database (the port and ?name=value are optional)";

  private final String location;
  private final Properties properties;

  private ServerAddress(String location, Properties properties) {
    this.location = location;
    this.properties = properties;
  }

  /**
   * Parses a URL.
   *
   * @throws IllegalArgumentException if it is not one of PostgreSQL's, or has a setting that
   *     Catalog cannot work with
   */
  public static ServerAddress of(String url) {
    String location = url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
    Properties parsed = url.startsWith("jdbc:postgresql:") ? Driver.parseURL(url, null) : null;
    if (parsed == null) {
      throw new IllegalArgumentException("not a PostgreSQL JDBC URL: " + location + "; " + FORM);
    }
    ServerAddress address = new ServerAddress(location, parsed);
    if ("simple".equals(address.property("preferQueryMode"))) {
      throw new IllegalArgumentException(
          "preferQueryMode=simple puts values into the SQL text and is not supported; take it out"
              + " of the URL");
    }
    return address;
  }

  /** Returns the URL without its parameters. */
  String location() {
    return location;
  }

  @Nullable String property(String name) {
    return properties.getProperty(name);
  }

  /** Returns what the URL says, and what the driver reads out of it. */
  Map<String, String> properties() {
    Map<String, String> all = new TreeMap<>();
    properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
    return all;
  }

  String database() {
    return properties.getProperty("PGDBNAME", "");
  }

  /** Returns the hosts with their ports, as messages show them. */
  String servers() {
    List<String> ports = split("PGPORT");
    List<String> hosts = split("PGHOST");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < hosts.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(hosts.get(i));
      text.append(i < ports.size() ? ":" + ports.get(i) : "");
    }
    return text.toString();
  }

  boolean isLoopback() {
    return split("PGHOST").stream().allMatch(ServerAddress::isLoopback);
  }

  private static boolean isLoopback(String host) {
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return name.equals("localhost")
        || name.matches("127(\\.\\d{1,3}){3}")
        || name.equals("::1")
        || name.equals("0:0:0:0:0:0:0:1");
  }

  private List<String> split(String name) {
    return Arrays.asList(properties.getProperty(name, "").split(","));
  }
}
