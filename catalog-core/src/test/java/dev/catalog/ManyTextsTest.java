package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.fixture.shop.Order;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memory that clients can make one constant take. */
class ManyTextsTest extends ShopTest {

  private static final List<String> HEAP = List.of("-Xmx48m");

  /** A text takes some 20 microseconds, on a machine with nothing else to do. */
  private static final long LIMIT_SECONDS = 300;

  @Test
  void aMillionTextsOfOneConstantFitIntoAHeapOf48Megabytes(@TempDir Path directory)
      throws Exception {
    Order order = order(customer("ada@example.org"));
    for (int i = 0; i < 12; i++) {
      item(order, i, i % 4 + ".50");
    }

    assertThat(SmallHeap.run(HEAP, LIMIT_SECONDS, ManyTexts.class, postgres, directory))
        .isEqualTo("1000000 texts, 501 sent");
  }
}
