package dev.catalog;

import static dev.catalog.fixture.shop.Tables.ORDERS;
import static dev.catalog.fixture.shop.Tables.ORDER_ITEMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catalog.fixture.shop.Order;
import dev.catalog.fixture.shop.OrderItem;
import dev.catalog.fixture.shop.OrderItemPatch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Param;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FiltersTest extends ShopTest {

  private static final Param<BigDecimal> MOST = DSL.param("most", ORDER_ITEMS.PRICE);
  private static final Param<BigDecimal> LEAST = DSL.param("least", ORDER_ITEMS.PRICE);
  private static final Param<String> ARTICLE = DSL.param("article", ORDER_ITEMS.ARTICLE);

  private static final AtomicInteger RENDERED = new AtomicInteger();

  private static final Rows<OrderItem> FOUND =
      OrderItem.ROWS
          .orderBy(ORDER_ITEMS.LINE_NO)
          .whereIfBound(ORDER_ITEMS.PRICE.le(MOST))
          .whereIfBound(ORDER_ITEMS.PRICE.ge(LEAST))
          .whereIfBound(counted(ORDER_ITEMS.ARTICLE.eq(ARTICLE)));

  private List<OrderItem> items = List.of();

  private static Condition counted(Condition condition) {
    return CustomCondition.of(
        context -> {
          RENDERED.incrementAndGet();
          context.visit(condition);
        });
  }

  @BeforeEach
  void fill() {
    Order order = order(customer("ada@example.org"));
    List<OrderItem> all = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      all.add(item(order, i, i + ".00"));
    }
    items = all;
  }

  private static BigDecimal money(int amount) {
    return BigDecimal.valueOf(amount);
  }

  @Test
  void eachCombinationIsOneTextThatIsRenderedOnce() {
    Set<String> texts = new HashSet<>();
    for (int round = 0; round < 3; round++) {
      int before = RENDERED.get();
      for (int bits = 0; bits < 8; bits++) {
        BigDecimal most = (bits & 1) == 0 ? null : money(4);
        BigDecimal least = (bits & 2) == 0 ? null : money(2);
        String article = (bits & 4) == 0 ? null : "article 3";
        List<OrderItem> wanted =
            items.stream()
                .filter(item -> most == null || item.price().compareTo(most) <= 0)
                .filter(item -> least == null || item.price().compareTo(least) >= 0)
                .filter(item -> article == null || item.article().equals(article))
                .toList();

        Rows<OrderItem> rows =
            FOUND
                .bindIfPresent(MOST, most)
                .bindIfPresent(LEAST, least)
                .bindIfPresent(ARTICLE, article);
        assertThat(db.list(rows)).isEqualTo(wanted);
        texts.add(rows.sql());
      }
      if (round > 0) {
        assertThat(RENDERED.get()).isEqualTo(before);
      }
    }
    assertThat(texts).hasSize(8);
    assertThat(Set.copyOf(sent.sql())).isEqualTo(texts);
  }

  @Test
  void theConditionOfARelationTakesParametersOfTheQuery() {
    record WithItems(Order order, List<OrderItem> items) {}
    Param<Integer> from = DSL.param("from", ORDER_ITEMS.LINE_NO);
    Rows<WithItems> rows =
        Order.ROWS.with(Order.ORDER_ITEMS.where(ORDER_ITEMS.LINE_NO.ge(from))).into(WithItems::new);
    sent.clear();

    assertThatThrownBy(() -> db.list(rows))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("parameter from has no value");
    assertThat(sent.sql()).isEmpty();
    assertThat(db.list(rows.bind(from, 4)))
        .singleElement()
        .extracting(WithItems::items)
        .isEqualTo(items.subList(3, 5));
    assertThat(db.page(rows.bind(from, 5), 0, 1).rows().get(0).items()).hasSize(1);
    assertThat(db.slice(rows.bind(from, 2), null, 1).rows().get(0).items()).hasSize(4);
    assertThat(db.<WithItems, Long, RuntimeException>stream(rows.bind(from, 9), Stream::count))
        .isEqualTo(1);
  }

  @Test
  void everyReadHonoursTheFiltersThatArePresent() {
    record WithOrder(OrderItem item, Order order) {}
    Rows<OrderItem> cheap = FOUND.bindIfPresent(MOST, money(2));

    assertThat(db.count(cheap)).isEqualTo(2);
    assertThat(db.count(FOUND)).isEqualTo(5);
    assertThat(db.exists(FOUND.bindIfPresent(LEAST, money(9)))).isFalse();
    assertThat(db.first(FOUND.bindIfPresent(LEAST, money(2)))).contains(items.get(1));
    assertThat(db.one(FOUND.bind(ARTICLE, "article 4"))).isEqualTo(items.get(3));
    assertThat(db.page(cheap, 1, 5)).isEqualTo(new Page<>(items.subList(1, 2), 2, 1, 5));
    assertThat(db.list(cheap.limit(1).offset(1))).containsExactly(items.get(1));
    List<OrderItem> streamed = db.stream(cheap, Stream::toList);
    assertThat(streamed).hasSize(2);
    assertThat(db.list(cheap.with(OrderItem.ORDER).into(WithOrder::new))).hasSize(2);
    db.run(
        tx -> {
          assertThat(tx.lock(cheap)).hasSize(2);
          assertThat(tx.claim(cheap, 1)).containsExactly(items.get(0));
        });
  }

  @Test
  void childTextsAreSharedByTheCombinations() {
    record OrderItems(Order order, List<OrderItem> items) {}
    Param<Long> id = DSL.param("id", ORDERS.ID);
    AtomicInteger rendered = new AtomicInteger();
    Condition condition =
        CustomCondition.of(
            context -> {
              rendered.incrementAndGet();
              context.visit(ORDER_ITEMS.QUANTITY.gt(0));
            });
    Rows<OrderItems> orders =
        Order.ROWS
            .whereIfBound(ORDERS.ID.eq(id))
            .with(Order.ORDER_ITEMS.where(condition))
            .into(OrderItems::new);

    assertThat(db.list(orders)).hasSize(1);
    assertThat(db.list(orders.bind(id, items.get(0).orderId()))).hasSize(1);

    assertThat(rendered).hasValue(1);
    assertThat(sent.sql()).hasSize(4);
  }

  @Test
  void writesTouchTheRowsOfTheFiltersThatArePresent() {
    OrderItemPatch patch = new OrderItemPatch().quantity(7);

    assertThat(db.updateWhere(FOUND.bind(MOST, money(2)), patch)).isEqualTo(2);
    assertThat(db.updateWhere(FOUND.bind(LEAST, money(5)), patch)).isEqualTo(1);
    assertThat(db.updateReturning(FOUND.bind(ARTICLE, "article 3"), patch)).hasSize(1);
    assertThat(db.deleteReturning(FOUND.bind(ARTICLE, "article 3"))).hasSize(1);
    assertThat(db.deleteWhere(FOUND.bind(MOST, money(2)))).isEqualTo(2);
    assertThat(db.list(OrderItem.ROWS)).extracting(OrderItem::quantity).containsExactly(1, 7);
  }

  @Test
  void writesWithoutAnyFilterPresentAreRefused() {
    assertThatThrownBy(() -> db.deleteWhere(FOUND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("would change every row of public.order_items");
    assertThatThrownBy(() -> db.updateWhere(FOUND, new OrderItemPatch().quantity(2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> db.deleteReturning(FOUND.bindIfPresent(MOST, null)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(FOUND::all).isInstanceOf(IllegalStateException.class);
    assertThat(sent.all()).isEmpty();
    assertThat(db.deleteWhere(OrderItem.ROWS.all().whereIfBound(ORDER_ITEMS.PRICE.le(MOST))))
        .isEqualTo(5);
  }

  @Test
  void aConditionNeedsAllOfItsParameters() {
    Rows<OrderItem> between = OrderItem.ROWS.whereIfBound(ORDER_ITEMS.PRICE.between(LEAST, MOST));

    assertThat(db.count(between.bind(LEAST, money(2)))).isEqualTo(5);
    assertThat(db.count(between.bind(LEAST, money(2)).bind(MOST, money(3)))).isEqualTo(2);
    assertThat(db.count(between.bind(MOST, money(3)))).isEqualTo(5);
  }

  @Test
  void aParameterWithAValueOfItsOwnIsPresent() {
    Param<BigDecimal> preset = DSL.param("preset", money(3));
    Rows<OrderItem> rows = OrderItem.ROWS.whereIfBound(ORDER_ITEMS.PRICE.le(preset));

    assertThat(db.count(rows)).isEqualTo(3);
    assertThat(db.count(rows.bind(preset, money(1)))).isEqualTo(1);
    assertThat(db.count(rows.bind(preset, money(1)).bindIfPresent(preset, null))).isEqualTo(3);
  }

  @Test
  void nullTakesAnEarlierValueAway() {
    assertThat(db.count(FOUND.bind(MOST, money(2)).bindIfPresent(MOST, null))).isEqualTo(5);
  }

  @Test
  void aParameterOfWhereStillNeedsAValue() {
    Rows<OrderItem> rows =
        OrderItem.ROWS
            .where(ORDER_ITEMS.PRICE.le(MOST))
            .whereIfBound(ORDER_ITEMS.ARTICLE.eq(ARTICLE));

    assertThatThrownBy(() -> db.list(rows.bind(ARTICLE, "article 1")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("most");
    assertThatThrownBy(() -> db.list(rows.bindIfPresent(MOST, null)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(sent.all()).isEmpty();
    assertThat(db.list(rows.bind(MOST, money(1)))).containsExactly(items.get(0));
  }

  @Test
  void conditionsWithoutANamedParameterAreRefused() {
    assertThatThrownBy(() -> OrderItem.ROWS.whereIfBound(ORDER_ITEMS.PRICE.le(money(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("for others use where(...)");
    assertThatThrownBy(() -> OrderItem.ROWS.whereIfBound(DSL.noCondition()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OrderItem.ROWS.bindIfPresent(MOST, money(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no parameter most");
  }

  @Test
  void moreCombinationsThanAreKeptStillGiveTheRightText() {
    List<Param<Integer>> params = new ArrayList<>();
    Rows<OrderItem> rows = OrderItem.ROWS;
    for (int i = 0; i < 9; i++) {
      Param<Integer> param = DSL.param("p" + i, Integer.class);
      params.add(param);
      rows = rows.whereIfBound(ORDER_ITEMS.QUANTITY.ne(param.plus(DSL.inline(i))));
    }
    Set<String> texts = new HashSet<>();
    for (int bits = 0; bits < 512; bits++) {
      Rows<OrderItem> bound = rows;
      for (int i = 0; i < 9; i++) {
        bound = bound.bindIfPresent(params.get(i), (bits >> i & 1) == 0 ? null : 50);
      }
      assertThat(bound.sql().chars().filter(c -> c == '?').count())
          .isEqualTo(Integer.bitCount(bits));
      texts.add(bound.sql());
    }
    assertThat(texts).hasSize(512);
  }

  @Test
  void sixtyFourConditionsAreTheMost() {
    Rows<OrderItem> rows = OrderItem.ROWS;
    for (int i = 0; i < 64; i++) {
      rows = rows.whereIfBound(ORDER_ITEMS.PRICE.le(MOST));
    }
    Rows<OrderItem> full = rows;

    assertThat(db.count(full.bind(MOST, money(1)))).isEqualTo(1);
    assertThatThrownBy(() -> full.whereIfBound(ORDER_ITEMS.PRICE.le(MOST)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64");
  }
}
