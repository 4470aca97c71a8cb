package dev.catalog.docs;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.SentStatements;
import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.Document;
import dev.catalog.fixture.shop.Employee;
import dev.catalog.fixture.shop.Order;
import dev.catalog.fixture.shop.Ticket;
import dev.catalog.testing.PostgresExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An empty shop, for code that the pages show and the product catalogue has no tables for. */
abstract class DocumentedShop {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/shop");

  static final SentStatements sent = new SentStatements();
  static Database db;

  @BeforeAll
  static void open() {
    db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user(postgres.user())
                .password(postgres.password())
                .onStatement(sent)
                .build());
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void empty() {
    db.deleteWhere(Order.ROWS.all());
    db.deleteWhere(Customer.ROWS.all());
    db.deleteWhere(Employee.ROWS.all());
    db.deleteWhere(Ticket.ROWS.all());
    db.deleteWhere(Document.ROWS.all());
    sent.clear();
  }
}
