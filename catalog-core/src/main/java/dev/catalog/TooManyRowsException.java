package dev.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One row was expected and there are more. None is returned. If {@code update} or {@code delete}
 * wrote by a key that does not hold, it has written all of them; in a transaction, throw to roll
 * back. After {@code updateAll} nothing is written, and a transaction can only be rolled back.
 */
public final class TooManyRowsException extends DatabaseException {

  /** Created by Catalog, and by tests of code that catches it. */
  public TooManyRowsException(String message, @Nullable String sql) {
    super(message, null, sql, null);
  }
}
