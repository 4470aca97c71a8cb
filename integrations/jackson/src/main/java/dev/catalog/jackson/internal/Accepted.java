package dev.catalog.jackson.internal;

import java.util.Objects;
import java.util.Set;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * The columns that JSON may set.
 *
 * @param columns null for each that a builder can set
 */
public record Accepted(@Nullable Set<TableField<?, ?>> columns) {

  public static final Accepted ALL = new Accepted(null);

  /** Returns these columns and no others. */
  public static Accepted of(TableField<?, ?>... columns) {
    if (columns.length == 0) {
      throw new IllegalArgumentException(
          "accepting needs a column: without one, nothing could be set");
    }
    for (TableField<?, ?> column : columns) {
      Objects.requireNonNull(column, "column");
    }
    return new Accepted(Set.of(columns));
  }

  boolean admits(TableField<?, ?> column) {
    return columns == null || columns.contains(column);
  }
}
