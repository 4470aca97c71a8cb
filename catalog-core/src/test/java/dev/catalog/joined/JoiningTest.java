package dev.catalog.joined;

import static dev.catalog.fixture.shop.Tables.CUSTOMERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.catalog.ConstraintViolationException;
import dev.catalog.DataSourceConfig;
import dev.catalog.Database;
import dev.catalog.Isolation;
import dev.catalog.NewRow;
import dev.catalog.QueryTimeoutException;
import dev.catalog.StatementException;
import dev.catalog.TransactionOptions;
import dev.catalog.fixture.shop.Customer;
import dev.catalog.fixture.shop.NewCustomer;
import dev.catalog.testing.PostgresExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Taking part in transactions that somebody else begins, and letting others take part. */
class JoiningTest {

  @RegisterExtension
  static final PostgresExtension postgres =
      PostgresExtension.migrated("filesystem:src/test/resources/fixture/shop");

  private HikariDataSource pool;
  private JdbcTransactions transactions;
  private Database db;

  @BeforeEach
  void open() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres.url());
    config.setUsername(postgres.user());
    config.setPassword(postgres.password());
    config.setMaximumPoolSize(3);
    config.setConnectionTimeout(1000);
    pool = new HikariDataSource(config);
    transactions = new JdbcTransactions(pool);
    db = Database.using(DataSourceConfig.of(pool).transactions(transactions).build());
    db.deleteWhere(Customer.ROWS.all());
  }

  @AfterEach
  void close() {
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    db.close();
    pool.close();
  }

  private static void insertByJdbc(Connection connection, String email) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("insert into customers (email) values ('" + email + "')");
    }
  }

  private List<String> emails() {
    return db.list(Customer.ROWS.orderBy(CUSTOMERS.EMAIL)).stream().map(Customer::email).toList();
  }

  /** Fails on the client, once its first chunk is written. */
  private static Stream<NewRow<Customer>> halfGood() {
    return Stream.concat(
        Stream.of(NewCustomer.email("half")),
        Stream.of(1)
            .map(
                any -> {
                  throw new IllegalStateException("the second half");
                }));
  }

  @Test
  void callsAndBlocksEndWithTheTransactionThatSomebodyElseBegan() throws SQLException {
    transactions.rollBack(
        open -> {
          db.insert(NewCustomer.email("call"));
          insertByJdbc(open.connection(), "jdbc");
          db.run(tx -> tx.insertAll(List.of(NewCustomer.email("one"), NewCustomer.email("two"))));
          db.dsl().insertInto(CUSTOMERS, CUSTOMERS.EMAIL).values("dsl").execute();
          assertThat(emails()).containsExactly("call", "dsl", "jdbc", "one", "two");
        });
    assertThat(emails()).isEmpty();

    transactions.commit(
        open -> {
          db.insert(NewCustomer.email("call"));
          insertByJdbc(open.connection(), "jdbc");
        });
    assertThat(emails()).containsExactly("call", "jdbc");
  }

  @Test
  void othersTakePartInABlockThatTheDatabaseBegins() throws SQLException {
    assertThatThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.insert(NewCustomer.email("tx"));
                      db.insert(NewCustomer.email("db"));
                      insertByJdbc(transactions.current().connection(), "jdbc");
                      throw new SQLException("no");
                    }))
        .isInstanceOf(SQLException.class)
        .hasMessage("no");
    assertThat(emails()).isEmpty();

    db.run(
        tx -> {
          insertByJdbc(transactions.current().connection(), "jdbc");
          db.insert(NewCustomer.email("db"));
        });
    assertThat(emails()).containsExactly("db", "jdbc");
  }

  @Test
  void aTransactionInsideAnotherIsItsOwn() throws SQLException {
    transactions.rollBack(
        outer -> {
          db.insert(NewCustomer.email("outer"));
          transactions.commit(inner -> db.insert(NewCustomer.email("inner")));
          db.insert(NewCustomer.email("outer again"));
        });

    assertThat(emails()).containsExactly("inner");
  }

  @Test
  void aBlockThatThrowsUndoesItsOwnPartOnly() throws SQLException {
    transactions.commit(
        open -> {
          db.insert(NewCustomer.email("kept"));
          assertThatThrownBy(() -> db.run(tx -> tx.insert(NewCustomer.email("kept"))))
              .hasMessageContaining("customers_email_key");
          db.insert(NewCustomer.email("after"));
        });

    assertThat(emails()).containsExactly("after", "kept");
  }

  @Test
  void hooksWaitForTheEndOfTheTransaction() throws SQLException {
    List<String> seen = new ArrayList<>();
    transactions.commit(
        open -> {
          db.run(tx -> tx.afterCommit(() -> seen.add("committed")));
          db.run(tx -> tx.afterRollback(() -> seen.add("not rolled back")));
          assertThat(seen).isEmpty();
        });
    transactions.rollBack(open -> db.run(tx -> tx.afterRollback(() -> seen.add("rolled back"))));
    db.run(
        tx ->
            db.run(
                nested ->
                    nested.afterCommit(
                        () -> seen.add("wrote " + db.insert(NewCustomer.email("hook")).email()))));

    assertThat(seen).containsExactly("committed", "rolled back", "wrote hook");
  }

  @Test
  void aSwallowedErrorOfTheServerStopsTheCommit() {
    assertThatThrownBy(
            () ->
                transactions.commit(
                    open -> {
                      db.insert(NewCustomer.email("same"));
                      assertThatThrownBy(() -> db.insert(NewCustomer.email("same")))
                          .hasMessageContaining("customers_email_key");
                    }))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("rolled back instead of committed")
        .hasMessageContaining("customers_email_key");

    assertThat(emails()).isEmpty();
  }

  @Test
  void aVerbThatFailedHalfWayOnTheClientStopsTheCommit() {
    assertThatThrownBy(
            () ->
                transactions.commit(
                    open -> {
                      db.insert(NewCustomer.email("before"));
                      assertThatThrownBy(() -> db.copyIn(halfGood())).hasMessage("the second half");
                    }))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("rolled back instead of committed");

    assertThat(emails()).isEmpty();
  }

  @Test
  void whatSomebodyElsesSavepointUndidDoesNotStopTheCommit() throws SQLException {
    transactions.commit(
        open -> {
          db.insert(NewCustomer.email("kept"));
          JdbcTransactions.undone(
              open,
              nested ->
                  assertThatThrownBy(() -> db.copyIn(halfGood())).hasMessage("the second half"));
          JdbcTransactions.undone(
              open,
              nested ->
                  assertThatThrownBy(() -> db.insert(NewCustomer.email("kept")))
                      .hasMessageContaining("customers_email_key"));
          db.insert(NewCustomer.email("after"));
        });

    assertThat(emails()).containsExactly("after", "kept");
  }

  @Test
  void afterTheCommitWritesAreRefusedAndReadsAndBlocksRun() throws SQLException {
    List<Object> seen = new ArrayList<>();
    transactions.commit(
        open -> {
          db.insert(NewCustomer.email("committed"));
          open.afterEnd(
              outcome -> {
                seen.add(outcome);
                assertThatThrownBy(() -> db.insert(NewCustomer.email("lost")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("REQUIRES_NEW");
                assertThatThrownBy(
                        () ->
                            db.dsl()
                                .insertInto(CUSTOMERS, CUSTOMERS.EMAIL)
                                .values("lost")
                                .execute())
                    .hasStackTraceContaining("REQUIRES_NEW");
                seen.add(db.count(Customer.ROWS));
                db.run(tx -> tx.insert(NewCustomer.email("new")));
              });
        });

    assertThat(seen).hasSize(2).last().isEqualTo(1L);
    assertThat(emails()).containsExactly("committed", "new");
  }

  @Test
  void theLimitOfTheTransactionEndsAStatementAlsoAfterASavepointOfOthers() {
    assertThatThrownBy(
            () ->
                transactions.commit(
                    open -> {
                      db.insert(NewCustomer.email("late"));
                      open.limit(Duration.ofMillis(300));
                      JdbcTransactions.undone(open, nested -> db.count(Customer.ROWS));
                      db.dsl().select(DSL.field("pg_sleep(30)")).fetch();
                    }))
        .isInstanceOf(QueryTimeoutException.class);

    assertThat(emails()).isEmpty();
  }

  @Test
  void theLimitOfABlockThatJoinedEndsWithTheBlock() throws SQLException {
    transactions.commit(
        open -> {
          TransactionOptions brief = TransactionOptions.defaults().timeout(Duration.ofMillis(200));
          assertThatThrownBy(
                  () -> db.run(brief, tx -> tx.dsl().select(DSL.field("pg_sleep(30)")).fetch()))
              .isInstanceOf(QueryTimeoutException.class);
          db.dsl().select(DSL.field("pg_sleep(0.4)")).fetch();
          db.insert(NewCustomer.email("kept"));
        });

    assertThat(emails()).containsExactly("kept");
  }

  @Test
  void whatAJoinedTransactionDoesNotGiveIsRefusedByName() throws SQLException {
    TransactionOptions defaults = TransactionOptions.defaults();
    transactions.rollBack(
        open -> {
          assertThatThrownBy(() -> db.run(defaults.isolation(Isolation.SERIALIZABLE), tx -> {}))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("db.run asks for isolation(SERIALIZABLE)")
              .hasMessageContaining("READ_COMMITTED");
          assertThatThrownBy(() -> db.run(defaults.retries(3), tx -> {}))
              .hasMessageContaining("retries(3)");
          assertThatThrownBy(() -> db.run(defaults.deferrable(), tx -> {}))
              .hasMessageContaining("deferrable()");
          db.run(defaults.isolation(Isolation.READ_COMMITTED), tx -> {});
        });
  }

  @Test
  void aReadingBlockThatJoinedCannotWriteAndSeesTheTransaction() throws SQLException {
    transactions.commit(
        open -> {
          db.insert(NewCustomer.email("seen"));
          assertThat(db.<Long, RuntimeException>read(tx -> tx.count(Customer.ROWS))).isEqualTo(1);
          assertThatThrownBy(
                  () ->
                      db.read(
                          tx ->
                              tx.dsl()
                                  .insertInto(CUSTOMERS, CUSTOMERS.EMAIL)
                                  .values("no")
                                  .execute()))
              .isInstanceOf(StatementException.class)
              .hasMessageContaining("read-only");
          db.insert(NewCustomer.email("after"));
        });

    assertThat(emails()).containsExactly("after", "seen");
  }

  @Test
  void conflictsRepeatTheWholeOfABlockThatTheDatabaseBegan() throws SQLException {
    db.insert(NewCustomer.email("one"));
    List<Integer> attempts = new ArrayList<>();
    db.run(
        TransactionOptions.defaults().isolation(Isolation.SERIALIZABLE).retries(3),
        tx -> {
          attempts.add(attempts.size());
          long before = db.count(Customer.ROWS);
          if (attempts.size() == 1) {
            try (Connection other = postgres.connect()) {
              other.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
              other.setAutoCommit(false);
              try (Statement statement = other.createStatement()) {
                statement.executeQuery("select count(*) from customers").close();
              }
              insertByJdbc(other, "other");
              other.commit();
            }
          }
          insertByJdbc(transactions.current().connection(), "of " + before);
        });

    assertThat(attempts).hasSize(2);
    assertThat(emails()).containsExactly("of 2", "one", "other");
  }

  @Test
  void aCommitThatTheServerRefusedIsWhatItSaid() {
    assertThatThrownBy(
            () ->
                db.run(
                    tx -> {
                      tx.insert(NewCustomer.email("undone"));
                      insertTwice(transactions.current().connection());
                    }))
        .isInstanceOfSatisfying(
            ConstraintViolationException.class,
            e -> assertThat(e.constraint()).contains("one_deferred"));
    assertThat(emails()).isEmpty();
  }

  /** Breaks a constraint that is looked at by the commit. */
  private static void insertTwice(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create temporary table twice (id int constraint one_deferred unique deferrable initially"
              + " deferred) on commit drop; insert into twice values (1), (1)");
    }
  }
}
