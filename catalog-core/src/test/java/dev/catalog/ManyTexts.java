package dev.catalog;

import static dev.catalog.fixture.shop.Tables.ORDER_ITEMS;

import dev.catalog.fixture.shop.OrderItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jooq.Condition;
import org.jooq.Param;
import org.jooq.impl.DSL;

/**
 * Does what a client can make a service do with one constant: asks for orders and sets of
 * conditions that nobody asked for before; run by {@link ManyTextsTest} in a small heap.
 */
final class ManyTexts {

  private static final int TEXTS = 1_000_000;
  private static final int FILTERS = 40;

  /** Between two queries that are sent. */
  private static final int SENT_EACH = 1_999;

  private static final String[] NAMES = {"order", "line", "article", "quantity", "price", "total"};

  private static final Sort SORT =
      Sort.of("order", ORDER_ITEMS.ORDER_ID)
          .and("line", ORDER_ITEMS.LINE_NO)
          .and("article", ORDER_ITEMS.ARTICLE)
          .and("quantity", ORDER_ITEMS.QUANTITY)
          .and("price", ORDER_ITEMS.PRICE)
          .and("total", ORDER_ITEMS.TOTAL);

  private static final List<Param<Integer>> PARAMS = new ArrayList<>();
  private static final List<BiPredicate<OrderItem, Integer>> PREDICATES = new ArrayList<>();
  private static final Rows<OrderItem> FILTERED = filtered();

  private ManyTexts() {}

  private static Rows<OrderItem> filtered() {
    Rows<OrderItem> rows = OrderItem.ROWS;
    for (int i = 0; i < FILTERS; i++) {
      Param<Integer> param = DSL.param("p" + i, ORDER_ITEMS.LINE_NO);
      PARAMS.add(param);
      boolean line = i % 2 == 0;
      PREDICATES.add((item, value) -> (line ? item.lineNo() : item.quantity()) != value);
      Condition condition = (line ? ORDER_ITEMS.LINE_NO : ORDER_ITEMS.QUANTITY).ne(param);
      rows = rows.whereIfBound(condition);
    }
    return rows;
  }

  public static void main(String[] arguments) {
    try (Database db = SmallHeap.open(arguments)) {
      List<OrderItem> all = db.list(OrderItem.ROWS);
      List<List<String>> orders = orders();
      List<Set<Integer>> sets = sets();
      int sent = 0;
      for (int i = 0; i < TEXTS; i++) {
        List<String> order = orders.get(i % orders.size());
        Set<Integer> present = sets.get(i / orders.size());
        Rows<OrderItem> rows = FILTERED.orderBy(SORT, String.join(",", order));
        for (int p : present) {
          rows = rows.bind(PARAMS.get(p), p);
        }
        check(rows.sql(), order, present.size());
        if (i % SENT_EACH == 0) {
          check(db.list(rows), all, order, present);
          sent++;
        }
      }
      System.out.println(TEXTS + " texts, " + sent + " sent");
    }
  }

  /** Returns the orders by two names. */
  private static List<List<String>> orders() {
    List<List<String>> orders = new ArrayList<>();
    for (String first : NAMES) {
      for (String second : NAMES) {
        if (!first.equals(second)) {
          orders.add(List.of(first, second));
          orders.add(List.of("-" + first, second));
          orders.add(List.of(first, "-" + second));
          orders.add(List.of("-" + first, "-" + second));
        }
      }
    }
    return orders;
  }

  /** Returns the sets of one, two and three conditions. */
  private static List<Set<Integer>> sets() {
    List<Set<Integer>> sets = new ArrayList<>();
    for (int i = 0; i < FILTERS; i++) {
      for (int j = i; j < FILTERS; j++) {
        for (int k = j; k < FILTERS; k++) {
          if (i < j || j == k) {
            sets.add(new TreeSet<>(List.of(i, j, k)));
          }
        }
      }
    }
    return sets;
  }

  private static void check(String sql, List<String> order, int conditions) {
    int found = 0;
    for (int at = sql.indexOf(" <> ?"); at >= 0; at = sql.indexOf(" <> ?", at + 1)) {
      found++;
    }
    String last = order.get(order.size() - 1);
    boolean ends = sql.endsWith("desc") == last.startsWith("-") && sql.contains(first(order));
    if (found != conditions || !ends) {
      throw new AssertionError(order + " with " + conditions + " conditions: " + sql);
    }
  }

  private static String first(List<String> order) {
    String name = order.get(0).replace("-", "");
    String column = name.equals("order") ? "order_id" : name.equals("line") ? "line_no" : name;
    return "order by \"public\".\"order_items\".\"" + column + "\"";
  }

  private static void check(
      List<OrderItem> rows, List<OrderItem> all, List<String> order, Set<Integer> present) {
    List<OrderItem> expected = new ArrayList<>(all);
    present.forEach(p -> expected.removeIf(item -> !PREDICATES.get(p).test(item, p)));
    Comparator<OrderItem> comparator = Comparator.comparing(item -> 0);
    for (String term : order) {
      Comparator<OrderItem> by = by(term.replace("-", ""));
      comparator = comparator.thenComparing(term.startsWith("-") ? by.reversed() : by);
    }
    boolean same = rows.size() == expected.size() && Set.copyOf(rows).containsAll(expected);
    if (!same || !rows.equals(rows.stream().sorted(comparator).toList())) {
      throw new AssertionError(order + " gave " + rows + " instead of " + expected);
    }
  }

  private static Comparator<OrderItem> by(String name) {
    return switch (name) {
      case "order" -> Comparator.comparing(OrderItem::orderId);
      case "line" -> Comparator.comparing(OrderItem::lineNo);
      case "article" -> Comparator.comparing(OrderItem::article);
      case "quantity" -> Comparator.comparing(OrderItem::quantity);
      case "price" -> Comparator.comparing(OrderItem::price);
      default -> Comparator.comparing(OrderItem::total);
    };
  }
}
