package dev.catalog.internal.fetch;

import java.util.regex.Pattern;

/**
 * Tells a NullPointerException that the unboxing of a null caused from one of the program's own, by
 * the text that the JVM gives it (JEP 358). Without such texts, every one counts.
 */
final class UnboxingFailure {

  private static final Pattern UNBOXING =
      Pattern.compile("Cannot invoke \"java\\.lang\\.\\w+\\.\\w+Value\\(\\)\".*", Pattern.DOTALL);

  private UnboxingFailure() {}

  static boolean is(NullPointerException e) {
    String message = e.getMessage();
    return message == null || UNBOXING.matcher(message).matches();
  }
}
