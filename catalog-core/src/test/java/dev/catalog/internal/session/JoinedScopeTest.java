package dev.catalog.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.NewCustomer;
import dev.catalog.internal.connection.ConnectionSource;
import dev.catalog.internal.connection.OwnPool;
import dev.catalog.testing.PostgresExtension;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The seam for transactions that somebody else begins: here the test, on its own connection. */
class JoinedScopeTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/shop");

  private Connection connection;
  private Database db;

  @BeforeEach
  void join() throws Exception {
    DatabaseConfig config =
        DatabaseConfig.url(postgres.url())
            .user(postgres.user())
            .password(postgres.password())
            .maximumPoolSize(1)
            .build();
    connection = postgres.connect();
    ConnectionSource source = OwnPool.open(config);
    db = JdbcDatabase.over(config, source, new JoinedScope(connection));
    db.deleteWhere(Customer.ROWS.all());
  }

  @AfterEach
  void close() throws Exception {
    db.close();
    connection.close();
  }

  @Test
  void callsAndBlocksEndWithTheTransactionThatTheTestBegan() throws Exception {
    connection.setAutoCommit(false);
    db.insert(NewCustomer.email("call"));
    db.run(tx -> tx.insertAll(List.of(NewCustomer.email("one"), NewCustomer.email("two"))));
    assertThat(db.count(Customer.ROWS)).isEqualTo(3);
    connection.rollback();

    assertThat(db.count(Customer.ROWS)).isZero();
  }

  @Test
  void aBlockThatThrowsUndoesItsOwnPartOnly() throws Exception {
    connection.setAutoCommit(false);
    Customer kept = db.insert(NewCustomer.email("kept"));
    assertThatThrownBy(() -> db.run(tx -> tx.insert(NewCustomer.email("kept"))))
        .hasMessageContaining("customers_email_key");
    connection.commit();

    assertThat(db.list(Customer.ROWS)).containsExactly(kept);
  }

  @Test
  void aBlockBeginsATransactionWhereThereIsNone() throws Exception {
    db.run(tx -> tx.insert(NewCustomer.email("committed")));

    assertThat(connection.getAutoCommit()).isTrue();
    assertThat(db.count(Customer.ROWS)).isEqualTo(1);
  }
}
