package dev.catalog.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeptTextsTest {

  private static final long MOST = TextMemory.MOST_BYTES;

  private final TextMemory memory = new TextMemory();
  private final KeptTexts<String> texts = new KeptTexts<>(memory);

  @Test
  void whatIsKeptIsFoundByItsNumberAndNothingElseIs() {
    long[] numbers = {0, -1, 7, Long.MIN_VALUE, Long.MAX_VALUE, 8, 6};
    for (long number : numbers) {
      assertThat(texts.find(number)).isNull();
      texts.keep(number, "text " + number, 100);
    }

    for (long number : numbers) {
      assertThat(texts.find(number)).isEqualTo("text " + number);
    }
    assertThat(texts.find(5)).isNull();
    assertThat(memory.bytes()).isEqualTo(700);
  }

  @Test
  void aTextTakesThePlaceOfTheOneBefore() {
    texts.keep(1, "first", 100);
    texts.keep(2, "other", 30);
    texts.keep(1, "second", 50);

    assertThat(texts.find(1)).isEqualTo("second");
    assertThat(texts.find(2)).isEqualTo("other");
    assertThat(memory.bytes()).isEqualTo(80);
    assertThat(memory.size()).isEqualTo(2);
  }

  @Test
  void pastTheBoundTheOldestGoesAndNoOther() {
    for (int i = 0; i < 4; i++) {
      texts.keep(i, "text " + i, MOST / 4);
    }
    texts.keep(4, "text 4", 1);

    assertThat(kept(5)).containsExactly(1, 2, 3, 4);
    assertThat(memory.bytes()).isEqualTo(MOST / 4 * 3 + 1);
  }

  @Test
  void whatIsFoundStaysWhileOthersComeAndGo() {
    texts.keep(-1, "often used", MOST / 10);
    for (int i = 0; i < 10_000; i++) {
      texts.keep(i, "used once", MOST / 10);
      assertThat(texts.find(-1)).isEqualTo("often used");
      assertThat(memory.bytes()).isLessThanOrEqualTo(MOST);
    }

    assertThat(kept(10_000)).hasSize(9);
  }

  @Test
  void textsThatAreAllInUseMakeRoomToo() {
    for (int i = 0; i < 100; i++) {
      texts.keep(i, "text", MOST / 10);
      kept(100);
    }

    assertThat(memory.bytes()).isLessThanOrEqualTo(MOST);
    assertThat(texts.find(99)).isEqualTo("text");
  }

  @Test
  void aTextLargerThanTheBoundIsKeptAlone() {
    texts.keep(1, "small", 10);
    texts.keep(2, "large", 2 * MOST);
    assertThat(kept(5)).containsExactly(2);

    texts.keep(3, "small", 10);
    assertThat(kept(5)).containsExactly(3);
    assertThat(memory.bytes()).isEqualTo(10);
  }

  @Test
  void whatGrowsWhileItIsKeptMakesRoomAndStays() {
    TextMemory.Share growing = memory.share();
    growing.add(1_000);
    texts.keep(0, "growing", growing);
    texts.keep(1, "other", MOST - 1_000);

    growing.add(1);
    assertThat(kept(5)).containsExactly(0);
    assertThat(memory.bytes()).isEqualTo(1_001);

    texts.keep(2, "next", MOST);
    assertThat(kept(5)).containsExactly(2);
    growing.add(MOST);
    assertThat(memory.bytes()).as("what is forgotten no longer counts").isEqualTo(MOST);
  }

  @Test
  void severalSetsOfTextsShareOneBound() {
    KeptTexts<String> others = new KeptTexts<>(memory);
    texts.keep(1, "one", MOST / 2);
    others.keep(1, "other one", MOST / 2);
    others.keep(2, "other two", MOST / 2);

    assertThat(texts.find(1)).isNull();
    assertThat(others.find(1)).isEqualTo("other one");
    assertThat(others.find(2)).isEqualTo("other two");
  }

  @Test
  void findingATextAllocatesNothing() {
    for (int i = 0; i < 500; i++) {
      texts.keep(i * 1_000_003L, "text", 10);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    int found = 0;
    for (int round = 0; round < 5; round++) {
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < 500; i++) {
        found += texts.find(i * 1_000_003L) == null ? 0 : 1;
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }

    assertThat(found).isEqualTo(2_500);
    assertThat(least).isLessThan(500); // bytes, of 500 finds
  }

  @Test
  void threadsFindOnlyWhatBelongsToTheirNumber() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        Random random = new Random(t);
        running.add(
            executor.submit(
                () -> {
                  for (int i = 0; i < 50_000; i++) {
                    int number = random.nextInt(i % 3 == 0 ? 400 : 20);
                    String found = texts.find(number);
                    if (found == null) {
                      texts.keep(number, "text " + number, MOST / 100);
                    } else if (!found.equals("text " + number)) {
                      throw new AssertionError(number + " has " + found);
                    }
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      executor.shutdownNow();
    }

    assertThat(memory.bytes()).isLessThanOrEqualTo(MOST);
    assertThat(kept(400)).hasSize(memory.size());
    assertThat(memory.bytes()).isEqualTo(memory.size() * (MOST / 100));
  }

  private List<Integer> kept(int below) {
    return IntStream.range(0, below).filter(i -> texts.find(i) != null).boxed().toList();
  }
}
