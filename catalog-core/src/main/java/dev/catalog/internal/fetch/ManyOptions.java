package dev.catalog.internal.fetch;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.OrderField;

/**
 * Which children a to-many relation loads, and in which order.
 *
 * @param conditions all of which a child meets
 * @param order empty for the order of the primary key
 * @param limit most children for each parent, -1 for all
 */
public record ManyOptions(List<Condition> conditions, List<OrderField<?>> order, int limit) {

  public static final ManyOptions NONE = new ManyOptions(List.of(), List.of(), -1);

  ManyOptions where(Condition condition) {
    List<Condition> more = new ArrayList<>(conditions);
    more.add(condition);
    return new ManyOptions(List.copyOf(more), order, limit);
  }

  ManyOptions orderBy(OrderField<?>... fields) {
    return new ManyOptions(conditions, List.of(fields), limit);
  }

  ManyOptions limit(int rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("A limit is 0 or more, not %d.".formatted(rows));
    }
    return new ManyOptions(conditions, order, rows);
  }
}
