package dev.catalog;

import dev.catalog.testing.PostgresExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Gives each test a database with every kind of table; a test reads only the rows it makes. */
abstract class TablesFixtureTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/tables");

  protected Database db;

  @BeforeEach
  void open() {
    db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .build());
  }

  @AfterEach
  void close() {
    db.close();
  }
}
