package dev.catalog.internal.table;

import java.util.function.ToLongFunction;

/**
 * Takes a foreign key of one whole-number column from the rows at both of its ends.
 *
 * @param parent returns the column that is pointed at, which is never null
 * @param child returns the foreign key of a row in which it is not null
 */
public record NumberKey(ToLongFunction<Object> parent, ToLongFunction<Object> child) {

  @SuppressWarnings("unchecked") // it is asked for rows of its own two tables only
  public static <P, C> NumberKey of(ToLongFunction<P> parent, ToLongFunction<C> child) {
    return new NumberKey((ToLongFunction<Object>) parent, (ToLongFunction<Object>) child);
  }

  public long ofParent(Object row) {
    return parent.applyAsLong(row);
  }

  public long ofChild(Object row) {
    return child.applyAsLong(row);
  }
}
