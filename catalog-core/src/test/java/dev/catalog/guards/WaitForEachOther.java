package dev.catalog.guards;

import java.util.concurrent.CyclicBarrier;

/** Two classes that hang when two threads touch them first: what generated records must not be. */
final class WaitForEachOther {

  private static final CyclicBarrier BOTH_HAVE_BEGUN = new CyclicBarrier(2);

  private WaitForEachOther() {}

  private static String begun() {
    try {
      BOTH_HAVE_BEGUN.await();
      return "begun";
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static final class Left {
    static final String STATE = begun();
    static final String OTHER = Right.STATE;

    private Left() {}
  }

  static final class Right {
    static final String STATE = begun();
    static final String OTHER = Left.STATE;

    private Right() {}
  }
}
