package dev.catalog.internal.address;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * The parameters of a {@link PostgresUri}, by the names that the driver has for them.
 *
 * @param properties of the driver, those of the other components excepted
 */
record DriverParameters(
    Map<String, String> properties,
    @Nullable String user,
    @Nullable String password,
    @Nullable String sslMode,
    @Nullable String applicationName) {

  private static final Set<String> PLACE =
      Set.of("host", "hostaddr", "port", "dbname", "service", "PGHOST", "PGPORT", "PGDBNAME");

  private static final Map<String, String> NAMES =
      Map.of(
          "application_name", "ApplicationName",
          "connect_timeout", "connectTimeout",
          "channel_binding", "channelBinding",
          "gssencmode", "gssEncMode",
          "target_session_attrs", "targetServerType");

  /** What the driver calls the kinds of servers that PostgreSQL's programs ask for. */
  private static final Map<String, String> SERVER_TYPES =
      Map.of(
          "any", "any",
          "read-write", "primary",
          "primary", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  /**
   * Translates them.
   *
   * @throws IllegalArgumentException if the driver does not have one
   */
  static DriverParameters of(Map<String, String> parameters) {
    Map<String, String> properties = new TreeMap<>();
    parameters.forEach((name, value) -> put(properties, name, value));
    String ssl = properties.remove("ssl");
    String mode = properties.remove("sslmode");
    return new DriverParameters(
        properties,
        properties.remove("user"),
        properties.remove("password"),
        // a URI's ssl=true asks for TLS alone
        mode == null && ssl != null && Boolean.parseBoolean(ssl) ? "require" : mode,
        properties.remove("ApplicationName"));
  }

  private static void put(Map<String, String> properties, String name, String value) {
    if (PLACE.contains(name)) {
      throw new IllegalArgumentException(
          "%s must name the server and the database in front of the ?, not by %s"
              .formatted(EnvironmentAddress.URL, name));
    }
    String property = NAMES.getOrDefault(name, name);
    if (PGProperty.forName(property) == null) {
      throw new IllegalArgumentException(
          "%s has a parameter that the driver does not have: %s; remove it"
              .formatted(EnvironmentAddress.URL, name));
    }
    properties.put(property, name.equals("target_session_attrs") ? serverType(value) : value);
  }

  private static String serverType(String value) {
    String type = SERVER_TYPES.get(value.toLowerCase(Locale.ROOT));
    if (type == null) {
      throw new IllegalArgumentException(
          "the target_session_attrs of %s must be one of any, read-write, read-only, primary, standby, prefer-standby"
              .formatted(EnvironmentAddress.URL));
    }
    return type;
  }

  /** Returns who logs in, or how, which may be said twice if it is the same. */
  @Nullable String login(String name, @Nullable String inFront) {
    String behind = name.equals("user") ? user : password;
    if (behind != null && inFront != null && !Objects.equals(behind, inFront)) {
      throw new IllegalArgumentException(
          "%s has two different values for %s: leave one".formatted(EnvironmentAddress.URL, name));
    }
    return inFront == null ? behind : inFront;
  }

  @Override
  public String toString() {
    return "DriverParameters" + properties.keySet();
  }
}
