package dev.catalog.internal;

import java.time.temporal.Temporal;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** What the values of one statement may still take, in characters or bytes. One call. */
final class Room {

  private static final long MOST_CHARACTERS = 8L << 20;
  private static final int SHORT = 255;

  private long left;

  private Room(long left) {
    this.left = left;
  }

  static Room ofStatement() {
    return new Room(MOST_CHARACTERS);
  }

  /** Returns room for a single row, which goes to the server however long it is. */
  static Room ofRow() {
    return new Room(Long.MAX_VALUE);
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

  /** Takes room for a value as it goes to the driver, and returns whether there was enough. */
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
