package dev.catalog.internal.query;

import static dev.catalog.fixture.shop.Tables.ORDER_ITEMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.catalog.Rows;
import dev.catalog.Sort;
import dev.catalog.fixture.shop.OrderItem;
import dev.catalog.internal.sql.SqlText;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** What clients make a query derive: texts for cursors, and for optional conditions. */
class KeptQueryTextsTest {

  private static final int SHAPES = 1 << 11;

  private static final List<Param<Integer>> LINES = new ArrayList<>();
  private static final Rows<OrderItem> FILTERED = filtered(12);

  private static Rows<OrderItem> filtered(int conditions) {
    Rows<OrderItem> rows = OrderItem.ROWS;
    for (int i = 0; i < conditions; i++) {
      Param<Integer> line = DSL.param("line" + i, ORDER_ITEMS.LINE_NO);
      LINES.add(line);
      rows = rows.whereIfBound(ORDER_ITEMS.LINE_NO.ne(line));
    }
    return rows;
  }

  /** Seven keys that may be null, and two that may not. */
  private static Rows<OrderItem> ordered() {
    List<Field<?>> order = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      order.add(ORDER_ITEMS.QUANTITY.plus(i));
    }
    return OrderItem.ROWS.orderBy(order.toArray(Field<?>[]::new));
  }

  private static Cursor cursor(int shape) {
    List<String> keys = new ArrayList<>(Collections.nCopies(9, "1"));
    for (int i = 0; i < 9; i++) {
      if ((shape & 1 << i) != 0) {
        keys.set(i, null);
      }
    }
    return new Cursor((shape & 1 << 9) != 0, (shape & 1 << 10) != 0, keys);
  }

  @Test
  void aCursorGetsTheTextOfItsShapeHoweverManyCameBefore() {
    SliceTexts texts = TableRows.of(ordered()).texts().slices();
    Map<Integer, SqlText> some = new HashMap<>();
    for (int shape = 0; shape < SHAPES; shape++) {
      SqlText text = texts.from(cursor(shape));
      if (shape % 100 == 0) {
        some.put(shape, text);
        assertThat(texts.from(cursor(shape))).isSameAs(text);
      }
    }

    some.forEach(
        (shape, text) -> {
          SqlText again = texts.from(cursor(shape));
          assertThat(again.sql()).isEqualTo(text.sql());
          assertThat(again.binds()).isEqualTo(text.binds());
        });
    assertThat(some.values().stream().map(SqlText::sql).distinct()).hasSizeGreaterThan(10);
  }

  @Test
  void conditionsThatArePresentGetTheirTextWithoutAllocation() {
    TableRows<OrderItem> many = present(0b111111111111);
    TableRows<OrderItem> others = present(0b101010101010);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < 500; i++) {
        many.texts().rendered();
        others.texts().rendered();
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }

    assertThat(least).isLessThan(500); // bytes, of 1,000 look-ups
    assertThat(many.sql().split("<>")).hasSize(13);
    assertThat(others.sql().split("<>")).hasSize(7);
  }

  private static TableRows<OrderItem> present(int bits) {
    Rows<OrderItem> rows = FILTERED;
    for (int i = 0; i < LINES.size(); i++) {
      if ((bits & 1 << i) != 0) {
        rows = rows.bind(LINES.get(i), i);
      }
    }
    return TableRows.of(rows);
  }

  @Test
  void anOrderReplacesTheOneBeforeInTheSameTexts() {
    Sort sort = Sort.of("line", ORDER_ITEMS.LINE_NO).and("price", ORDER_ITEMS.PRICE);
    Rows<OrderItem> rows = OrderItem.ROWS.where(ORDER_ITEMS.LINE_NO.gt(1));

    TableTexts byLine = TableRows.of(rows.orderBy(sort, "line")).texts();

    assertThat(TableRows.of(rows.orderBy(sort, "price").orderBy(sort, "line")).texts())
        .isSameAs(byLine);
    assertThat(TableRows.of(rows.orderBy(sort, "-line")).texts()).isNotSameAs(byLine);
  }
}
