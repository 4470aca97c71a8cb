package dev.catalog.internal.type;

import org.jspecify.annotations.Nullable;

/**
 * Text that PostgreSQL can store: Unicode without U+0000. A Java String may hold half of a
 * surrogate pair, which is no character; the driver would send a question mark in its place.
 */
public final class PostgresText {

  private PostgresText() {}

  /**
   * Refuses what is not text.
   *
   * @throws NotTextException if a character cannot be stored
   */
  public static void check(@Nullable String text) {
    if (text != null) {
      for (int i = 0; i < text.length(); i++) {
        // one comparison for all but U+0000, surrogates and what comes after them
        if ((char) (text.charAt(i) - 1) >= Character.MIN_SURROGATE - 1) {
          checkFrom(text, i);
          return;
        }
      }
    }
  }

  private static void checkFrom(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == 0) {
        throw new NotTextException("the character U+0000 at position " + i);
      }
      if (Character.isSurrogate(each)) {
        if (Character.isLowSurrogate(each)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new NotTextException("half of a surrogate pair at position " + i);
        }
        i++;
      }
    }
  }

  /** Says what is wrong with a text; who knows where the text belongs says that too. */
  public static final class NotTextException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private NotTextException(String what) {
      super(what);
    }

    /**
     * Returns what to throw to the caller.
     *
     * @param subject what holds the text, for example {@code column name}
     */
    public IllegalArgumentException of(String subject) {
      return new IllegalArgumentException(
          "%s must be text that PostgreSQL can store, and holds %s: remove it"
              .formatted(subject, getMessage()));
    }
  }
}
