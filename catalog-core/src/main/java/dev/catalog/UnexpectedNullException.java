package dev.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The database returned null for a component that cannot hold it, such as an {@code int}. Use a
 * component that can ({@code Integer}), or make the query return no nulls.
 */
public final class UnexpectedNullException extends DatabaseException {

  /** The columns, in an immutable list. */
  private final List<String> columns;

  /** Created by Catalog, and by tests of code that catches it. */
  public UnexpectedNullException(String message, List<String> columns, @Nullable String sql) {
    super(message, null, sql, null);
    this.columns = List.copyOf(columns);
  }

  /** Returns the names of the columns that were null, in the query's order. */
  public List<String> columns() {
    return columns;
  }
}
