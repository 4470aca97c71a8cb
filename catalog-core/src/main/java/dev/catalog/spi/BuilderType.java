package dev.catalog.spi;

import dev.catalog.NewRow;
import dev.catalog.Patch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What can be set by a generated {@code NewX} or {@code XPatch}, for integrations that make one of
 * them from JSON, a form or a message. Each generated builder has one, as its constant {@code
 * TYPE}. Columns are numbered as in {@link RowType#columns()}, from 0.
 *
 * <p>Immutable; may be shared between threads.
 *
 * @param <B> the builder
 */
public final class BuilderType<B> {

  private final RowType<?> rowType;
  private final Supplier<B> start;
  private final Function<B, ? extends Assignment<?>> assigned;
  private final BitSet settable = new BitSet();
  private final BitSet required = new BitSet();

  private BuilderType(
      RowType<?> rowType,
      Supplier<B> start,
      Function<B, ? extends Assignment<?>> assigned,
      int[] columns) {
    this.rowType = rowType;
    this.start = start;
    this.assigned = assigned;
    Arrays.stream(columns).map(column -> Math.max(column, ~column)).forEach(settable::set);
    Arrays.stream(columns).filter(column -> column < 0).forEach(column -> required.set(~column));
  }

  /**
   * Returns the type of a builder of new rows; for generated code.
   *
   * @param columns those that it sets; the complement {@code ~column} of one that it must set
   */
  public static <R, B extends NewRow<R>> BuilderType<B> newRow(
      RowType<R> rowType, Supplier<B> start, int... columns) {
    return new BuilderType<>(rowType, start, NewRow::assigned, columns);
  }

  /**
   * Returns the type of a patch; for generated code.
   *
   * @param columns those that it sets
   */
  public static <R, B extends Patch<R>> BuilderType<B> patch(
      RowType<R> rowType, Supplier<B> start, int... columns) {
    return new BuilderType<>(rowType, start, Patch::assigned, columns);
  }

  /** Returns the table whose rows are created or changed. */
  public RowType<?> rowType() {
    return rowType;
  }

  /** Returns the names of all columns in Java: those of the record's components, in order. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (var component : rowType.row().getRecordComponents()) {
      names.add(component.getName());
    }
    return names;
  }

  /**
   * Returns whether the builder sets a column. It does not if the column is computed, kept by a
   * trigger or {@code generated always}, or if it belongs to the key that a patch is for.
   */
  public boolean isSettable(int column) {
    return settable.get(column);
  }

  /** Returns whether a new row must set a column: it is NOT NULL and has no default. */
  public boolean isRequired(int column) {
    return required.get(column);
  }

  /**
   * Starts a builder that sets nothing, not even what is required: whoever starts it sets each
   * {@linkplain #isRequired required} column before handing it on.
   */
  public B start() {
    return start.get();
  }

  /** Returns the columns that a builder sets, with their values; what is set there is set here. */
  public Assignment<?> assigned(B builder) {
    return assigned.apply(builder);
  }
}
