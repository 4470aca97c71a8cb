package dev.catalog.internal.fetch;

import dev.catalog.Relation;
import dev.catalog.ToMany;
import dev.catalog.ToOne;
import dev.catalog.ToOptional;
import dev.catalog.internal.table.Reference;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.OrderField;

/** A relation with what was asked of its target. Immutable. */
public abstract class RelationValue<P, V> implements Relation<P, V> {

  private final Reference reference;
  private final FetchTree<?> target;

  private RelationValue(Reference reference, FetchTree<?> target) {
    this.reference = reference;
    this.target = target;
  }

  @Override
  public final String constraint() {
    return reference.constraint();
  }

  @Override
  public final String table() {
    return reference.table();
  }

  final Reference reference() {
    return reference;
  }

  final FetchTree<?> target() {
    return target;
  }

  @Override
  public String toString() {
    return constraint() + " of " + table();
  }

  /** Exactly one row. */
  public static final class One<P, C> extends RelationValue<P, C> implements ToOne<P, C> {

    private final FetchTree<C> tree;

    public One(Reference reference, FetchTree<C> tree) {
      super(reference, tree);
      this.tree = tree;
    }

    @Override
    public ToOptional<P, C> optional() {
      return new Maybe<>(reference(), tree);
    }

    public <T> One<P, T> with(Constructor<T> constructor, Relation<?, ?>... relations) {
      return new One<>(reference(), tree.with(constructor, relations));
    }
  }

  /** At most one row. */
  public static final class Maybe<P, C> extends RelationValue<P, Optional<C>>
      implements ToOptional<P, C> {

    private final FetchTree<C> tree;

    public Maybe(Reference reference, FetchTree<C> tree) {
      super(reference, tree);
      this.tree = tree;
    }

    public <T> Maybe<P, T> with(Constructor<T> constructor, Relation<?, ?>... relations) {
      return new Maybe<>(reference(), tree.with(constructor, relations));
    }
  }

  /** Any number of rows. */
  public static final class Many<P, C> extends RelationValue<P, List<C>> implements ToMany<P, C> {

    private final FetchTree<C> tree;
    private final ManyOptions options;

    public Many(Reference reference, FetchTree<C> tree, ManyOptions options) {
      super(reference, tree);
      this.tree = tree;
      this.options = options;
    }

    ManyOptions options() {
      return options;
    }

    @Override
    public ToMany<P, C> where(Condition condition) {
      return new Many<>(reference(), tree, options.where(condition));
    }

    @Override
    public ToMany<P, C> orderBy(OrderField<?>... order) {
      return new Many<>(reference(), tree, options.orderBy(order));
    }

    @Override
    public ToMany<P, C> limit(int rowsPerParent) {
      return new Many<>(reference(), tree, options.limit(rowsPerParent));
    }

    public <T> Many<P, T> with(Constructor<T> constructor, Relation<?, ?>... relations) {
      return new Many<>(reference(), tree.with(constructor, relations), options);
    }
  }
}
