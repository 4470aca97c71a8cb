package dev.catalog.internal.fetch;

import dev.catalog.Relation;
import dev.catalog.internal.sql.Lazy;
import dev.catalog.internal.table.TableMetadata;
import dev.catalog.internal.type.JooqModel;
import dev.catalog.spi.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Field;
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
public final class FetchTree<T> {

  private final Supplier<TableMetadata<?>> type;
  private final List<RelationValue<?, ?>> branches;
  private final @Nullable Constructor<T> constructor;
  private final @Nullable Selection selection;
  private final Lazy<JoinedSelect> select = new Lazy<>(() -> JoinedSelect.of(this));

  private FetchTree(
      Supplier<TableMetadata<?>> type,
      List<RelationValue<?, ?>> branches,
      @Nullable Constructor<T> constructor,
      @Nullable Selection selection) {
    this.type = type;
    this.branches = branches;
    this.constructor = constructor;
    this.selection = selection;
  }

  /** Columns and expressions that are read instead of the row. */
  record Selection(List<Field<?>> columns, RowReader<?> reader) {}

  public static <C> FetchTree<C> of(TableMetadata<C> type) {
    return new FetchTree<>(() -> type, List.of(), null, null);
  }

  public static <C> FetchTree<C> lazily(Supplier<TableMetadata<?>> type) {
    return new FetchTree<>(type, List.of(), null, null);
  }

  /** Returns the root with chosen columns instead of its row, which must be plain. */
  public <U> FetchTree<U> select(Constructor<U> combine, Field<?>... fields) {
    checkPlain("select");
    List<Field<?>> columns = List.of(fields);
    for (Field<?> column : columns) {
      if (JooqModel.isOfManyRows(column)) {
        throw new IllegalArgumentException(
            "an aggregate or window function needs a query of its own, Query.of(columns(...)...): %s"
                .formatted(column));
      }
    }
    return new FetchTree<>(
        type,
        List.of(),
        null,
        new Selection(columns, ConstructorReader.of(type, columns, combine)));
  }

  private void checkPlain(String verb) {
    if (selection != null) {
      throw new IllegalStateException(
          "%s() needs whole rows, and these have chosen columns only: call it on the rows before select()"
              .formatted(verb));
    }
    if (!branches.isEmpty()) {
      throw new IllegalStateException(
          "these rows already have relations: %s"
              .formatted(
                  verb.equals("with")
                      ? "pass all of them to one with()"
                      : "call select() on the rows before with()"));
    }
  }

  /** Returns whether these are rows as they are in the table. */
  public boolean isPlain() {
    return selection == null && branches.isEmpty();
  }

  @Nullable Selection selection() {
    return selection;
  }

  /** Returns this row with relations, which belong to the plain row: it can have none so far. */
  public <U> FetchTree<U> with(Constructor<U> combine, Relation<?, ?>... relations) {
    checkPlain("with");
    List<RelationValue<?, ?>> values = new ArrayList<>();
    for (Relation<?, ?> relation : relations) {
      values.add((RelationValue<?, ?>) relation);
    }
    return new FetchTree<>(type, List.copyOf(values), combine, null);
  }

  public TableMetadata<?> type() {
    return type.get();
  }

  /** Returns this tree as a SELECT, shared by all queries of it with the texts of its children. */
  public JoinedSelect joinedSelect() {
    return select.get();
  }

  List<RelationValue<?, ?>> branches() {
    return branches;
  }

  @Nullable Constructor<T> constructor() {
    return constructor;
  }
}
