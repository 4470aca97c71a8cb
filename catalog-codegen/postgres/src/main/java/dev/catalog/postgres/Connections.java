package dev.catalog.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * Opens plain connections, past DriverManager: it does not see drivers of other class loaders, such
 * as Maven's.
 */
final class Connections {
  private static final Driver DRIVER = new Driver();

  private Connections() {}

  static Connection open(String url, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    // the driver's own message shows a URL that it cannot read
    Connection connection =
        Driver.parseURL(url, null) == null ? null : DRIVER.connect(url, properties);
    if (connection == null) {
      throw new SQLException("the PostgreSQL driver does not understand this URL", "08001");
    }
    return connection;
  }
}
