package dev.catalog.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.Database;
import dev.catalog.DatabaseConfig;
import dev.catalog.StaleRowException;
import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.Document;
import dev.catalog.fixture.shop.DocumentPatch;
import dev.catalog.fixture.shop.NewCustomer;
import dev.catalog.fixture.shop.NewDocument;
import dev.catalog.internal.connection.Access;
import dev.catalog.internal.connection.ConnectionSource;
import dev.catalog.internal.connection.Lease;
import dev.catalog.internal.connection.TimeLimit;
import dev.catalog.internal.pool.OwnPool;
import dev.catalog.testing.PostgresExtension;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The seam for replicas: the access of a request says which server may serve it. */
class SecondServerTest {

  private static final String SHOP = "filesystem:src/test/resources/fixture/shop";

  @RegisterExtension static final PostgresExtension first = PostgresExtension.migrated(SHOP);
  @RegisterExtension static final PostgresExtension second = PostgresExtension.migrated(SHOP);

  private record ByAccess(ConnectionSource writes, ConnectionSource reads)
      implements ConnectionSource {
    @Override
    public Lease lend(Access access, @Nullable TimeLimit limit) {
      return (access.isReadOnly() ? reads : writes).lend(access, limit);
    }

    @Override
    public int size() {
      return writes.size() + reads.size();
    }

    @Override
    public boolean awaitIdle(Duration limit) {
      return writes.awaitIdle(limit) && reads.awaitIdle(limit);
    }

    @Override
    public void close() {
      writes.close();
      reads.close();
    }
  }

  private static DatabaseConfig config(PostgresExtension postgres) {
    return DatabaseConfig.url(postgres.url())
        .user(postgres.user())
        .password(postgres.password())
        .build();
  }

  @Test
  void readsGoToTheSecondServerAndTransactionsStayOnTheFirst() {
    ConnectionSource both = new ByAccess(OwnPool.open(config(first)), OwnPool.open(config(second)));
    try (Database db = JdbcDatabase.over(Settings.of(config(first)), both, null)) {
      db.insert(NewCustomer.email("written"));

      assertThat(db.count(Customer.ROWS)).isZero();
      assertThat((long) db.read(tx -> tx.count(Customer.ROWS))).isZero();
      assertThat((long) db.transaction(tx -> tx.count(Customer.ROWS))).isEqualTo(1);
    }
  }

  @Test
  void whatAWriteHasMetIsLookedUpWhereItWrote() {
    ConnectionSource both = new ByAccess(OwnPool.open(config(first)), OwnPool.open(config(second)));
    try (Database db = JdbcDatabase.over(Settings.of(config(first)), both, null)) {
      Document read = db.insert(NewDocument.code("stale"));
      db.update(Document.BY_ID, read.id(), new DocumentPatch().body("theirs"));

      assertThatThrownBy(
              () ->
                  db.update(
                      Document.BY_ID,
                      read.id(),
                      new DocumentPatch().body("mine").version(read.version())))
          .isInstanceOf(StaleRowException.class);
    }
  }
}
