package dev.catalog.internal.query;

import dev.catalog.ConstraintViolationException;
import dev.catalog.Key;
import dev.catalog.Rows;
import dev.catalog.ToMany;
import dev.catalog.ToOne;
import dev.catalog.ToOptional;
import dev.catalog.internal.fetch.FetchPlan;
import dev.catalog.internal.fetch.FetchTree;
import dev.catalog.internal.fetch.ManyOptions;
import dev.catalog.internal.fetch.RelationValue;
import dev.catalog.internal.table.NumberKey;
import dev.catalog.internal.table.Reference;
import dev.catalog.internal.table.TableMetadata;
import dev.catalog.spi.Assignment;
import dev.catalog.spi.Comparison;
import dev.catalog.spi.CompositeKey;
import dev.catalog.spi.RowReader;
import dev.catalog.spi.RowType;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jooq.ForeignKey;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UniqueKey;

/**
 * The run time's view of one table or view; see {@link RowType}.
 *
 * @param <R> the row
 */
public final class GeneratedRowType<R> implements RowType<R> {

  private final TableMetadata<R> metadata;
  private final Class<R> row;
  private final FetchPlan plan;

  private GeneratedRowType(TableMetadata<R> metadata, Class<R> row) {
    this.metadata = metadata;
    this.row = row;
    this.plan = FetchPlan.of(metadata.reader());
  }

  /** Returns the type of the rows of a table. */
  public static <R> GeneratedRowType<R> of(
      Table<?> table, Class<R> row, RowReader<R> reader, Comparison... comparisons) {
    return new GeneratedRowType<>(
        new TableMetadata<>(table, row.getSimpleName(), reader, List.of(comparisons)), row);
  }

  /** Returns the type of the rows that an assignment writes. */
  public static <R> GeneratedRowType<R> of(Assignment<R> assignment) {
    return (GeneratedRowType<R>) assignment.rowType();
  }

  /** Returns the table of a row type that is looked up later. */
  private static Supplier<TableMetadata<?>> metadata(Supplier<? extends RowType<?>> type) {
    return () -> ((GeneratedRowType<?>) type.get()).metadata;
  }

  /** Initialises a class, in one thread at a time. */
  public static void initialise(Class<?> type) {
    synchronized (GeneratedRowType.class) {
      try {
        Class.forName(type.getName(), true, type.getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public Class<R> row() {
    return row;
  }

  @Override
  public Table<?> table() {
    return metadata.table();
  }

  @Override
  public List<TableField<?, ?>> columns() {
    return metadata.columns();
  }

  @Override
  public String nameOf(int column) {
    return metadata.nameOf(column);
  }

  @Override
  public Rows<R> rows() {
    return TableRows.of(FetchTree.of(metadata));
  }

  @Override
  public <V> Key<R, V> key(UniqueKey<?> key, TableField<?, V> column) {
    return new TableKey<>(metadata, plan, key, value -> new Object[] {value});
  }

  @Override
  public <V> Key<R, V> key(UniqueKey<?> key, CompositeKey<V> values) {
    return new TableKey<>(metadata, plan, key, values);
  }

  @Override
  public ConstraintViolationException.Constraint constraint(String name) {
    return new NamedConstraint(name, metadata.name());
  }

  private record NamedConstraint(String constraint, String table)
      implements ConstraintViolationException.Constraint {}

  @Override
  public <C> ToOne<R, C> toOne(
      ForeignKey<?, ?> foreignKey, Supplier<RowType<C>> parent, String... equality) {
    return new RelationValue.One<>(
        Reference.toParent(foreignKey, equality), FetchTree.lazily(metadata(parent)));
  }

  @Override
  public <C> ToOptional<R, C> toOptional(
      ForeignKey<?, ?> foreignKey, Supplier<RowType<C>> parent, String... equality) {
    return new RelationValue.Maybe<>(
        Reference.toParent(foreignKey, equality), FetchTree.lazily(metadata(parent)));
  }

  @Override
  public <C> ToMany<R, C> toMany(
      ForeignKey<?, ?> foreignKey, Supplier<RowType<C>> child, String... equality) {
    return many(Reference.toChild(foreignKey, equality), child);
  }

  @Override
  public <C> ToMany<R, C> toMany(
      ForeignKey<?, ?> foreignKey,
      Supplier<RowType<C>> child,
      ToLongFunction<R> key,
      ToLongFunction<C> keyOfChild) {
    return many(Reference.toChild(foreignKey, NumberKey.of(key, keyOfChild)), child);
  }

  private static <P, C> ToMany<P, C> many(Reference reference, Supplier<RowType<C>> child) {
    return new RelationValue.Many<>(reference, FetchTree.lazily(metadata(child)), ManyOptions.NONE);
  }

  @Override
  public <C> ToOptional<R, C> toOptionalChild(
      ForeignKey<?, ?> foreignKey, Supplier<RowType<C>> child, String... equality) {
    return new RelationValue.Maybe<>(
        Reference.toChild(foreignKey, equality), FetchTree.lazily(metadata(child)));
  }

  /** Returns the table, as data. */
  public TableMetadata<R> metadata() {
    return metadata;
  }

  @Override
  public String toString() {
    return metadata.toString();
  }
}
