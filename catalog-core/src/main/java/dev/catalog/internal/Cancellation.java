package dev.catalog.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The wish, from another thread, that a running block ends. */
final class Cancellation {

  private static final long REPEAT_MILLIS = 20;

  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Unit unit;

  /** Notes the connection that the block uses now; null when it has given it back. */
  void using(@Nullable Unit now) {
    unit = now;
    if (now != null && isCancelled()) {
      now.cancel();
    }
  }

  boolean isCancelled() {
    return cancelled.getCount() == 0;
  }

  /** Notes that the block has ended, one way or another. */
  void ended() {
    ended.countDown();
  }

  /** Lets the block send nothing further. Does not block: see {@link #cancelUntilEnded}. */
  void request() {
    cancelled.countDown();
  }

  /**
   * Cancels what the block runs in the server until the block has ended; a cancel request that
   * comes just before a statement has no effect, so one is not enough.
   */
  void cancelUntilEnded() {
    try {
      do {
        Unit running = unit;
        if (running != null) {
          running.cancel();
        }
      } while (!ended.await(REPEAT_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits before the next attempt.
   *
   * @return whether the whole time has passed: false when cancelled
   */
  boolean sleep(long nanos) throws InterruptedException {
    return !cancelled.await(nanos, TimeUnit.NANOSECONDS);
  }
}
