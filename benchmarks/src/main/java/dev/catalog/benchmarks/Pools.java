package dev.catalog.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;

/** The pool of every contender except Catalog, with the settings that Catalog uses for its own. */
public final class Pools {

  private Pools() {}

  /** Opens the pool for a database. */
  public static HikariDataSource open(Target target) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(target.url());
    config.setUsername(target.user());
    config.setPassword(target.password());
    config.setDataSourceProperties(driverProperties());
    config.setAutoCommit(true);
    config.setMaximumPoolSize(target.connections());
    config.setMinimumIdle(target.connections());
    config.setConnectionTimeout(60_000);
    config.setValidationTimeout(2_000);
    config.setIdleTimeout(600_000);
    config.setMaxLifetime(1_800_000);
    config.setKeepaliveTime(120_000);
    return new HikariDataSource(config);
  }

  private static Properties driverProperties() {
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("socketTimeout", "600");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("logServerErrorDetail", "false");
    properties.setProperty("ApplicationName", "benchmark");
    properties.setProperty("assumeMinServerVersion", "15");
    properties.setProperty(
        "options", "-c statement_timeout=300000 -c idle_in_transaction_session_timeout=300000");
    return properties;
  }
}
