package dev.catalog.internal.query;

import dev.catalog.Relation;
import dev.catalog.Rows;
import dev.catalog.ToMany;
import dev.catalog.ToOne;
import dev.catalog.ToOptional;
import dev.catalog.internal.fetch.ColumnsConstructor;
import dev.catalog.internal.fetch.Constructor;
import dev.catalog.internal.fetch.RelationValue;
import org.jooq.Field;

/**
 * Adds relations to rows and to other relations, or reduces rows to columns; the public {@code
 * with} and {@code select} methods end here.
 */
public final class Fetch {

  private Fetch() {}

  /** Returns rows with relations. */
  public static <R, T> Rows<T> with(
      Rows<R> rows, Constructor<T> constructor, Relation<?, ?>... relations) {
    return ((TableRows<R>) rows).with(constructor, relations);
  }

  /** Returns rows reduced to some columns. */
  public static <T> Rows<T> select(
      Rows<?> rows, ColumnsConstructor<T> constructor, Field<?>... columns) {
    return ((TableRows<?>) rows).select(constructor, columns);
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
