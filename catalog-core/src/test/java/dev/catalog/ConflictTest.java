package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.catalog.testing.PostgresExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConflictTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static final Server server = new Server(postgres);
  private static final TransactionOptions REPEATABLE =
      TransactionOptions.defaults().isolation(Isolation.REPEATABLE_READ);
  private static final TransactionOptions SERIALIZABLE =
      TransactionOptions.defaults().isolation(Isolation.SERIALIZABLE);
  private static Database db;

  @BeforeAll
  static void open() {
    server.execute("create table stock (id int primary key, amount int not null)");
    db = Database.open(server.config().build());
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void fill() {
    server.execute("delete from stock", "insert into stock values (1, 10), (2, 10)");
  }

  /** Reads, lets somebody else change the row for the first times, then writes: 40001. */
  private static int takeOne(Transaction tx, AtomicInteger attempts, int disturbed) {
    int seen = amount(tx, 1);
    if (attempts.incrementAndGet() <= disturbed) {
      server.execute("update stock set amount = amount - 1 where id = 1");
    }
    tx.dsl().execute("update stock set amount = ? where id = 1", seen - 1);
    return seen;
  }

  private static int amount(ReadSession session, int id) {
    return session
        .dsl()
        .resultQuery("select amount from stock where id = ?", id)
        .fetchSingle(0, Integer.class);
  }

  @Test
  void serializationFailureRunsTheWholeBlockAgain() {
    AtomicInteger attempts = new AtomicInteger();
    int seen = db.transaction(REPEATABLE, tx -> takeOne(tx, attempts, 2));

    assertThat(attempts).hasValue(3);
    assertThat(seen).isEqualTo(8);
    assertThat(server.ask("select amount from stock where id = 1")).isEqualTo("7");
  }

  @Test
  void conflictOfTheCommitRunsTheWholeBlockAgain() {
    AtomicInteger attempts = new AtomicInteger();
    db.run(
        SERIALIZABLE,
        tx -> {
          int both = amount(tx, 1) + amount(tx, 2);
          tx.dsl().execute("update stock set amount = amount - ? where id = 1", both);
          if (attempts.incrementAndGet() == 1) {
            // the other half of a write skew, committed first
            server.execute(
                "begin isolation level serializable",
                "update stock set amount = amount - (select sum(amount) from stock) where id = 2",
                "commit");
          }
        });

    assertThat(attempts).hasValue(2);
    assertThat(server.ask("select sum(amount) from stock")).isEqualTo("0");
  }

  @Test
  void repetitionsEndWithTheNumberOfAttempts() {
    AtomicInteger attempts = new AtomicInteger();
    assertThatExceptionOfType(TransactionConflictException.class)
        .isThrownBy(() -> db.run(REPEATABLE.retries(2), tx -> takeOne(tx, attempts, 100)))
        .satisfies(
            e -> {
              assertThat(e.attempts()).isEqualTo(3);
              assertThat(e.sqlState()).contains("40001");
            })
        .withMessageContaining("given up after 3 attempts");

    assertThat(attempts).hasValue(3);
  }

  @Test
  void readCommittedIsNotRepeatedUnlessAskedFor() {
    AtomicInteger attempts = new AtomicInteger();
    VoidBlock<Transaction, RuntimeException> deadlocked =
        tx -> {
          attempts.incrementAndGet();
          throw new TransactionConflictException("deadlock", "40P01", null, 1, null);
        };

    assertThat(catchThrowable(() -> db.run(deadlocked)))
        .isInstanceOf(TransactionConflictException.class);
    assertThat(attempts).hasValue(1);

    catchThrowable(() -> db.run(TransactionOptions.defaults().retries(2), deadlocked));
    assertThat(attempts).hasValue(4);
  }

  @Test
  void conflictInsideAnotherExceptionIsRepeated() {
    AtomicInteger attempts = new AtomicInteger();
    db.run(
        REPEATABLE,
        tx -> {
          try {
            takeOne(tx, attempts, 1);
          } catch (DatabaseException e) {
            throw new IllegalArgumentException("wrapped", e);
          }
        });

    assertThat(attempts).hasValue(2);
  }

  @Test
  void swallowedConflictIsRepeated() {
    AtomicInteger attempts = new AtomicInteger();
    db.run(REPEATABLE, tx -> catchThrowable(() -> takeOne(tx, attempts, 1)));

    assertThat(attempts).hasValue(2);
    assertThat(server.ask("select amount from stock where id = 1")).isEqualTo("8");
  }

  @Test
  void commitActionsOfRolledBackAttemptsNeverRun() {
    AtomicInteger attempts = new AtomicInteger();
    List<String> ran = new ArrayList<>();
    db.run(
        REPEATABLE,
        tx -> {
          int number = attempts.get() + 1;
          tx.afterCommit(() -> ran.add("commit " + number));
          tx.afterRollback(() -> ran.add("rollback " + number));
          takeOne(tx, attempts, 2);
        });

    assertThat(ran).containsExactly("rollback 1", "rollback 2", "commit 3");
  }

  @Test
  void deadlockIsResolvedByRepetition() throws Exception {
    CountDownLatch bothHoldOne = new CountDownLatch(2);
    AtomicInteger attempts = new AtomicInteger();
    TransactionOptions options = TransactionOptions.defaults().retries(5);
    AsyncDatabase async = db.async();
    CompletableFuture<?> first =
        async.run(options, tx -> lockBoth(tx, attempts, bothHoldOne, 1, 2));
    CompletableFuture<?> second =
        async.run(options, tx -> lockBoth(tx, attempts, bothHoldOne, 2, 1));

    CompletableFuture.allOf(first, second).get();
    assertThat(attempts).hasValueGreaterThan(2);
    assertThat(server.ask("select sum(amount) from stock")).isEqualTo("16");
  }

  private static void lockBoth(
      Transaction tx, AtomicInteger attempts, CountDownLatch bothHoldOne, int one, int other)
      throws InterruptedException {
    attempts.incrementAndGet();
    tx.dsl().execute("set local deadlock_timeout = '20ms'");
    tx.dsl().execute("update stock set amount = amount - 1 where id = ?", one);
    bothHoldOne.countDown();
    Await.latch(bothHoldOne);
    tx.dsl().execute("update stock set amount = amount - 1 where id = ?", other);
  }

  @Test
  void lockThatIsNotWaitedForIsAConflictAndNotRepeated() {
    AtomicInteger attempts = new AtomicInteger();
    Throwable failure =
        db.transaction(
            holder -> {
              holder.dsl().execute("update stock set amount = 0 where id = 1");
              return inAnotherThread(
                  () ->
                      db.run(
                          REPEATABLE,
                          tx -> {
                            attempts.incrementAndGet();
                            tx.dsl().fetch("select * from stock where id = 1 for update nowait");
                          }));
            });

    assertThat(failure)
        .isInstanceOf(TransactionConflictException.class)
        .hasMessageContaining("55P03");
    assertThat(attempts).hasValue(1);
  }

  private static Throwable inAnotherThread(Runnable work) {
    return CompletableFuture.supplyAsync(() -> catchThrowable(work::run)).join();
  }

  @Test
  void repetitionsEndAtTheTimeLimit() {
    AtomicInteger attempts = new AtomicInteger();
    Throwable failure =
        catchThrowable(
            () ->
                db.run(
                    REPEATABLE.retries(1_000_000).timeout(Duration.ofMillis(300)),
                    tx -> takeOne(tx, attempts, Integer.MAX_VALUE)));

    assertThat(failure)
        .isInstanceOfAny(TransactionConflictException.class, QueryTimeoutException.class);
    assertThat(attempts).hasValueBetween(2, 300);
  }

  @Test
  void interruptEndsTheRepetitions() {
    AtomicInteger attempts = new AtomicInteger();
    Throwable failure =
        catchThrowable(
            () ->
                db.run(
                    REPEATABLE.retries(100),
                    tx -> {
                      if (attempts.get() == 1) {
                        Thread.currentThread().interrupt();
                      }
                      takeOne(tx, attempts, 100);
                    }));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).isInstanceOf(TransactionConflictException.class);
    assertThat(attempts).hasValue(2);
  }
}
