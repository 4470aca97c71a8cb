package dev.catalog;

import org.jspecify.annotations.Nullable;

/** There is more than one row where one was asked for; none is returned. */
public final class TooManyRowsException extends DatabaseException {

  /** Created by Catalog, and by tests of code that catches it. */
  public TooManyRowsException(String message, @Nullable String sql) {
    super(message, null, sql, null);
  }
}
