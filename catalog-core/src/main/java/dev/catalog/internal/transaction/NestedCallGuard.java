package dev.catalog.internal.transaction;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows which threads are inside a block of this database. A call on the database itself from such
 * a thread would commit apart from the block, and can starve the pool.
 */
public final class NestedCallGuard {

  public static final String STREAM = "db.stream";
  public static final String FOR_EACH = "db.forEach";

  /** Blocks that are given no session. */
  private static final Set<String> STREAMS = Set.of(STREAM, FOR_EACH);

  private final ThreadLocal<@Nullable String> block = new ThreadLocal<>();
  private volatile boolean closed;

  /**
   * Lets a call on the database itself through.
   *
   * @throws IllegalStateException if this thread is inside a block, or the database is closed
   */
  void check() {
    checkOpen();
    String inside = block.get();
    if (inside != null) {
      throw new IllegalStateException(
          "The database was called from inside %s, on the same thread: that would commit apart from the block. %s"
              .formatted(inside, advice(inside)));
    }
  }

  /**
   * Lets a call through that belongs to a transaction of its own.
   *
   * @throws IllegalStateException if the database is closed
   */
  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("The database is closed");
    }
  }

  private static String advice(String inside) {
    return STREAMS.contains(inside)
        ? "Stream inside db.read or db.transaction, and use the session of that block"
        : "Use the session that the block was given";
  }

  /**
   * Notes that this thread is inside a block of this kind, for example {@code db.transaction}, that
   * {@link #check} has let through; the database may have been closed since.
   */
  void enter(String kind) {
    block.set(kind);
  }

  void leave() {
    block.remove();
  }

  /**
   * Lets nothing further start; blocks that are running go on. Returns whether this was the first.
   */
  public synchronized boolean close() {
    boolean first = !closed;
    closed = true;
    return first;
  }

  public @Nullable String current() {
    return block.get();
  }
}
