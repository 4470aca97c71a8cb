package dev.catalog.joined;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.jooq.tools.jdbc.DefaultConnection;
import org.jooq.tools.jdbc.SingleConnectionDataSource;

/** A data source that always gives the same connection, and does not let it be closed. */
final class OneConnection extends SingleConnectionDataSource {

  OneConnection(Connection connection) {
    super(
        new DefaultConnection(connection) {
          @Override
          public void close() {
            // whoever opened it does
          }
        });
  }

  /** Returns a connection of a product that is nobody's wrapper. */
  static Connection opaque(String product) {
    DatabaseMetaData about = proxy(DatabaseMetaData.class, product);
    return proxy(Connection.class, about);
  }

  private static <T> T proxy(Class<T> type, Object answer) {
    Object made =
        Proxy.newProxyInstance(
            OneConnection.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              switch (method.getName()) {
                case "isWrapperFor":
                  return false;
                case "unwrap":
                  throw new SQLException("not a wrapper");
                case "getMetaData", "getDatabaseProductName":
                  return answer;
                default:
                  return null;
              }
            });
    return type.cast(made);
  }
}
