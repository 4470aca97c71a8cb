package dev.catalog.codegen.run;

import java.util.Locale;

/**
 * Runs jOOQ, which folds the case of names and types in the default locale, where the small I may
 * be a dotless one. The default belongs to the whole JVM: runs at the same time share the change,
 * and the last one takes it back.
 */
public final class NeutralLocale {
  private static int runs;
  private static Locale given = Locale.ROOT;

  private NeutralLocale() {}

  public static void run(Runnable run) {
    enter();
    try {
      run.run();
    } finally {
      leave();
    }
  }

  private static synchronized void enter() {
    if (runs++ == 0) {
      given = Locale.getDefault();
      if (!isNeutral(given)) {
        Locale.setDefault(Locale.ROOT);
      }
    }
  }

  private static synchronized void leave() {
    if (--runs == 0 && !isNeutral(given)) {
      Locale.setDefault(given);
    }
  }

  private static boolean isNeutral(Locale locale) {
    return "i".toUpperCase(locale).equals("I") && "I".toLowerCase(locale).equals("i");
  }
}
