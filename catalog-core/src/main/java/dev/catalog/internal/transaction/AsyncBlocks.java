package dev.catalog.internal.transaction;

import dev.catalog.QueryCancelledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs blocks in threads of their own: as many at a time as the pool has connections, in the order
 * in which they came, and with a bounded queue.
 */
public final class AsyncBlocks {

  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor workers;
  private final int queueSize;
  private final Set<Task<?>> running = ConcurrentHashMap.newKeySet();

  public AsyncBlocks(int permits, int queueSize) {
    this.queueSize = queueSize;
    this.workers =
        new ThreadPoolExecutor(
            permits,
            permits,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            queueSize == 0 ? new SynchronousQueue<>() : new LinkedBlockingQueue<>(queueSize),
            Threads.factory("catalog-async-"));
    workers.allowCoreThreadTimeOut(true);
  }

  /** A block that takes the wish to end it. */
  public interface Call<T extends @Nullable Object> {
    T run(Cancellation cancellation) throws Exception;
  }

  public <T extends @Nullable Object> CompletableFuture<T> submit(Call<T> call) {
    Task<T> task = new Task<>(call);
    var unused = task.future.whenComplete((value, failure) -> task.completedOutside());
    try {
      workers.execute(task);
    } catch (RejectedExecutionException e) {
      task.reject(
          workers.isShutdown()
              ? new IllegalStateException("The database is closed")
              : new RejectedExecutionException(
                  "%d blocks are running and %d are waiting, as many as asyncQueue allows: retry later, or raise it"
                      .formatted(workers.getMaximumPoolSize(), queueSize)));
    }
    return task.future;
  }

  /** Lets what was submitted finish, and cancels what is left when the time is over. */
  public void close(Duration limit) {
    workers.shutdown();
    try {
      if (!workers.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        cancelAll();
        workers.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      cancelAll();
      Thread.currentThread().interrupt();
    }
  }

  private void cancelAll() {
    // not shutdownNow: an interrupt would close a virtual thread's socket, not end the statement
    List<Runnable> waiting = new ArrayList<>();
    workers.getQueue().drainTo(waiting);
    for (Runnable task : waiting) {
      ((Task<?>) task)
          .reject(new CancellationException("The database was closed before the block ran"));
    }
    running.forEach(
        task ->
            task.reject(
                new QueryCancelledException(
                    "The database was closed while the block ran, and the block is rolled back",
                    null,
                    null,
                    null)));
  }

  private final class Task<T extends @Nullable Object> implements Runnable {

    private final Call<T> call;
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private final Cancellation cancellation = new Cancellation();
    private volatile boolean done;

    Task(Call<T> call) {
      this.call = call;
    }

    @Override
    public void run() {
      if (future.isDone()) {
        return;
      }
      running.add(this);
      try {
        T value = call.run(cancellation);
        done = true;
        future.complete(value);
      } catch (Throwable t) {
        done = true;
        future.completeExceptionally(t);
      } finally {
        running.remove(this);
        cancellation.ended();
      }
    }

    void reject(Throwable reason) {
      future.completeExceptionally(reason);
    }

    /** Somebody else completed the future: nobody waits for the block any more. */
    void completedOutside() {
      if (done) {
        return;
      }
      cancellation.request();
      if (!workers.remove(this) && running.contains(this)) {
        Threads.factory("catalog-cancel-").newThread(cancellation::cancelUntilEnded).start();
      }
    }
  }
}
