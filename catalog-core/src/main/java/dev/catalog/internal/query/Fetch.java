package dev.catalog.internal.query;

import dev.catalog.Relation;
import dev.catalog.Rows;
import dev.catalog.ToMany;
import dev.catalog.ToOne;
import dev.catalog.ToOptional;
import dev.catalog.internal.fetch.Constructor;
import dev.catalog.internal.fetch.RelationValue;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Puts parts and their constructor together; the public {@code into} methods end here. */
public final class Fetch {

  private Fetch() {}

  /** The parts of rows, whose constructor is still missing. Immutable. */
  public static final class Parts {

    private final TableRows<?> rows;
    private final Field<?> @Nullable [] columns;
    private final Relation<?, ?>[] relations;

    private Parts(Rows<?> rows, Field<?> @Nullable [] columns, Relation<?, ?>... relations) {
      this.rows = TableRows.of(rows);
      this.columns = columns;
      this.relations = relations;
    }

    /** Returns the rows that a constructor builds of the parts. */
    public <T> Rows<T> into(Constructor<T> constructor) {
      return columns == null
          ? rows.with(constructor, relations)
          : rows.select(constructor, columns);
    }
  }

  /** Returns columns of rows. */
  public static Parts columns(Rows<?> rows, Field<?>... columns) {
    return new Parts(rows, notNull(columns));
  }

  /** Returns rows and relations of them. */
  public static Parts relations(Rows<?> rows, Relation<?, ?>... relations) {
    return new Parts(rows, null, notNull(relations));
  }

  /** Returns columns, none of which is null. */
  public static Field<?>[] notNull(Field<?>... columns) {
    check("column", columns);
    return columns;
  }

  /** Returns relations, none of which is null. */
  public static Relation<?, ?>[] notNull(Relation<?, ?>... relations) {
    check("relation", relations);
    return relations;
  }

  private static void check(String what, @Nullable Object[] parts) {
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] == null) {
        throw new IllegalArgumentException(
            "%s %d must not be null; a constant that reads one declared later is null"
                .formatted(what, i + 1));
      }
    }
  }

  /** Returns the error for parts that are not columns, or too many. */
  public static IllegalArgumentException notColumns() {
    return new IllegalArgumentException("The columns of a row must be 1 to 22 jOOQ fields");
  }

  /** Returns the error for parts that are not relations of a row, or too many. */
  public static IllegalArgumentException notRelations() {
    return new IllegalArgumentException("with(...) takes 1 to 6 relations of the row");
  }

  /** Returns a relation with relations of its target. */
  public static <P, C, T> ToOne<P, T> with(
      ToOne<P, C> relation, Constructor<T> constructor, Relation<?, ?>... relations) {
    return ((RelationValue.One<P, C>) relation).with(constructor, relations);
  }

  /** Returns a relation with relations of its target. */
  public static <P, C, T> ToOptional<P, T> with(
      ToOptional<P, C> relation, Constructor<T> constructor, Relation<?, ?>... relations) {
    return ((RelationValue.Maybe<P, C>) relation).with(constructor, relations);
  }

  /** Returns a relation with relations of its target. */
  public static <P, C, T> ToMany<P, T> with(
      ToMany<P, C> relation, Constructor<T> constructor, Relation<?, ?>... relations) {
    return ((RelationValue.Many<P, C>) relation).with(constructor, relations);
  }
}
