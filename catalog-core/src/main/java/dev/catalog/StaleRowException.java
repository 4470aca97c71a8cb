package dev.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A row was changed or deleted by somebody else since it was read; nothing was changed. Read it
 * again and decide anew.
 */
public final class StaleRowException extends DatabaseException {

  /** Created by Catalog, and by tests of code that catches it. */
  public StaleRowException(String message, @Nullable String sql) {
    super(message, null, sql, null);
  }
}
