package dev.catalog.internal;

import java.util.List;

/**
 * One SQL text and what stands at each of its {@code ?}, in order. Rendered once per shape.
 *
 * @param sql the text
 * @param slots one per {@code ?}
 */
record SqlText(String sql, List<Slot> slots) {

  SqlText {
    slots = List.copyOf(slots);
  }

  /** Returns this text between two pieces of SQL that have no binds. */
  SqlText wrap(String before, String after) {
    return new SqlText(before + sql + after, slots);
  }

  /** Returns this text followed by SQL whose {@code ?}s are the given slots. */
  SqlText append(String after, Slot... more) {
    return append(after, List.of(more));
  }

  SqlText append(String after, List<Slot> more) {
    List<Slot> all = new java.util.ArrayList<>(slots);
    all.addAll(more);
    return new SqlText(sql + after, all);
  }
}
