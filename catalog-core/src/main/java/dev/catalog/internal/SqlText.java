package dev.catalog.internal;

import java.util.ArrayList;
import java.util.List;

/** One SQL text and what stands at each of its {@code ?}, in order. Rendered once per shape. */
final class SqlText {

  private final String sql;
  private final List<Slot> slots;
  private final List<Slot.Named<?>> parameters;

  /**
   * @param slots one per {@code ?}
   */
  SqlText(String sql, List<Slot> slots) {
    this.sql = sql;
    this.slots = List.copyOf(slots);
    List<Slot.Named<?>> named = new ArrayList<>();
    for (Slot slot : slots) {
      if (slot instanceof Slot.Named<?> parameter) {
        named.add(parameter);
      }
    }
    this.parameters = List.copyOf(named);
  }

  String sql() {
    return sql;
  }

  List<Slot> slots() {
    return slots;
  }

  /** Returns those of the slots that are named parameters. */
  List<Slot.Named<?>> parameters() {
    return parameters;
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
    List<Slot> all = new ArrayList<>(slots);
    all.addAll(more);
    return new SqlText(sql + after, all);
  }
}
