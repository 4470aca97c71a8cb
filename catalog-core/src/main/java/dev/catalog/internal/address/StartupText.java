package dev.catalog.internal.address;

/**
 * Refuses what must not get into the startup packet: there a NUL ends a value and begins the next
 * parameter, and other control characters garble logs and {@code pg_stat_activity}.
 */
final class StartupText {

  private StartupText() {}

  /**
   * Checks a value.
   *
   * @param what its name, for the message, which does not show the value
   * @throws IllegalArgumentException if it has a control character or half a surrogate pair
   */
  static void check(String what, String value) {
    if (value.codePoints().anyMatch(StartupText::isRefused)) {
      throw new IllegalArgumentException(
          what + " must not contain control characters or unpaired surrogates");
    }
  }

  private static boolean isRefused(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
  }
}
