package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.testing.PostgresExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class AsyncTest {

  @RegisterExtension static final PostgresExtension postgres = PostgresExtension.empty();

  private static final Server server = new Server(postgres);
  private static final Query<Integer> ONE =
      Query.mapping(DSL.select(DSL.val(1)), row -> row.value1());
  private static final String SLEEPING =
      "count(*) = 1 from pg_stat_activity where query like 'select pg_sleep%' and state = 'active'";
  private static final String NOBODY_SLEEPS = SLEEPING.replace("= 1", "= 0");
  private Database db;

  @BeforeAll
  static void table() {
    server.execute("create table notes (id int)");
  }

  @BeforeEach
  void open() {
    server.execute("truncate notes");
    db = Database.open(server.config().maximumPoolSize(2).minimumIdle(2).asyncQueue(3).build());
  }

  @AfterEach
  void close() {
    db.close();
  }

  private CompletableFuture<?> insertAndSleep(List<String> ran) {
    return db.async()
        .run(
            tx -> {
              tx.afterRollback(() -> ran.add("rolled back"));
              tx.dsl().execute("insert into notes values (1)");
              tx.dsl().fetch("select pg_sleep(30)");
            });
  }

  @Test
  void futureEndsWithTheValueOfTheBlock() {
    assertThat(db.async().transaction(tx -> tx.one(ONE)).join()).isEqualTo(1);
    assertThat(db.async().read(session -> session.one(ONE)).join()).isEqualTo(1);
  }

  @Test
  void futureEndsWithWhatTheBlockThrew() {
    IOException thrown = new IOException("no");
    CompletableFuture<?> future =
        db.async()
            .run(
                tx -> {
                  tx.dsl().execute("insert into notes values (1)");
                  throw thrown;
                });

    assertThat(future.handle((value, failure) -> failure).join()).isSameAs(thrown);
    assertThat(server.ask("select count(*) from notes")).isEqualTo("0");
  }

  @Test
  void cancelStopsTheStatementInTheServerAndRollsBack() throws Exception {
    List<String> ran = new ArrayList<>();
    CompletableFuture<?> future = insertAndSleep(ran);
    Await.until("the statement runs", () -> server.is(SLEEPING));
    future.cancel(true);

    Await.until("the backend is free", () -> server.is(NOBODY_SLEEPS));
    assertThat(future).isCancelled();
    Await.until("the block is rolled back", () -> ran.equals(List.of("rolled back")));
    assertThat(server.ask("select count(*) from notes")).isEqualTo("0");
    assertThat(db.async().read(session -> session.one(ONE)).join()).isEqualTo(1);
  }

  @Test
  void timeoutOfTheFutureStopsTheStatementToo() throws Exception {
    CompletableFuture<?> future = insertAndSleep(new ArrayList<>());
    Await.until("the statement runs", () -> server.is(SLEEPING));
    future.orTimeout(1, TimeUnit.MILLISECONDS);

    assertThat(future.handle((value, failure) -> failure).join())
        .isInstanceOf(TimeoutException.class);
    Await.until("the backend is free", () -> server.is(NOBODY_SLEEPS));
  }

  @Test
  void cancellingADependentCancelsNothing() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Integer> future =
        db.async()
            .transaction(
                tx -> {
                  Await.latch(go);
                  return tx.one(ONE);
                });
    future.thenApply(value -> value + 1).cancel(true);
    go.countDown();

    assertThat(future.get()).isEqualTo(1);
  }

  @Test
  void cancelledBlockSendsNothingFurther() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    CompletableFuture<Throwable> seen = new CompletableFuture<>();
    CompletableFuture<?> future =
        db.async()
            .run(
                tx -> {
                  tx.dsl().execute("insert into notes values (1)");
                  inside.countDown();
                  Await.latch(cancelled);
                  Await.until(
                      "the session refuses",
                      () -> {
                        try {
                          tx.list(ONE);
                          return false;
                        } catch (QueryCancelledException e) {
                          return seen.complete(e);
                        }
                      });
                });
    Await.latch(inside);
    future.cancel(true);
    cancelled.countDown();

    assertThat(seen.get(10, TimeUnit.SECONDS)).hasMessageContaining("cancelled");
    assertThat(server.ask("select count(*) from notes")).isEqualTo("0");
  }

  @Test
  void asManyBlocksRunAsThePoolHasConnections() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<CompletableFuture<Integer>> all =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    db.async()
                        .<Integer>transaction(
                            tx -> {
                              most.accumulateAndGet(now.incrementAndGet(), Math::max);
                              tx.dsl().fetch("select pg_sleep(0.05)");
                              now.decrementAndGet();
                              return tx.one(ONE);
                            }))
            .toList();
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();

    assertThat(most).hasValue(2);
  }

  @Test
  void fullQueueRejects() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    VoidBlock<Transaction, InterruptedException> waiting = tx -> Await.latch(go);
    List<CompletableFuture<?>> taken = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      taken.add(db.async().run(waiting));
    }
    CompletableFuture<?> refused = db.async().run(waiting);

    assertThat(refused.handle((value, failure) -> failure).join())
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage(
            "2 blocks are running and 3 are waiting, as many as asyncQueue allows: retry later, or raise it");
    go.countDown();
    CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new)).get();
  }

  @Test
  void cancelledBlockThatWaitsMakesRoomInTheQueue() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger ran = new AtomicInteger();
    VoidBlock<Transaction, InterruptedException> waiting =
        tx -> {
          ran.incrementAndGet();
          Await.latch(go);
        };
    List<CompletableFuture<?>> taken = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      taken.add(db.async().run(waiting));
    }
    taken.remove(4).cancel(true);
    taken.add(db.async().run(waiting));
    go.countDown();
    CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new)).get();

    assertThat(ran).hasValue(5);
  }

  @Test
  void closeDrainsWhatWasSubmitted() {
    List<CompletableFuture<Integer>> all =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    db.async()
                        .<Integer>transaction(
                            tx -> {
                              tx.dsl().fetch("select pg_sleep(0.1)");
                              return tx.one(ONE);
                            }))
            .toList();
    db.close();

    assertThat(all).allSatisfy(future -> assertThat(future).isCompletedWithValue(1));
    assertThatThrownBy(() -> db.async().run(tx -> {})).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closeCancelsWhatDoesNotEndInTime() throws Exception {
    Database hurried =
        Database.open(
            server.config().maximumPoolSize(1).closeTimeout(Duration.ofMillis(300)).build());
    CompletableFuture<Integer> running =
        hurried.async().transaction(tx -> tx.dsl().fetch("select pg_sleep(30)").size());
    Await.until("the statement runs", () -> server.is(SLEEPING));
    CompletableFuture<?> waiting = hurried.async().run(tx -> {});
    hurried.close();

    assertThat(running.handle((value, failure) -> failure).join())
        .isInstanceOf(QueryCancelledException.class);
    assertThat(waiting.handle((value, failure) -> failure).join())
        .isInstanceOf(CancellationException.class);
    Await.until("the backend is free", () -> server.is(NOBODY_SLEEPS));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void blocksRunInVirtualThreads() {
    String thread = db.async().transaction(tx -> Thread.currentThread().toString()).join();

    assertThat(thread).startsWith("VirtualThread[").contains("catalog-async-");
  }
}
