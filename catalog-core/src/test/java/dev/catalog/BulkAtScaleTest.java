package dev.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bulk verbs with as many rows as they are made for. */
class BulkAtScaleTest extends ShopTest {

  @Test
  void aHundredThousandRowsPassEveryBulkVerbInASmallHeap(@TempDir Path directory) throws Exception {
    String printed = SmallHeap.run("256m", HundredThousandRows.class, postgres, directory);

    assertThat(printed).isEqualTo("done");
  }
}
