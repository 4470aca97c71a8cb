package dev.catalog.internal;

import dev.catalog.Relation;
import dev.catalog.Rows;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/** {@link Rows} as a value. */
final class TableRows<R> extends QueryValue<R> implements Rows<R> {

  private final TableDefinition definition;
  private final Tree<R> tree;

  private TableRows(TableDefinition definition, Tree<R> tree, Values values) {
    super(definition, values);
    this.definition = definition;
    this.tree = tree;
  }

  static <R> TableRows<R> of(Tree<R> tree) {
    return new TableRows<>(
        new TableDefinition(tree, java.util.List.of(), java.util.List.of(), false, Filters.NONE),
        tree,
        Values.NONE);
  }

  @Override
  TableDefinition definition() {
    return definition.resolve(values());
  }

  @Override
  public Rows<R> where(Condition condition) {
    return new TableRows<>(definition.where(condition), tree, values());
  }

  @Override
  public Rows<R> whereIfBound(Condition condition) {
    return new TableRows<>(definition.whereIfBound(condition), tree, values());
  }

  @Override
  public Rows<R> orderBy(Collection<? extends OrderField<?>> order) {
    return new TableRows<>(definition.orderBy(order), tree, values());
  }

  Rows<R> orderBy(SortNames names, @Nullable String text) {
    return new TableRows<>(definition.orderBy(names, names.parse(text)), tree, values());
  }

  @Override
  public Rows<R> orderBy(OrderField<?>... order) {
    return new TableRows<>(definition.orderBy(order), tree, values());
  }

  @Override
  public Rows<R> all() {
    return new TableRows<>(definition.all(), tree, values());
  }

  @Override
  public Rows<R> limit(long rows) {
    return new TableRows<>(definition, tree, limited(rows));
  }

  @Override
  public Rows<R> offset(long rows) {
    return new TableRows<>(definition, tree, withoutFirst(rows));
  }

  @Override
  public <T> Rows<R> bind(Param<T> param, T value) {
    return new TableRows<>(definition, tree, bound(param, value));
  }

  @Override
  public <T> Rows<R> bindIfPresent(Param<T> param, @Nullable T value) {
    return new TableRows<>(definition, tree, boundIfPresent(param, value));
  }

  <T> Rows<T> with(Constructor<T> constructor, Relation<?, ?>... relations) {
    Tree<T> shaped = tree.with(constructor, relations);
    return new TableRows<>(definition.as(shaped), shaped, values());
  }

  <T> Rows<T> select(ColumnsConstructor<T> constructor, Field<?>... columns) {
    Tree<T> shaped = tree.select(constructor, columns);
    return new TableRows<>(definition.as(shaped), shaped, values());
  }
}
