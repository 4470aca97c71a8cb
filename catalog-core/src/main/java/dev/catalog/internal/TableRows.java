package dev.catalog.internal;

import dev.catalog.Relation;
import dev.catalog.Rows;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/** {@link Rows} as a value. */
final class TableRows<R> extends QueryValue<R> implements Rows<R> {

  private final TableDefinition definition;

  private TableRows(TableDefinition definition, Values values) {
    super(values);
    this.definition = definition;
  }

  static <R> TableRows<R> of(Tree<R> tree) {
    return new TableRows<>(
        new TableDefinition(tree, List.of(), List.of(), false, Filters.NONE), Values.NONE);
  }

  @Override
  TableDefinition definition() {
    return definition.resolve(values());
  }

  @Override
  boolean hasParameter(String name) {
    return definition.hasParameter(name);
  }

  private <T> Rows<T> as(TableDefinition other) {
    return new TableRows<>(other, values());
  }

  @SuppressWarnings("ReferenceEquality") // only spares a copy
  private Rows<R> using(Values other) {
    return other == values() ? this : new TableRows<>(definition, other);
  }

  @Override
  public Rows<R> where(Condition condition) {
    return as(definition.where(condition));
  }

  @Override
  public Rows<R> whereIfBound(Condition condition) {
    return as(definition.whereIfBound(condition));
  }

  @Override
  public Rows<R> orderBy(Collection<? extends OrderField<?>> order) {
    return as(definition.orderBy(order));
  }

  Rows<R> orderBy(SortNames names, @Nullable String text) {
    return as(definition.orderBy(names, names.parse(text)));
  }

  @Override
  public Rows<R> orderBy(OrderField<?>... order) {
    return as(definition.orderBy(order));
  }

  @Override
  public Rows<R> all() {
    return as(definition.all());
  }

  @Override
  public Rows<R> limit(long rows) {
    return using(limited(rows));
  }

  @Override
  public Rows<R> offset(long rows) {
    return using(withoutFirst(rows));
  }

  @Override
  public <T> Rows<R> bind(Param<T> param, T value) {
    return using(bound(param, value));
  }

  @Override
  public <T> Rows<R> bindIfPresent(Param<T> param, @Nullable T value) {
    return using(boundIfPresent(param, value));
  }

  <T> Rows<T> with(Constructor<T> constructor, Relation<?, ?>... relations) {
    return as(definition.as(definition.tree().with(constructor, relations)));
  }

  <T> Rows<T> select(ColumnsConstructor<T> constructor, Field<?>... columns) {
    return as(definition.as(definition.tree().select(constructor, columns)));
  }
}
