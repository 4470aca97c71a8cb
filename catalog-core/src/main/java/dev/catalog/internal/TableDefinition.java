package dev.catalog.internal;

import dev.catalog.spi.Assignment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A query rooted in a table: the tree of its rows, its conditions and its order. */
final class TableDefinition extends Definition {

  private static final int MOST_ORDERS = 256;

  private final Tree<?> tree;
  private final List<Condition> conditions;
  private final List<OrderField<?>> order;
  private final boolean all;
  private final Filters filters;
  private final TextCache updates = new TextCache(this::renderUpdate);
  private final TextCache updatesReturning =
      new TextCache(columns -> type().writeTexts().returning(renderUpdate(columns)));
  private final Map<SortText, TableDefinition> sorted = new ConcurrentHashMap<>();
  private volatile @Nullable SqlText locking;
  private volatile @Nullable SqlText claiming;
  private volatile @Nullable SqlText delete;
  private volatile @Nullable SqlText deleteReturning;
  private volatile @Nullable Keyset keyset;

  private record SortText(SortNames names, String text) {}

  TableDefinition(
      Tree<?> tree,
      List<Condition> conditions,
      List<OrderField<?>> order,
      boolean all,
      Filters filters) {
    this.tree = tree;
    this.conditions = conditions;
    this.order = order;
    this.all = all;
    this.filters = filters;
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
    return new TableDefinition(tree, List.copyOf(more), order, all, filters.copy());
  }

  TableDefinition whereIfBound(Condition condition) {
    return new TableDefinition(tree, conditions, order, all, filters.and(condition));
  }

  /** Returns the definition with those optional conditions whose parameters have values. */
  TableDefinition resolve(Values values) {
    return filters.isEmpty() ? this : filters.resolve(this, values);
  }

  /** Returns the definition with more conditions, and none that are optional. */
  TableDefinition with(List<Condition> present) {
    List<Condition> more = new ArrayList<>(conditions);
    more.addAll(present);
    return new TableDefinition(tree, List.copyOf(more), order, all, Filters.NONE);
  }

  @Override
  boolean hasParameter(String name) {
    return filters.hasParameter(name) || super.hasParameter(name);
  }

  /** jOOQ's noCondition() renders nothing: it must not count as a condition. */
  @SuppressWarnings("ReferenceEquality") // there is one; equals would render both to compare
  private static boolean isNoCondition(Condition condition) {
    return condition == DSL.noCondition();
  }

  TableDefinition orderBy(OrderField<?>... fields) {
    return orderBy(List.of(fields));
  }

  TableDefinition orderBy(Collection<? extends OrderField<?>> fields) {
    return new TableDefinition(tree, conditions, List.copyOf(fields), all, filters.copy());
  }

  /** Returns the definition in an order, which is made and rendered once; bounded. */
  TableDefinition orderBy(SortNames names, SortNames.Order wanted) {
    SortText key = new SortText(names, wanted.text());
    TableDefinition definition = sorted.get(key);
    if (definition == null) {
      if (sorted.size() >= MOST_ORDERS) {
        sorted.clear();
      }
      TableDefinition made = orderBy(wanted.fields());
      TableDefinition raced = sorted.putIfAbsent(key, made);
      definition = raced == null ? made : raced;
    }
    return definition;
  }

  /** Returns these rows read as another tree of the same root. */
  TableDefinition as(Tree<?> other) {
    return new TableDefinition(other, conditions, order, all, filters.copy());
  }

  TableDefinition all() {
    if (!conditions.isEmpty() || !filters.isEmpty()) {
      throw new IllegalStateException(
          "These rows of %s have a condition, so they are not all rows: leave out all() or where()."
              .formatted(type().name()));
    }
    return new TableDefinition(tree, conditions, order, true, filters);
  }

  TableType<?> type() {
    return tree.type();
  }

  @Override
  Rendered render() {
    Layout layout = tree.layout();
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
    if (values.hasLimit() || values.hasOffset()) {
      return select(values).append(forUpdate());
    }
    SqlText text = locking;
    if (text == null) {
      text = select(values).append(forUpdate());
      locking = text;
    }
    return text;
  }

  private String forUpdate() {
    return " for update of " + Renderer.sql(DSL.name(type().table().getName()));
  }

  /** Returns {@code select ... limit ? for update skip locked} of the root table's rows. */
  SqlText claiming(Values values) {
    SqlText text = claiming;
    if (text == null) {
      text = select(values).append(forUpdate() + " skip locked");
      claiming = text;
    }
    return text;
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
          filters.isEmpty()
              ? "%s without a condition would touch every row of %s: add where(...), or say all()."
                  .formatted(verb, type().name())
              : "%s without a value for any optional condition would touch every row of %s: bind one, add where(...), or say all() first."
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
    Assignment<?> assignment = Objects.requireNonNull(values.assignment());
    return (returning ? updatesReturning : updates).get(assignment);
  }

  private SqlText renderUpdate(Assignment<?> assignment) {
    return Renderer.render(
        DSL.update(type().table()).set(type().writeTexts().updates(assignment)).where(conditions),
        root());
  }

  SqlText delete(boolean returning) {
    SqlText text = returning ? deleteReturning : delete;
    if (text == null) {
      text =
          returning(
              Renderer.render(DSL.deleteFrom(type().table()).where(conditions), root()), returning);
      if (returning) {
        deleteReturning = text;
      } else {
        delete = text;
      }
    }
    return text;
  }

  private SqlText returning(SqlText text, boolean returning) {
    return returning ? type().writeTexts().returning(text) : text;
  }
}
