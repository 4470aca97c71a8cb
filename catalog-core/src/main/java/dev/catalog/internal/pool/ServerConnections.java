package dev.catalog.internal.pool;

import dev.catalog.DatabaseConfig;
import dev.catalog.internal.address.ServerAddress;
import dev.catalog.internal.connection.Pgjdbc;
import dev.catalog.internal.type.Durations;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Opens connections to the server, each a new one, with our time limits and TLS mode. What the URL
 * says wins over them.
 *
 * <p>Our own {@code DataSource}, because HikariCP would set the login timeout of {@code
 * DriverManager}, which is shared by the whole JVM.
 */
public final class ServerConnections implements DataSource {

  private final Driver driver = new Driver();
  private final ServerAddress address;
  private final Properties properties = new Properties();
  private final @Nullable Supplier<String> password;

  private ServerConnections(DatabaseConfig config, String options, boolean unlimited) {
    address = ServerAddress.of(config.url());
    DatabaseConfig.Limits limits = config.limits();
    properties.setProperty("connectTimeout", Durations.seconds(limits.connect()));
    properties.setProperty("loginTimeout", Durations.seconds(limits.login()));
    properties.setProperty("socketTimeout", Durations.seconds(limits.socket()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("logServerErrorDetail", "false");
    properties.setProperty("ApplicationName", config.applicationName());
    properties.setProperty("binaryTransferDisable", Pgjdbc.TEXT_FORMS);
    // lets the driver put the application name into the startup packet: saves a round trip
    properties.setProperty("assumeMinServerVersion", "15");
    tls(config.sslMode().orElse(address.tlsMode()));
    password = config.password().orElse(null);
    login(config);
    String before = address.property("options");
    String all = ((before == null ? "" : before + " ") + options).strip();
    if (!all.isEmpty()) {
      properties.setProperty("options", all);
    }
    if (unlimited) {
      properties.setProperty("socketTimeout", "0");
    }
  }

  /** Returns the connections of the pool. */
  public static ServerConnections pooled(DatabaseConfig config) {
    DatabaseConfig.Limits limits = config.limits();
    StringBuilder options = new StringBuilder();
    // startup options, because SET after the login would be a round trip for each connection
    option(options, "statement_timeout", limits.statement());
    option(options, "idle_in_transaction_session_timeout", limits.idleInTransaction());
    return new ServerConnections(config, options.toString(), false);
  }

  /** Returns connections for migrations: no limit on statements, idle transactions, the socket. */
  public static ServerConnections unlimited(DatabaseConfig config) {
    return new ServerConnections(
        config, "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0", true);
  }

  private static void option(StringBuilder options, String name, Duration limit) {
    if (!limit.isZero()) {
      options.append("-c ").append(name).append('=').append(limit.toMillis()).append(' ');
    }
  }

  private void login(DatabaseConfig config) {
    config.user().ifPresent(user -> properties.setProperty("user", user));
  }

  /** Sets the mode, whoever asked for it, and then what else the URL says. */
  private void tls(@Nullable String asked) {
    String mode = asked == null && !address.isLoopback() ? "verify-full" : asked;
    if (mode != null) {
      trust(mode);
    }
    properties.putAll(address.properties());
    if (mode != null) {
      properties.setProperty("sslmode", mode);
    }
  }

  private void trust(String mode) {
    Path root = Path.of(System.getProperty("user.home", ""), ".postgresql", "root.crt");
    if (mode.startsWith("verify")
        && address.property("sslrootcert") == null
        && !Files.exists(root)) {
      // the JVM's certificate authorities; the driver's default is the file that is not there
      properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    }
  }

  ServerAddress address() {
    return address;
  }

  String user() {
    return properties.getProperty("user", "(none)");
  }

  /** Returns the driver properties, without the passwords. */
  Map<String, String> shown() {
    Properties copy = new Properties();
    copy.putAll(properties);
    copy.keySet().removeAll(Set.of("password", "sslpassword"));
    Map<String, String> shown = new java.util.TreeMap<>();
    copy.stringPropertyNames().forEach(name -> shown.put(name, copy.getProperty(name)));
    return shown;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = driver.connect(address.location(), withPassword());
    if (connection == null) {
      throw new SQLException("not a PostgreSQL URL: " + address.shown(), "08001");
    }
    return connection;
  }

  private Properties withPassword() throws SQLException {
    if (password == null) {
      return properties;
    }
    Properties login = new Properties();
    login.putAll(properties);
    login.setProperty("password", GivenPassword.of(password));
    return login;
  }

  @Override
  public Connection getConnection(String otherUser, String otherPassword) throws SQLException {
    throw new SQLFeatureNotSupportedException("set the user in DatabaseConfig");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    // SLF4J is the only log
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // HikariCP hands its own pool wait here; the login has a limit of its own
  }

  @Override
  public int getLoginTimeout() {
    return Integer.parseInt(properties.getProperty("loginTimeout", "0"));
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("only SLF4J logging is supported");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("Not a wrapper of " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
