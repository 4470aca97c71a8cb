package dev.catalog.internal.pool;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/** Waits until nothing of a pool is in use. */
final class Idleness {

  private static final long POLL_NANOS = Duration.ofMillis(5).toNanos();

  private Idleness() {}

  /** Returns whether that came about in time; false too when the thread is interrupted. */
  static boolean await(IntSupplier inUse, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (inUse.getAsInt() > 0) {
      if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return true;
  }
}
