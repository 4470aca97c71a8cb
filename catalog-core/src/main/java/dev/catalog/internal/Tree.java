package dev.catalog.internal;

import dev.catalog.Relation;
import dev.catalog.spi.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A row with the relations it was asked with, and the constructor that puts them together.
 * Immutable.
 *
 * <p>The row type is looked up at first use, not before: the holders of two schemas may refer to
 * each other.
 *
 * @param <T> what the row becomes
 */
final class Tree<T> {

  private final Supplier<? extends RowType<?>> type;
  private final List<RelationValue<?, ?>> branches;
  private final @Nullable Constructor<T> constructor;
  private volatile @Nullable Layout layout;

  private Tree(
      Supplier<? extends RowType<?>> type,
      List<RelationValue<?, ?>> branches,
      @Nullable Constructor<T> constructor) {
    this.type = type;
    this.branches = branches;
    this.constructor = constructor;
  }

  static <C> Tree<C> of(RowType<C> type) {
    return new Tree<>(() -> type, List.of(), null);
  }

  static <C> Tree<C> lazily(Supplier<RowType<C>> type) {
    return new Tree<>(type, List.of(), null);
  }

  /** Returns this row with relations, which belong to the plain row: it can have none so far. */
  <U> Tree<U> with(Constructor<U> combine, Relation<?, ?>... relations) {
    if (!branches.isEmpty()) {
      throw new IllegalStateException(
          "These rows already have relations: give all of them to one call of with().");
    }
    List<RelationValue<?, ?>> values = new ArrayList<>();
    for (Relation<?, ?> relation : relations) {
      values.add((RelationValue<?, ?>) relation);
    }
    return new Tree<>(type, List.copyOf(values), combine);
  }

  TableType<?> type() {
    return (TableType<?>) type.get();
  }

  /** Returns the layout, shared by all queries of this tree with the texts of its children. */
  Layout layout() {
    Layout made = layout;
    if (made == null) {
      made = Layout.of(this);
      layout = made;
    }
    return made;
  }

  List<RelationValue<?, ?>> branches() {
    return branches;
  }

  @Nullable Constructor<T> constructor() {
    return constructor;
  }
}
