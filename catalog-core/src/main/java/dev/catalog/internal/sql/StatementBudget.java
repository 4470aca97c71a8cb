package dev.catalog.internal.sql;

import java.time.temporal.Temporal;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * How much the values of one statement may still take, in characters or bytes. Used for one
 * statement, by one thread.
 */
public final class StatementBudget {

  private static final long MOST_CHARACTERS = 8L << 20;
  private static final int SHORT = 255;

  private long left;

  private StatementBudget(long left) {
    this.left = left;
  }

  public static StatementBudget ofStatement() {
    return new StatementBudget(MOST_CHARACTERS);
  }

  /** Returns the budget of a single row, which goes to the server however long it is. */
  public static StatementBudget ofRow() {
    return new StatementBudget(Long.MAX_VALUE);
  }

  /**
   * Returns whether the values of a column can be long: those of a {@code varchar(n)} with a small
   * n cannot, and need not be looked at.
   */
  static boolean isNeededFor(Field<?> column) {
    Class<?> java = column.getConverter().fromType();
    int length = column.getDataType().length();
    return !(Number.class.isAssignableFrom(java)
        || Temporal.class.isAssignableFrom(java)
        || java == Boolean.class
        || java == UUID.class
        || java.isEnum()
        || (java == String.class && length > 0 && length <= SHORT));
  }

  /** Spends what a value takes as it goes to the driver, and returns whether there was enough. */
  boolean take(@Nullable Object element) {
    if (element instanceof String text) {
      left -= text.length();
    } else if (element instanceof byte[] bytes) {
      left -= bytes.length;
    } else if (element instanceof Object[] elements) {
      for (Object each : elements) {
        take(each);
      }
    }
    return left >= 0;
  }
}
