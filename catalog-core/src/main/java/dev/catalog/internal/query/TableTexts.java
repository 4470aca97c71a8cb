package dev.catalog.internal.query;

import dev.catalog.internal.fetch.FetchTree;
import dev.catalog.internal.fetch.JoinedSelect;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.KeptTexts;
import dev.catalog.internal.sql.Lazy;
import dev.catalog.internal.sql.Renderer;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.sql.TextMemory;
import dev.catalog.internal.table.TableMetadata;
import dev.catalog.internal.type.PlainSql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/**
 * The rendered side of a query rooted in a table: the tree of its rows, its conditions and its
 * order, and the texts made of them. Immutable but for cached texts; each refinement is a new one.
 */
final class TableTexts extends QueryTexts {

  /** This object, its lists, and the parts that hold its texts. */
  private static final int BYTES_OF_OBJECTS = 1_500;

  /** A condition or an order, with its places in the lists. */
  private static final int BYTES_OF_PART = 100;

  private final FetchTree<?> tree;
  private final List<Condition> conditions;
  private final List<OrderField<?>> order;
  private final boolean all;
  private final TextMemory memory;
  private final Filters filters;
  private final KeptTexts<TableTexts> sorted;
  private final Lazy<ConditionTexts> writes = new Lazy<>(this::conditionTexts);
  private final Lazy<SliceTexts> slices = new Lazy<>(this::sliceTexts);
  private final Lazy<SqlText> locking = Lazy.text(share(), () -> forUpdate(rendered().text()));
  private final Lazy<SqlText> claiming =
      Lazy.text(share(), () -> skippingLocked(rendered().limited()));

  /** Texts of their own: those of a query that the program made. */
  private TableTexts(
      FetchTree<?> tree,
      List<Condition> conditions,
      List<OrderField<?>> order,
      boolean all,
      Filters filters,
      TextMemory memory) {
    this(tree, conditions, order, all, filters, memory, new KeptTexts<>(memory));
  }

  private TableTexts(
      FetchTree<?> tree,
      List<Condition> conditions,
      List<OrderField<?>> order,
      boolean all,
      Filters filters,
      TextMemory memory,
      KeptTexts<TableTexts> sorted) {
    super(memory.share());
    this.tree = tree;
    this.conditions = conditions;
    this.order = order;
    this.all = all;
    this.filters = filters;
    this.memory = memory;
    this.sorted = sorted;
    share().add(BYTES_OF_OBJECTS + (long) BYTES_OF_PART * (conditions.size() + order.size()));
  }

  static TableTexts of(FetchTree<?> tree) {
    return new TableTexts(tree, List.of(), List.of(), false, Filters.NONE, new TextMemory());
  }

  FetchTree<?> tree() {
    return tree;
  }

  TableMetadata<?> type() {
    return tree.type();
  }

  TableTexts where(Condition condition) {
    TextMemory own = new TextMemory();
    return isNoCondition(condition)
        ? this
        : new TableTexts(tree, and(List.of(condition)), order, all, filters.in(own), own);
  }

  private List<Condition> and(List<Condition> others) {
    List<Condition> more = new ArrayList<>(conditions);
    more.addAll(others);
    return List.copyOf(more);
  }

  /** jOOQ's noCondition() renders nothing: it must not count as a condition. */
  @SuppressWarnings("ReferenceEquality") // there is one; equals would render both to compare
  private static boolean isNoCondition(Condition condition) {
    return condition == DSL.noCondition();
  }

  TableTexts whereIfBound(Condition condition) {
    TextMemory own = new TextMemory();
    return new TableTexts(tree, conditions, order, all, filters.and(condition, own), own);
  }

  /** Returns the texts with those optional conditions whose parameters have values. */
  TableTexts resolve(BindValues values) {
    return filters.isEmpty() ? this : filters.resolve(this, values);
  }

  /** Returns the texts with more conditions, and none that are optional, in the same memory. */
  TableTexts with(List<Condition> present) {
    return new TableTexts(tree, and(present), order, all, Filters.NONE, memory);
  }

  TableTexts orderBy(Collection<? extends OrderField<?>> fields) {
    TextMemory own = new TextMemory();
    return new TableTexts(tree, conditions, List.copyOf(fields), all, filters.in(own), own);
  }

