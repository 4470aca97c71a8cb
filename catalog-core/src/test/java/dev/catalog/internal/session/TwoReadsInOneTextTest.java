package dev.catalog.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.NewCustomer;
import dev.catalog.fixture.shop.Tables;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.Request;
import dev.catalog.internal.connection.Step;
import dev.catalog.internal.pool.OwnPool;
import dev.catalog.internal.query.QueryValue;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.testing.PostgresExtension;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The seam for shared round trips: requests are data, so two of them fit into one message. */
class TwoReadsInOneTextTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/shop");

  private final DatabaseConfig config =
      DatabaseConfig.url(postgres.url())
          .user(postgres.user())
          .password(postgres.password())
          .build();

  @Test
  void twoRequestsAreAnsweredByOneStatement() throws Exception {
    try (Database db = Database.open(config)) {
      db.insertAll(List.of(NewCustomer.email("a"), NewCustomer.email("b")));
    }
    Request<List<Customer>> list =
        QueryValue.of(Customer.ROWS.where(Tables.CUSTOMERS.EMAIL.eq("b"))).list();
    Request<Long> count =
        QueryValue.of(Customer.ROWS.where(Tables.CUSTOMERS.EMAIL.ge("a"))).count();

    OwnPool pool = OwnPool.open(config);
    Lease lease = pool.lend(Access.READ, null);
    send(lease, list.first(), count.first());
    lease.end();
    pool.close();

    assertThat(list.result()).extracting(Customer::email).containsExactly("b");
    assertThat(count.result()).isEqualTo(2);
  }

  private static void send(Lease lease, Step first, Step second) throws SQLException {
    SqlText one = first.text(lease);
    SqlText two = second.text(lease);
    try (PreparedStatement both =
        lease.connection().prepareStatement(one.sql() + "; " + two.sql())) {
      one.bind(both, 0, first.values());
      two.bind(both, one.binds().size(), second.values());
      both.execute();
      read(both.getResultSet(), first);
      both.getMoreResults();
      read(both.getResultSet(), second);
    }
  }

  private static void read(ResultSet result, Step step) throws SQLException {
    long rows = 0;
    for (; result.next(); rows++) {
      step.row(result);
    }
    step.ended(rows);
  }
}
