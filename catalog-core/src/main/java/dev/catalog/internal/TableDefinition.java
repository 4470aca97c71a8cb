package dev.catalog.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A query rooted in a table: the tree of its rows, its conditions and its order. */
final class TableDefinition extends Definition {

  private final Tree<?> tree;
  private final List<Condition> conditions;
  private final List<OrderField<?>> order;
  private final boolean all;
  private final TextCache updates = new TextCache();
  private volatile @Nullable Keyset keyset;

  TableDefinition(
      Tree<?> tree, List<Condition> conditions, List<OrderField<?>> order, boolean all) {
    this.tree = tree;
    this.conditions = conditions;
    this.order = order;
    this.all = all;
  }

  Tree<?> tree() {
    return tree;
  }

  TableDefinition where(Condition condition) {
    if (isNoCondition(condition)) {
      return this;
    }
    List<Condition> more = new ArrayList<>(conditions);
    more.add(condition);
    return new TableDefinition(tree, List.copyOf(more), order, all);
  }

  /** jOOQ's noCondition() renders nothing: it must not count as a condition. */
  private static boolean isNoCondition(Condition condition) {
    return condition.equals(DSL.noCondition());
  }

  TableDefinition orderBy(OrderField<?>... fields) {
    return new TableDefinition(tree, conditions, List.of(fields), all);
  }

  /** Returns these rows read as another tree of the same root. */
  TableDefinition as(Tree<?> other) {
    return new TableDefinition(other, conditions, order, all);
  }

  TableDefinition all() {
    if (!conditions.isEmpty()) {
      throw new IllegalStateException(
          "These rows of %s have a condition, so they are not all rows: leave out all() or where()."
              .formatted(type().name()));
    }
    return new TableDefinition(tree, conditions, order, true);
  }

  TableType<?> type() {
    return tree.type();
  }

  @Override
  Rendered render() {
    Layout layout = Layout.of(tree);
    SqlText text =
        Renderer.render(
            DSL.select(layout.columns()).from(layout.from()).where(conditions).orderBy(order),
            layout.tables());
    return new Rendered(text, counted(), layout.plan());
  }

  /** To-one joins never change the number of rows, and an order never does. */
  private SqlText counted() {
    return Renderer.render(
        DSL.select(DSL.inline(1)).from(type().table()).where(conditions), root());
  }

  private Set<Table<?>> root() {
    return new HashSet<>(Set.of(type().table()));
  }

  /** Returns {@code select ... for update} of the root table's rows. */
  SqlText locking(Values values) {
    return select(values)
        .append(" for update of " + Renderer.sql(DSL.name(type().table().getName())));
  }

  /**
   * Returns the slices of these rows.
   *
   * @throws IllegalArgumentException if they cannot be told apart or compared
   */
  Keyset keyset() {
    Keyset slices = keyset;
    if (slices == null) {
      slices = new Keyset(tree, conditions, order);
      keyset = slices;
    }
    return slices;
  }

  /**
   * Checks that these rows say which rows a write may touch.
   *
   * @throws IllegalArgumentException if not; nothing has been sent
   */
  void checkWritable(String verb, Values values) {
    if (conditions.isEmpty() && !all) {
      throw new IllegalArgumentException(
          "%s without a condition would touch every row of %s: add where(...), or say all()."
              .formatted(verb, type().name()));
    }
    if (values.hasLimit() || values.hasOffset()) {
      throw new IllegalArgumentException(
          "%s takes rows without limit and offset: put the choice into where(...)."
              .formatted(verb));
    }
    if (!tree.isPlain()) {
      throw new IllegalArgumentException(
          "%s takes whole rows without relations: use the rows as they were before with(...) or select(...)."
              .formatted(verb));
    }
  }

  SqlText update(Values values, boolean returning) {
    return updates.get(
        java.util.Objects.requireNonNull(values.assignment()),
        returning,
        assignment ->
            returning(
                Renderer.render(
                    DSL.update(type().table())
                        .set(WriteTexts.assignments(type(), assignment))
                        .where(conditions),
                    root()),
                returning));
  }

  SqlText delete(boolean returning) {
    return returning(
        Renderer.render(DSL.deleteFrom(type().table()).where(conditions), root()), returning);
  }

  private SqlText returning(SqlText text, boolean returning) {
    return returning ? type().writeTexts().returning(text) : text;
  }
}
