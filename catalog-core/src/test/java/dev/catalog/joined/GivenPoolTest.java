package dev.catalog.joined;

import static dev.catalog.fixture.shop.Tables.CUSTOMERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.ConnectionFailedException;
import dev.catalog.Database;
import dev.catalog.DatabaseException;
import dev.catalog.Migrations;
import dev.catalog.NewRow;
import dev.catalog.TransactionOptions;
import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.CustomerPatch;
import dev.catalog.fixture.shop.NewCustomer;
import dev.catalog.testing.PostgresExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A database on somebody else's pool. */
class GivenPoolTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/shop");

  private Pools.Pool pool;

  @AfterEach
  void close() throws Exception {
    if (pool != null) {
      try (Database db = Database.using(pool.dataSource())) {
        db.deleteWhere(Customer.ROWS.all());
      } finally {
        pool.close();
      }
    }
  }

  private Database open(Pools kind, boolean autoCommit) throws SQLException {
    pool = kind.open(postgres, "", autoCommit);
    return Database.using(pool.dataSource());
  }

  static Stream<Arguments> pools() {
    return Stream.of(Pools.values())
        .flatMap(kind -> Stream.of(Arguments.of(kind, true), Arguments.of(kind, false)));
  }

  private long committed() {
    try (Connection connection = postgres.connect();
        var rows = connection.createStatement().executeQuery("select count(*) from customers")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("pools")
  void everyKindOfCallCommitsByItself(Pools kind, boolean autoCommit) throws SQLException {
    Database db = open(kind, autoCommit);
    Customer one = db.insert(NewCustomer.email("one"));
    db.insertAll(List.of(NewCustomer.email("two"), NewCustomer.email("three")));
    db.copyIn(Stream.of(NewCustomer.email("four")));
    db.dsl().insertInto(CUSTOMERS, CUSTOMERS.EMAIL).values("five").execute();
    db.run(tx -> tx.insert(NewCustomer.email("six")));
    assertThat(committed()).isEqualTo(6);

    assertThat(db.find(Customer.BY_EMAIL, "one")).contains(one);
    assertThat(db.list(Customer.ROWS)).hasSize(6);
    assertThat(db.page(Customer.ROWS.orderBy(CUSTOMERS.EMAIL), 0, 2).total()).isEqualTo(6);
    assertThat(db.<Long, RuntimeException>read(tx -> tx.count(Customer.ROWS))).isEqualTo(6);
    assertThat(db.<Customer, Long, RuntimeException>stream(Customer.ROWS, Stream::count))
        .isEqualTo(6);
    assertThat(db.async().read(tx -> tx.count(Customer.ROWS)).join()).isEqualTo(6);
    db.update(Customer.BY_EMAIL, "one", new CustomerPatch().email("uno"));
    db.updateAll(Customer.BY_EMAIL, Map.of("two", new CustomerPatch().email("due")));
    assertThat(db.delete(Customer.BY_EMAIL, "uno")).isTrue();
    assertThat(db.deleteAll(Customer.BY_EMAIL, List.of("due", "three"))).isEqualTo(2);
    assertThat(committed()).isEqualTo(3);
  }

  /** What the next borrower of the one connection finds. */
  private record Found(boolean autoCommit, boolean readOnly, int networkTimeout) {
    static Found of(Connection connection) throws SQLException {
      return new Found(
          connection.getAutoCommit(), connection.isReadOnly(), connection.getNetworkTimeout());
    }
  }

  private Found found() throws SQLException {
    try (Connection connection = pool.dataSource().getConnection()) {
      return Found.of(connection);
    }
  }

  @ParameterizedTest
  @MethodSource("pools")
  void aConnectionGoesBackAsItWasFound(Pools kind, boolean autoCommit) throws SQLException {
    pool = kind.open(postgres, "socketTimeout=20", autoCommit);
    Database db = Database.using(pool.dataSource());
    Found before = found();
    assertThat(before).isEqualTo(new Found(autoCommit, false, 20_000));

    db.insert(NewCustomer.email("one"));
    db.read(tx -> tx.count(Customer.ROWS));
    db.read(
        TransactionOptions.defaults().timeout(Duration.ofMinutes(1)), tx -> tx.list(Customer.ROWS));
    assertThatThrownBy(() -> db.run(tx -> tx.insert(NewCustomer.email("one"))))
        .isInstanceOf(DatabaseException.class);
    db.dsl().connection(connection -> connection.setReadOnly(true));

    assertThat(found()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("pools")
  void aConnectionThatTheServerEndedIsReplaced(Pools kind, boolean autoCommit) throws SQLException {
    Database db = open(kind, autoCommit);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  db.run(
                      tx -> {
                        int backend =
                            tx.dsl().fetchOne("select pg_backend_pid()").get(0, int.class);
                        try (Connection other = postgres.connect()) {
                          other
                              .createStatement()
                              .execute("select pg_terminate_backend(" + backend + ")");
                        }
                        tx.insert(NewCustomer.email("lost"));
                      }))
          .isInstanceOf(ConnectionFailedException.class);

      db.insert(NewCustomer.email("kept " + i));
    }
    assertThat(committed()).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("pools")
  void aConnectionInAnUnknownStateIsReplaced(Pools kind, boolean autoCommit) throws SQLException {
    Database db = open(kind, autoCommit);
    for (int i = 0; i < 3; i++) {
      // the driver's own connection was taken out of our sight
      assertThatThrownBy(
              () ->
                  db.run(
                      tx ->
                          tx.dsl()
                              .connection(
                                  connection -> {
                                    connection.abort(Runnable::run);
                                    throw new SQLException("given up");
                                  })))
          .isInstanceOf(DatabaseException.class);

      db.insert(NewCustomer.email("kept " + i));
      assertThat(found().autoCommit()).isEqualTo(autoCommit);
    }
    assertThat(committed()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Pools.class)
  void aTransactionThatSqlLeftOpenIsRolledBack(Pools kind) throws SQLException {
    Database db = open(kind, true);
    assertThatThrownBy(
            () -> db.dsl().execute("begin; insert into customers (email) values ('lost')"))
        .hasMessageContaining("left it open");

    db.insert(NewCustomer.email("kept"));
    assertThat(committed()).isEqualTo(1);
  }

  @Test
  void closingLeavesThePoolOpen() throws SQLException {
    Database db = open(Pools.HIKARI, true);
    db.close();

    assertThatThrownBy(() -> db.count(Customer.ROWS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThat(found().autoCommit()).isTrue();
  }

  @Test
  void migrationsAreRefused() throws SQLException {
    Database db = open(Pools.HIKARI, true);

    assertThatThrownBy(() -> db.migrate(Migrations.of("classpath:db/migration")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Run Flyway on the DataSource");
  }

  @Test
  void aConnectionInAnOpenTransactionIsRefusedAndLeftAlone() throws SQLException {
    try (Connection others = postgres.connect()) {
      others.setAutoCommit(false);
      others.createStatement().execute("insert into customers (email) values ('theirs')");

      assertThatThrownBy(() -> Database.using(new OneConnection(others)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("open transaction")
          .hasMessageContaining("DataSourceConfig.transactions");
      others.commit();
    }
    assertThat(committed()).isEqualTo(1);
    try (Connection connection = postgres.connect()) {
      connection.createStatement().execute("delete from customers");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"preferQueryMode=simple", "autosave=always", "prepareThreshold=-1"})
  void settingsOfTheDriverThatChangeWhatStatementsMeanAreRefused(String parameter)
      throws Exception {
    try (Pools.Pool refused = Pools.HIKARI.open(postgres, parameter, true)) {
      assertThatThrownBy(() -> Database.using(refused.dataSource()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(parameter)
          .hasMessageContaining("remove it from the URL");
    }
  }

  @Test
  void aConnectionThatDoesNotUnwrapIsRefused() {
    assertThatThrownBy(() -> Database.using(new OneConnection(OneConnection.opaque("H2"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be one of PostgreSQL, and is one of H2");
    assertThatThrownBy(() -> Database.using(new OneConnection(OneConnection.opaque("PostgreSQL"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must unwrap");
  }

  @Test
  void aPoolThatGivesNothingSaysWhy() throws Exception {
    Database db = open(Pools.HIKARI, true);
    try (Connection taken = pool.dataSource().getConnection()) {
      assertThat(taken.isClosed()).isFalse();
      assertThatThrownBy(() -> db.count(Customer.ROWS))
          .isInstanceOf(ConnectionFailedException.class)
          .hasMessageContaining("The DataSource gave no connection");
    }
    assertThat(db.count(Customer.ROWS)).isZero();
  }

  @Test
  void aStreamHoldsItsConnectionOnlyAsLongAsItsBlock() throws SQLException {
    Database db = open(Pools.AGROAL, false);
    List<NewRow<Customer>> rows =
        Stream.of("a", "b").<NewRow<Customer>>map(NewCustomer::email).toList();
    db.insertAll(rows);

    List<String> emails =
        db.stream(Customer.ROWS.orderBy(CUSTOMERS.EMAIL), all -> all.map(Customer::email).toList());

    assertThat(emails).containsExactly("a", "b");
    assertThat(db.dsl().select(DSL.inline(1)).fetchOne(0, int.class)).isEqualTo(1);
  }
}
