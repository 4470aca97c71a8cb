package dev.catalog.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.fixture.tables.shapes.Wide_130;
import dev.catalog.fixture.tables.shapes.Wide_130Patch;
import dev.catalog.spi.Assignment;
import java.sql.PreparedStatement;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextCacheTest {

  /** An assignment of columns without values. */
  private static final class Columns extends Assignment<Wide_130> {

    Columns(BitSet columns) {
      super(new Wide_130Patch().c2(1L).assigned().rowType());
      columns.stream().forEach(this::assign);
    }

    @Override
    public void set(int column, Object value) {
      assign(column);
    }

    @Override
    public void bind(int column, PreparedStatement statement, int position) {}

    @Override
    public Object value(int column) {
      return column;
    }
  }

  private final TextMemory memory = new TextMemory();
  private final TextCache cache =
      new TextCache(memory, columns -> new SqlText("of " + columns.words(), List.of()));

  private void check(BitSet columns) {
    Columns assignment = new Columns(columns);
    assertThat(cache.get(assignment).sql()).isEqualTo("of " + assignment.words());
  }

  @Test
  void eachSetOfColumnsGetsItsOwnText() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      BitSet columns = new BitSet();
      for (int n = random.nextInt(4); n >= 0; n--) {
        columns.set(random.nextInt(130));
      }
      check(columns);
    }

    assertThat(memory.bytes()).isBetween(TextMemory.MOST_BYTES / 2, TextMemory.MOST_BYTES);
  }

  @Test
  void setsOfColumnsThatShareANumberGetTheirOwnTextsInTurn() {
    BitSet first = new BitSet();
    first.set(0);
    BitSet second = new BitSet();
    second.or(BitSet.valueOf(new long[] {0, 0x9E3779B97F4A7C15L}));

    for (int i = 0; i < 3; i++) {
      check(first);
      check(second);
      check(new BitSet());
    }
    assertThat(memory.size()).as("those two have one place").isEqualTo(2);
  }

  @Test
  void aTextIsRenderedOnce() {
    BitSet columns = new BitSet();
    columns.set(129);

    assertThat(cache.get(new Columns(columns))).isSameAs(cache.get(new Columns(columns)));
  }
}
