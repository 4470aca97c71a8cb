package dev.catalog;

import dev.catalog.testing.PostgresExtension;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Gives each test a database whose contents may be at odds with what its schema once said. */
abstract class AnswersTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/answers");

  protected Database db;

  @BeforeEach
  void open() {
    db = Database.open(config().build());
  }

  @AfterEach
  void close() {
    db.close();
  }

  protected static DatabaseConfig.Builder config() {
    return DatabaseConfig.url(postgres.url()).user(postgres.user()).password(postgres.password());
  }

  /** Runs statements past Catalog, as another program would. */
  protected static void sql(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** Returns the major version of the server. */
  protected int serverVersion() {
    return db.dsl()
        .fetchSingle("select current_setting('server_version_num')::int / 10000 as v")
        .get("v", Integer.class);
  }
}
