package dev.catalog.internal.transaction;

import dev.catalog.internal.connection.Lease;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A request, from another thread, that a running block ends. */
public final class Cancellation {

  /** For what nobody cancels. */
  static final Cancellation NEVER = new Cancellation();

  private static final long REPEAT_MILLIS = 20;

  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Lease lease;

  /** Notes the connection that the block uses now; null when it has given it back. */
  void using(@Nullable Lease now) {
    lease = now;
    if (now != null && isCancelled()) {
      now.cancel();
    }
  }

  boolean isCancelled() {
    return cancelled.getCount() == 0;
  }

  /** Notes that the block has ended. */
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
        Lease running = lease;
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
