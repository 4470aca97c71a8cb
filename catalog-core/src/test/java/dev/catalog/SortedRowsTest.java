package dev.catalog;

import static dev.catalog.fixture.shop.Tables.ORDER_ITEMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catalog.fixture.shop.Order;
import dev.catalog.fixture.shop.OrderItem;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Field;
import org.jooq.impl.CustomField;
import org.junit.jupiter.api.Test;

class SortedRowsTest extends ShopTest {

  @Test
  void rowsAreSortedByATextAndEachOrderIsRenderedOnce() {
    Order order = order(customer("ada@example.org"));
    OrderItem one = item(order, 1, "2.00");
    OrderItem two = item(order, 2, "1.00");
    OrderItem three = item(order, 3, "2.00");
    AtomicInteger rendered = new AtomicInteger();
    Field<Integer> counted =
        CustomField.of(
            "line",
            ORDER_ITEMS.LINE_NO.getDataType(),
            context -> {
              rendered.incrementAndGet();
              context.visit(ORDER_ITEMS.LINE_NO);
            });
    Sort sort = Sort.of("price", ORDER_ITEMS.PRICE).and("line", counted).otherwise("-line");
    Rows<OrderItem> rows = OrderItem.ROWS.where(ORDER_ITEMS.ORDER_ID.eq(order.id()));

    for (int i = 0; i < 3; i++) {
      assertThat(db.list(rows.orderBy(sort, "-price,line"))).containsExactly(one, three, two);
      assertThat(db.list(rows.orderBy(sort, " -price , line "))).containsExactly(one, three, two);
      assertThat(db.list(rows.orderBy(sort, "price,-line"))).containsExactly(two, three, one);
      assertThat(db.list(rows.orderBy(sort, null))).containsExactly(three, two, one);
      assertThat(db.list(rows.orderBy(sort, "-line").limit(1))).containsExactly(three);
      assertThat(db.list(rows.orderBy(sort.parse("line")))).containsExactly(one, two, three);
    }

    // three orders rendered once each, and the one by parse() each time
    assertThat(rendered).hasValue(3 + 3);
    assertThat(Set.copyOf(sent.sql())).hasSize(5);
  }

  @Test
  void ordersOfOneSortDoNotAnswerForThoseOfAnother() {
    Order order = order(customer("ada@example.org"));
    OrderItem one = item(order, 1, "2.00");
    OrderItem two = item(order, 2, "1.00");
    Sort sort = Sort.of("price", ORDER_ITEMS.PRICE);
    Sort other = Sort.of("price", ORDER_ITEMS.LINE_NO);

    assertThat(db.list(OrderItem.ROWS.orderBy(sort, "price"))).containsExactly(two, one);
    assertThat(db.list(OrderItem.ROWS.orderBy(other, "price"))).containsExactly(one, two);
  }

  @Test
  void anEmptyCollectionTakesTheOrderAway() {
    assertThat(OrderItem.ROWS.orderBy(ORDER_ITEMS.PRICE).orderBy(List.of()).sql())
        .isEqualTo(OrderItem.ROWS.sql());
  }
}
