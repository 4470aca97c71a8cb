package dev.catalog.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.catalog.Block;
import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.StatementException;
import dev.catalog.Transaction;
import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.NewCustomer;
import dev.catalog.fixture.shop.NewOrder;
import dev.catalog.fixture.shop.Order;
import dev.catalog.testing.PostgresExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TenantsGuideTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/shop");

  private static Database db;
  private static Customer mine;
  private static Customer theirs;

  @BeforeAll
  static void open() throws Exception {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(Path.of("src/test/resources/docs/tenants.sql")));
      statement.execute("drop role if exists shop_service");
      statement.execute("create role shop_service login password 'for-the-guide'");
      statement.execute("grant all on all tables in schema public to shop_service");
      statement.execute("grant all on all sequences in schema public to shop_service");
    }
    db =
        Database.open(
            DatabaseConfig.url(postgres.url())
                .user("shop_service")
                .password("for-the-guide")
                .maximumPoolSize(1)
                .minimumIdle(1)
                .build());
    mine = db.insert(NewCustomer.email("mine@example.org"));
    theirs = db.insert(NewCustomer.email("theirs@example.org"));
  }

  @AfterAll
  static void close() throws Exception {
    db.close();
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop owned by shop_service");
      statement.execute("drop role shop_service");
    }
  }

  // region tenants-block
  /** Runs a block that sees and writes the orders of one customer. */
  <T, X extends Exception> T as(UUID customer, Block<? super Transaction, T, X> block) throws X {
    return db.transaction(
        tx -> {
          tx.dsl().execute("select set_config('shop.customer', ?, true)", customer.toString());
          return block.run(tx);
        });
  }

  // endregion

  @Test
  void aBlockSeesItsTenantAndNothingIsLeftToTheNext() {
    Order their = as(theirs.id(), tx -> tx.insert(NewOrder.customerId(theirs.id())));
    Order my = as(mine.id(), tx -> tx.insert(NewOrder.customerId(mine.id())));
    UUID customer = mine.id();

    // region tenants-call
    List<Order> orders = as(customer, tx -> tx.list(Order.ROWS));
    // endregion

    assertThat(orders).containsExactly(my);
    assertThat((boolean) as(customer, tx -> tx.find(Order.BY_ID, their.id()).isPresent()))
        .isFalse();
    assertThat((long) as(theirs.id(), tx -> tx.count(Order.ROWS))).isEqualTo(1);
    // without a tenant there are no rows, also on the connection that served one before
    assertThat(db.list(Order.ROWS)).isEmpty();
    db.dsl().execute("select set_config('shop.customer', ?, false)", customer.toString());
    assertThat(db.list(Order.ROWS)).isEmpty();
  }

  @Test
  void aRowOfAnotherTenantCannotBeWritten() {
    assertThatExceptionOfType(StatementException.class)
        .isThrownBy(() -> as(mine.id(), tx -> tx.insert(NewOrder.customerId(theirs.id()))))
        .satisfies(e -> assertThat(e.sqlState()).contains("42501"));
  }
}
