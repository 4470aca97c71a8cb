package dev.catalog.spring.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many transactions of every kind, in several threads, with failures. */
abstract class CampaignContract extends TakingPart {

  static final String POOL = "spring.datasource.hikari.maximum-pool-size=16";

  private static final int TRANSACTIONS = Integer.getInteger("catalog.spring-transactions", 500);
  private static final int THREADS = 4;

  abstract boolean nested();

  @Test
  void everyRowThatWasCommittedIsThereAndNoOther() throws Exception {
    Set<String> committed = ConcurrentHashMap.newKeySet();
    AtomicInteger left = new AtomicInteger(TRANSACTIONS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Ledger ledger = new Ledger(db, jdbc, transactions, committed, nested(), 42 + i);
      running.add(
          threads.submit(
              () -> {
                while (left.getAndDecrement() > 0) {
                  ledger.run();
                }
                return null;
              }));
    }
    for (Future<?> each : running) {
      each.get(10, TimeUnit.MINUTES);
    }
    threads.shutdown();
    assertThat(names()).containsExactlyInAnyOrderElementsOf(committed).isNotEmpty();
  }
}
