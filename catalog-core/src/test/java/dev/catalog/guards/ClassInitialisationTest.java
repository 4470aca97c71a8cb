package dev.catalog.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows point at each other, so their classes could wait for each other for ever; only a fresh JVM
 * can tell. The system property {@code catalog.fresh-jvms} sets how many are tried.
 */
class ClassInitialisationTest {

  private static final int FRESH_JVMS = Integer.getInteger("catalog.fresh-jvms", 100);

  private static final List<String> CLASSES =
      List.of(
          "dev.catalog.product.Product",
          "dev.catalog.product.Category",
          "dev.catalog.product.NewProduct",
          "dev.catalog.product.CategoryPatch",
          "dev.catalog.product.Tables",
          "dev.catalog.product.Keys",
          "dev.catalog.product.RowTypes",
          "dev.catalog.product.CatalogRepository");

  @TempDir static Path directory;

  private static FreshJvms jvms;

  @BeforeAll
  static void prepare() throws Exception {
    jvms = FreshJvms.in(directory, CLASSES);
  }

  @Test
  void eightThreadsThatTouchEightClassesFirstNeverHang() throws Exception {
    ExecutorService twoAtATime = Executors.newFixedThreadPool(2);
    try {
      List<Future<FreshJvms.Ending>> endings = new ArrayList<>();
      for (int run = 0; run < FRESH_JVMS; run++) {
        List<String> inAnotherOrder = new ArrayList<>(CLASSES);
        Collections.rotate(inAnotherOrder, run);
        endings.add(twoAtATime.submit(() -> jvms.touch(inAnotherOrder)));
      }
      for (Future<FreshJvms.Ending> ending : endings) {
        assertThat(ending.get()).returns(0, FreshJvms.Ending::status);
      }
    } finally {
      twoAtATime.shutdownNow();
    }
  }

  @Test
  void schemasThatPointAtEachOtherNeverHang() throws Exception {
    String fixture = "dev.catalog.fixture.tables.";
    List<String> left = List.of(fixture + "left_side.Owner", fixture + "right_side.Owner");
    List<String> right = List.of(fixture + "right_side.NewOwner", fixture + "left_side.OwnerPatch");
    for (int run = 0; run < Math.max(1, FRESH_JVMS / 10); run++) {
      assertThat(jvms.touch(run % 2 == 0 ? left : right)).returns(0, FreshJvms.Ending::status);
    }
  }

  @Test
  void classesThatWaitForEachOtherAreNoticed() throws Exception {
    FreshJvms.Ending ending =
        jvms.touch(
            Duration.ofSeconds(2),
            List.of(WaitForEachOther.Left.class.getName(), WaitForEachOther.Right.class.getName()));

    assertThat(ending.status()).isEqualTo(1);
    assertThat(ending.output()).contains("WaitForEachOther$Left.<clinit>");
  }
}
