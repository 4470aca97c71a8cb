package dev.catalog;

import static dev.catalog.fixture.shop.Tables.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.inline;

import dev.catalog.fixture.shop.Ticket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.jooq.OrderField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 10,000 rows, of which every third has no sort value, while others come and go. */
class SliceWalkTest extends ShopTest {

  private static final long ROWS = 10_000;
  private static final int LIMIT = 250;

  private int disturbances;

  @BeforeEach
  void fill() {
    disturbances = 0;
    db.dsl()
        .execute(
            "insert into tickets (id, note) overriding system value"
                + " select i, case when i % 10 < 3 then null else 'note ' || i % 997 end"
                + " from generate_series(1, 10000) i");
  }

  /** Inserts rows everywhere in the order, and deletes most of those inserted before. */
  private void disturb() {
    int n = disturbances++;
    db.dsl()
        .execute(
            "insert into tickets (id, note) overriding system value"
                + " select 100000 + {0} * 100 + i, case when i % 3 = 0 then null else 'note ' || (i * 37 + {0}) % 997 end"
                + " from generate_series(1, 20) i",
            inline(n));
    db.dsl().execute("delete from tickets where id > 100000 and (id + {0}) % 3 > 0", inline(n));
  }

  private void meetsEachRowOnce(OrderField<?>... order) {
    Rows<Ticket> rows = Ticket.ROWS.orderBy(order);
    List<OrderField<?>> complete = new ArrayList<>(List.of(order));
    complete.add(TICKETS.ID);
    List<Long> expected =
        db.list(
            Ticket.ROWS
                .select(TICKETS.ID)
                .into(id -> id)
                .where(TICKETS.ID.le(ROWS))
                .orderBy(complete.toArray(OrderField<?>[]::new)));
    assertThat(expected)
        .hasSize((int) ROWS)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, ROWS).boxed().toList());

    List<Long> forward = new ArrayList<>();
    Slice<Ticket> slice = db.slice(rows, null, LIMIT);
    collect(slice, forward);
    while (slice.next().isPresent()) {
      disturb();
      slice = db.slice(rows, slice.next().get(), LIMIT);
      collect(slice, forward);
    }
    assertThat(stayed(forward)).isEqualTo(expected);
    assertThat(forward).doesNotHaveDuplicates();

    List<Long> backward = new ArrayList<>();
    // turn at the end: the last slice is met again from behind
    List<Ticket> last = new ArrayList<>(slice.rows());
    Collections.reverse(last);
    last.forEach(ticket -> backward.add(ticket.id()));
    while (slice.previous().isPresent()) {
      disturb();
      slice = db.slice(rows, slice.previous().get(), LIMIT);
      List<Ticket> turned = new ArrayList<>(slice.rows());
      Collections.reverse(turned);
      turned.forEach(ticket -> backward.add(ticket.id()));
    }
    Collections.reverse(backward);
    assertThat(stayed(backward)).isEqualTo(expected);
    assertThat(backward).doesNotHaveDuplicates();
  }

  private static void collect(Slice<Ticket> slice, List<Long> into) {
    slice.rows().forEach(ticket -> into.add(ticket.id()));
  }

  private static List<Long> stayed(List<Long> ids) {
    return ids.stream().filter(id -> id <= ROWS).toList();
  }

  @Test
  void ascendingWithNullsLastMeetsEachRowOnce() {
    meetsEachRowOnce(TICKETS.NOTE);
  }

  @Test
  void descendingWithNullsFirstMeetsEachRowOnce() {
    meetsEachRowOnce(TICKETS.NOTE.desc());
  }

  @Test
  void descendingWithNullsLastMeetsEachRowOnce() {
    meetsEachRowOnce(TICKETS.NOTE.desc().nullsLast());
  }
}
