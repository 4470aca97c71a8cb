package dev.catalog.internal.type;

import java.time.Duration;

/** Durations as messages show them and as PostgreSQL and the driver take them. */
public final class Durations {

  private Durations() {}

  public static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 60_000 == 0 && millis > 0) {
      return millis / 60_000 + " min";
    }
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  /** Returns whole seconds, rounded up: 0 means no limit to the driver. */
  public static String seconds(Duration duration) {
    return Long.toString((duration.toMillis() + 999) / 1000);
  }
}
