package dev.catalog;

import org.jspecify.annotations.Nullable;

/** A row was expected and there is none. The SQL was sent, and nothing was changed. */
public final class RowNotFoundException extends DatabaseException {

  /** Created by Catalog, and by tests of code that catches it. */
  public RowNotFoundException(String message, @Nullable String sql) {
    super(message, null, sql, null);
  }
}
