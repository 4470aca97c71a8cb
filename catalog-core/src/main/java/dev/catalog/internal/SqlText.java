package dev.catalog.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One SQL text and what stands at each of its {@code ?}, in order. Rendered once per shape. */
final class SqlText {

  /** What is wasted when far fewer rows come stays below the size of a page of memory. */
  private static final int MOST_EXPECTED_ROWS = 1_000;

  private final String sql;
  private final List<Slot> slots;
  private final List<Slot.Named<?>> parameters;
  private volatile @Nullable Joined joined;

  /** A guess, so threads may overwrite each other's. */
  private int lastRows = 10;

  private record Joined(String prefix, String sql) {}

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

  /** Binds what stands at each {@code ?}. */
  void bind(PreparedStatement statement, Values values) throws SQLException {
    for (int i = 0; i < slots.size(); i++) {
      slots.get(i).bind(statement, i + 1, values);
    }
  }

  /**
   * Returns the SQL behind what has to be sent in front of it. The last one is kept: a block of
   * ours opens with the same words each time, and the driver finds its statement by the whole text.
   */
  String sqlAfter(@Nullable String prefix) {
    if (prefix == null) {
      return sql;
    }
    Joined recent = joined;
    if (recent == null || !recent.prefix.equals(prefix)) {
      recent = new Joined(prefix, prefix + sql);
      joined = recent;
    }
    return recent.sql;
  }

  /** Returns how many rows to make room for: the limit, or as many as came last. */
  int expectedRows(Values values) {
    return (int) Math.min(values.hasLimit() ? values.limit() : lastRows, MOST_EXPECTED_ROWS);
  }

  /** Notes how many rows came. */
  void returned(int rows) {
    lastRows = rows;
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
