package dev.catalog;

import java.time.Duration;

/** Refuses settings, in the one form of such messages: the rule, then the value. */
final class ConfigCheck {

  private ConfigCheck() {}

  static void atLeast(String name, int value, int least) {
    check(value >= least, "%s must be at least %d: %d".formatted(name, least, value));
  }

  static void notNegative(String name, Duration value) {
    check(!value.isNegative(), "%s must not be negative: %s".formatted(name, text(value)));
  }

  static void atLeast(String name, Duration value, Duration least) {
    check(
        value.compareTo(least) >= 0,
        "%s must be at least %s: %s".formatted(name, text(least), text(value)));
  }

  static void zeroOrAtLeast(String name, Duration value, Duration least) {
    if (!value.isZero()) {
      atLeast(name, value, least);
    }
  }

  static void check(boolean isRight, String otherwise) {
    if (!isRight) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis > 0 && millis % 60_000 == 0) {
      return millis / 60_000 + " min";
    }
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
