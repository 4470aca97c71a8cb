package dev.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The database returned null for a component that cannot hold it: one of a type such as {@code
 * int}, or one of a generated row, or of chosen columns of its table, whose column was NOT NULL
 * when the row was generated. Use a component that can ({@code Integer}), make the query return no
 * nulls, or build again from the migrations that the database has.
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