  /**
   * Returns the texts in the order that a client asks for, in the same memory. They share what is
   * kept of other orders: an order replaces the one before.
   *
   * @param fields those of a {@link dev.catalog.Sort}, which are the same objects each time
   */
  TableTexts sortedBy(List<? extends SortField<?>> fields) {
    long number = 1;
    for (int i = 0; i < fields.size(); i++) {
      number = number * 0x9E3779B97F4A7C15L + System.identityHashCode(fields.get(i));
    }
    TableTexts found = sorted.find(number);
    if (found != null && found.isSortedBy(fields)) {
      return found;
    }
    TableTexts made =
        new TableTexts(
            tree, conditions, List.copyOf(fields), all, filters.in(memory), memory, sorted);
    return sorted.keep(number, made, made.share());
  }

  @SuppressWarnings("ReferenceEquality") // jOOQ's equals renders both
  private boolean isSortedBy(List<? extends SortField<?>> fields) {
    boolean same = order.size() == fields.size();
    for (int i = 0; same && i < fields.size(); i++) {
      same = order.get(i) == fields.get(i);
    }
    return same;
  }

  /** Returns these rows read as another tree of the same root. */
  TableTexts as(FetchTree<?> other) {
    TextMemory own = new TextMemory();
    return new TableTexts(other, conditions, order, all, filters.in(own), own);
  }

  TableTexts all() {
    if (!conditions.isEmpty() || !filters.isEmpty()) {
      throw new IllegalStateException(
          "these rows of %s have a condition, so they are not all rows: leave out all() or where(...)"
              .formatted(type().name()));
    }
    return new TableTexts(tree, conditions, order, true, Filters.NONE, new TextMemory());
  }

  @Override
  boolean hasParameter(String name) {
    return filters.hasParameter(name) || super.hasParameter(name);
  }

  @Override
  RenderedQuery render() {
    JoinedSelect select = tree.joinedSelect();
    SqlText text =
        Renderer.render(
            DSL.select(select.columns()).from(select.from()).where(conditions).orderBy(order),
            select.tables(),
            select.only());
    return new RenderedQuery(text, this::counted, select.plan(), share());
  }

  /** To-one joins never change the number of rows, and an order never does. */
  private SqlText counted() {
    return Renderer.render(
        DSL.select(DSL.inline(1)).from(type().table()).where(conditions),
        new HashSet<>(Set.of(type().table())));
  }

  /** Returns {@code select ... for update} of the root table's rows. */
  SqlText locking(BindValues values) {
    return values.hasLimit() || values.hasOffset()
        ? forUpdate(rendered().select(values))
        : locking.get();
  }

  private SqlText forUpdate(SqlText select) {
    return select.append(" for update of " + PlainSql.sql(DSL.name(type().table().getName())));
  }

  /** Returns {@code select ... limit ? for update skip locked} of the root table's rows. */
  SqlText claiming() {
    return claiming.get();
  }

  private SqlText skippingLocked(SqlText select) {
    return forUpdate(select).append(" skip locked");
  }

  /**
   * Returns the texts of slices of these rows.
   *
   * @throws IllegalArgumentException if the rows cannot be told apart or compared
   */
  SliceTexts slices() {
    return slices.get();
  }

  private SliceTexts sliceTexts() {
    return new SliceTexts(tree, conditions, order, memory, share());
  }

  /**
   * Returns the texts that write these rows.
   *
   * @param verb what the caller called, for messages
   * @throws IllegalArgumentException if they do not say which rows a write may touch; nothing has
   *     been sent
   */
  ConditionTexts writes(String verb, BindValues values) {
    if (conditions.isEmpty() && !all) {
      throw new IllegalArgumentException(
          filters.isEmpty()
              ? "%s() without a condition would change every row of %s: add where(...), or call all() if you mean that"
                  .formatted(verb, type().name())
              : "%s() with no optional condition bound would change every row of %s: bind one, add where(...), or call all() first if you mean that"
                  .formatted(verb, type().name()));
    }
    if (values.hasLimit() || values.hasOffset()) {
      throw new IllegalArgumentException(
          "%s() takes rows without limit and offset: choose them with where(...)".formatted(verb));
    }
    if (!tree.isPlain()) {
      throw new IllegalArgumentException(
          "%s() takes whole rows without relations: pass the rows before with(...) or select(...)"
              .formatted(verb));
    }
    return writes.get();
  }

  private ConditionTexts conditionTexts() {
    return new ConditionTexts(type(), conditions, memory, share());
  }
}
