package dev.catalog;

import org.jspecify.annotations.Nullable;

/** There is no row where one was asked for; the SQL was sent, and nothing was changed. */
public final class RowNotFoundException extends DatabaseException {

  /** Created by Catalog, and by tests of code that catches it. */
  public RowNotFoundException(String message, @Nullable String sql) {
    super(message, null, sql, null);
  }
}
