package dev.catalog.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.NewCustomer;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.ConnectionSource;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.TimeLimit;
import dev.catalog.testing.PostgresExtension;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The seam for other pools: a source of connections that knows nothing but a DataSource. */
class PlainDataSourceTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/shop");

  private record PlainDataSource(DataSource dataSource) implements ConnectionSource, Lease.Owner {
    @Override
    public Lease lend(Access access, @Nullable TimeLimit limit) {
      try {
        return new Lease(this, dataSource.getConnection(), access);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void giveBack(Lease lease) {
      try {
        lease.connection().close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public int size() {
      return 4;
    }

    @Override
    public boolean awaitIdle(Duration limit) {
      return true;
    }

    @Override
    public void close() {}
  }

  @Test
  void callsAndBlocksRunOnTheConnectionsOfADataSource() {
    DatabaseConfig config = DatabaseConfig.url(postgres.url()).build();
    try (Database db = JdbcDatabase.over(config, new PlainDataSource(postgres.dataSource()))) {
      Customer kept = db.insert(NewCustomer.email("kept"));
      assertThatThrownBy(() -> db.run(tx -> tx.insert(NewCustomer.email("kept"))))
          .hasMessageContaining("customers_email_key");
      List<Customer> two =
          db.insertAll(List.of(NewCustomer.email("one"), NewCustomer.email("two")));

      assertThat(db.list(Customer.ROWS)).contains(kept).containsAll(two).hasSize(3);
    }
  }
}
