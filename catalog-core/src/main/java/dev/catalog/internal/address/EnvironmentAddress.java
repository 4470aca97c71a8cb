package dev.catalog.internal.address;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is and who logs in, as environment variables say. Those of PostgreSQL's own
 * programs complete what {@code DATABASE_URL} leaves open, and must not contradict it. An empty
 * variable counts as missing. No message shows a value.
 *
 * @param url a JDBC URL; it may have a user and a password only where {@code DATABASE_URL} is one
 *     that has
 */
record EnvironmentAddress(
    String url,
    @Nullable String user,
    @Nullable String password,
    @Nullable String sslMode,
    @Nullable String applicationName) {

  static final String URL = "DATABASE_URL";

  /** What would send connections elsewhere, and the driver does not do. */
  private static final List<String> ELSEWHERE = List.of("PGHOSTADDR", "PGSERVICE");

  /**
   * Reads the variables.
   *
   * @throws IllegalArgumentException if one is missing or cannot be used, or two contradict each
   *     other
   */
  static EnvironmentAddress of(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    for (String name : ELSEWHERE) {
      if (variables.find(name) != null) {
        throw new IllegalArgumentException(
            "%s is not supported; name the server in PGHOST, or in %s".formatted(name, URL));
      }
    }
    String url = variables.find(URL);
    if (url == null) {
      return ofParts(variables);
    }
    if (url.startsWith("jdbc:")) {
      return ofJdbcUrl(url, variables);
    }
    if (!PostgresUri.is(url)) {
      throw new IllegalArgumentException(
          URL + " must begin with postgres://, postgresql:// or jdbc:postgresql://");
    }
    return ofUri(PostgresUri.parse(url), variables);
  }

  /** Returns what is said, by the names of the settings. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("url", url);
    put(settings, "user", user);
    put(settings, "password", password);
    put(settings, "sslMode", sslMode);
    put(settings, "applicationName", applicationName);
    return settings;
  }

  private static void put(Map<String, String> settings, String name, @Nullable String value) {
    if (value != null) {
      settings.put(name, value);
    }
  }

  private static EnvironmentAddress ofParts(Variables variables) {
    List<String> hosts = variables.hosts();
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException(
          "neither %s nor PGHOST is set; set %s=postgres://user:password@host:5432/database, or PGHOST and PGDATABASE"
              .formatted(URL, URL));
    }
    String database = variables.find("PGDATABASE");
    if (database == null) {
      throw new IllegalArgumentException("PGHOST is set, but not PGDATABASE; set it too");
    }
    List<String> ports = variables.ports(hosts.size());
    List<String> servers = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      servers.add(hosts.get(i) + (ports.isEmpty() ? "" : ":" + ports.get(i)));
    }
    return new EnvironmentAddress(
        jdbcUrl(servers, database, trust(variables.find("PGSSLROOTCERT"))),
        variables.find("PGUSER"),
        variables.find("PGPASSWORD"),
        variables.find("PGSSLMODE"),
        variables.find("PGAPPNAME"));
  }

  private static EnvironmentAddress ofUri(PostgresUri uri, Variables variables) {
    DriverParameters parameters = DriverParameters.of(uri.parameters());
    variables.requireSame("PGHOST", uri.hosts(), variables.hosts(), "host");
    variables.requireSamePorts(uri.ports());
    String database =
        variables.same("PGDATABASE", uri.database().isEmpty() ? null : uri.database(), "database");
    if (database == null) {
      throw new IllegalArgumentException(URL + " names no database; write it behind the host");
    }
    String user = parameters.login("user", uri.user());
    String password = parameters.login("password", uri.password());
    Map<String, String> properties = new TreeMap<>(parameters.properties());
    String root = variables.same("PGSSLROOTCERT", properties.remove("sslrootcert"), "sslrootcert");
    properties.putAll(trust(root));
    return new EnvironmentAddress(
        jdbcUrl(uri.servers(), database, properties),
        variables.same("PGUSER", user, "user"),
        variables.same("PGPASSWORD", password, "password"),
        variables.same("PGSSLMODE", parameters.sslMode(), "sslmode"),
        variables.same("PGAPPNAME", parameters.applicationName(), "application_name"));
  }

  private static EnvironmentAddress ofJdbcUrl(String url, Variables variables) {
    ServerAddress address;
    try {
      address = ServerAddress.of(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(URL + ": " + e.getMessage(), e);
    }
    variables.requireSame("PGHOST", address.hosts(), variables.hosts(), "host");
    variables.requireSamePorts(address.ports());
    variables.requireSame("PGDATABASE", address.databaseName(), "database");
    variables.requireSame("PGSSLROOTCERT", address.property("sslrootcert"), "sslrootcert");
    return new EnvironmentAddress(
        url,
        variables.open("PGUSER", address.property("user"), "user"),
        variables.open("PGPASSWORD", address.property("password"), "password"),
        variables.open("PGSSLMODE", address.tlsMode(), "sslmode"),
        variables.open("PGAPPNAME", address.property("ApplicationName"), "ApplicationName"));
  }

  /** To PostgreSQL's programs, {@code system} means the authorities that the system trusts. */
  private static Map<String, String> trust(@Nullable String root) {
    if (root == null) {
      return Map.of();
    }
    return root.equals("system")
        ? Map.of("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory")
        : Map.of("sslrootcert", root);
  }

  private static String jdbcUrl(
      List<String> servers, String database, Map<String, String> parameters) {
    String all =
        parameters.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .sorted()
            .collect(Collectors.joining("&"));
    return "jdbc:postgresql://%s/%s%s"
        .formatted(String.join(",", servers), encoded(database), all.isEmpty() ? "" : "?" + all);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "EnvironmentAddress";
  }

  /** The variables, of which no value gets into a message. */
  private record Variables(Map<String, String> environment) {

    private @Nullable String find(String name) {
      String value = environment.get(name);
      if (value == null || value.isEmpty()) {
        return null;
      }
      StartupText.check(name, value);
      return value;
    }

    private List<String> hosts() {
      String value = find("PGHOST");
      if (value == null) {
        return List.of();
      }
      if (value.startsWith("/") || value.startsWith("@")) {
        throw new IllegalArgumentException(
            "PGHOST names a Unix socket, to which the driver does not connect; name a host");
      }
      return Arrays.stream(value.split(",", -1)).map(Variables::host).toList();
    }

    private static String host(String text) {
      boolean isBare = text.indexOf(':') >= 0 && !text.startsWith("[");
      String host = isBare ? "[" + text + "]" : text;
      if (text.isEmpty() || !JdbcUrl.isHost(host)) {
        throw new IllegalArgumentException(
            "PGHOST must be a name or an address, or several separated by commas; ports go into PGPORT");
      }
      return host;
    }

    private List<String> ports(int hosts) {
      String value = find("PGPORT");
      if (value == null) {
        return List.of();
      }
      List<String> ports = Arrays.asList(value.split(",", -1));
      if (!ports.stream().allMatch(JdbcUrl::isPort)) {
        throw new IllegalArgumentException(
            "PGPORT must be a number from 1 to 65535, or several separated by commas");
      }
      if (ports.size() == 1) {
        return Collections.nCopies(hosts, ports.get(0));
      }
      if (ports.size() != hosts) {
        throw new IllegalArgumentException(
            "PGPORT must have one port, or one for each of the %d hosts: it has %d"
                .formatted(hosts, ports.size()));
      }
      return ports;
    }

    private void requireSamePorts(List<String> inUrl) {
      List<String> ports = inUrl.stream().map(port -> port.isEmpty() ? "5432" : port).toList();
      requireSame("PGPORT", ports, ports(ports.size()), "port");
    }

    private void requireSame(String name, List<String> inUrl, List<String> said, String what) {
      if (!said.isEmpty() && !lower(said).equals(lower(inUrl))) {
        throw contradicts(name, what);
      }
    }

    private static List<String> lower(List<String> texts) {
      return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    private void requireSame(String name, @Nullable String inUrl, String what) {
      String said = find(name);
      if (said != null && !said.equals(inUrl)) {
        throw contradicts(name, what);
      }
    }

    /** Returns what the URL or the variable says. */
    private @Nullable String same(String name, @Nullable String inUrl, String what) {
      if (inUrl == null) {
        return find(name);
      }
      requireSame(name, inUrl, what);
      return inUrl;
    }

    /** Returns what the variable says, where the URL leaves it open. */
    private @Nullable String open(String name, @Nullable String inUrl, String what) {
      String said = same(name, inUrl, what);
      return Objects.equals(said, inUrl) ? null : said;
    }

    private static IllegalArgumentException contradicts(String name, String what) {
      return new IllegalArgumentException(
          "%s contradicts the %s of %s: set it in one of the two places"
              .formatted(name, what, URL));
    }

    @Override
    public String toString() {
      return "Variables";
    }
  }
}
