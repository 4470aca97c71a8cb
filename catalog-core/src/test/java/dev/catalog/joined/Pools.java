package dev.catalog.joined;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.catalog.testing.PostgresExtension;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/** The pools that services use, with one connection, and autocommit on or off. */
enum Pools {
  HIKARI {
    @Override
    Pool open(PostgresExtension postgres, String parameters, boolean autoCommit) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(url(postgres, parameters));
      config.setUsername(postgres.user());
      config.setPassword(postgres.password());
      config.setMaximumPoolSize(1);
      config.setConnectionTimeout(2000);
      config.setAutoCommit(autoCommit);
      HikariDataSource pool = new HikariDataSource(config);
      return new Pool(pool, pool);
    }
  },
  DBCP {
    @Override
    Pool open(PostgresExtension postgres, String parameters, boolean autoCommit) {
      BasicDataSource pool = new BasicDataSource();
      pool.setUrl(url(postgres, parameters));
      pool.setUsername(postgres.user());
      pool.setPassword(postgres.password());
      pool.setMaxTotal(1);
      pool.setMaxWait(Duration.ofSeconds(2));
      pool.setDefaultAutoCommit(autoCommit);
      // needed for unwrap
      pool.setAccessToUnderlyingConnectionAllowed(true);
      return new Pool(
          pool,
          () -> {
            try {
              pool.close();
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          });
    }
  },
  AGROAL {
    @Override
    Pool open(PostgresExtension postgres, String parameters, boolean autoCommit)
        throws SQLException {
      AgroalDataSource pool =
          AgroalDataSource.from(
              new AgroalDataSourceConfigurationSupplier()
                  .connectionPoolConfiguration(
                      of ->
                          of.maxSize(1)
                              .acquisitionTimeout(Duration.ofSeconds(2))
                              .connectionFactoryConfiguration(
                                  factory ->
                                      factory
                                          .jdbcUrl(url(postgres, parameters))
                                          .autoCommit(autoCommit)
                                          .principal(new NamePrincipal(postgres.user()))
                                          .credential(new SimplePassword(postgres.password())))));
      return new Pool(pool, pool::close);
    }
  },
  TOMCAT {
    @Override
    Pool open(PostgresExtension postgres, String parameters, boolean autoCommit) {
      org.apache.tomcat.jdbc.pool.DataSource pool = new org.apache.tomcat.jdbc.pool.DataSource();
      pool.setUrl(url(postgres, parameters));
      pool.setDriverClassName("org.postgresql.Driver");
      pool.setUsername(postgres.user());
      pool.setPassword(postgres.password());
      pool.setMaxActive(1);
      pool.setMaxWait(2000);
      pool.setDefaultAutoCommit(autoCommit);
      return new Pool(pool, pool::close);
    }
  };

  /** An open pool; closing it closes its connections. */
  record Pool(DataSource dataSource, Closeable closing) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      closing.close();
    }
  }

  abstract Pool open(PostgresExtension postgres, String parameters, boolean autoCommit)
      throws SQLException;

  private static String url(PostgresExtension postgres, String parameters) {
    String url = postgres.url();
    return parameters.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + parameters;
  }
}
