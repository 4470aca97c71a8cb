package dev.catalog.internal.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The memory for the texts that calls derive from one constant: from a query by a client's order,
 * by the optional conditions that are present, by a cursor; from a table by the columns that are
 * written. Clients decide which of them there are, so all of them together have one bound. Past it
 * they go one by one, those that were not used for a while first.
 *
 * <p>The choice is second chance, the queue form of CLOCK: F. J. Corbató, "A Paging Experiment with
 * the Multics System", 1968. What is found is only marked, without a lock; making and forgetting
 * happen under the lock of this object.
 *
 * <p>Safe to share between threads.
 */
public final class TextMemory {

  /** Room for about 500 texts of usual size. */
  static final long MOST_BYTES = 1 << 20;

  /** Those that were made first are in front. */
  private final Deque<Share> shares = new ArrayDeque<>(1);

  private long bytes;

  /** Returns a share for something that is to be kept; it counts once it is kept. */
  public Share share() {
    return new Share(this);
  }

  /** Returns the bytes of all that is kept. */
  synchronized long bytes() {
    return bytes;
  }

  /** Returns how many values are kept. */
  synchronized int size() {
    return shares.size();
  }

  /** Makes room. Goes through all shares twice at most, and never forgets the newest. */
  private void shrink(Share newest) {
    int spared = 0;
    int most = shares.size();
    while (bytes > MOST_BYTES && shares.size() > 1) {
      Share oldest = shares.remove();
      if (oldest == newest || (oldest.used && spared++ < most)) {
        oldest.used = false;
        shares.add(oldest);
      } else {
        forget(oldest);
      }
    }
  }

  private void forget(Share share) {
    bytes -= share.bytes;
    Runnable removal = share.removal;
    share.removal = null;
    if (removal != null) {
      removal.run();
    }
  }

  /**
   * What one value takes of the memory. It may grow while it is kept: a value makes its texts when
   * they are first asked for. The share of a value that is not kept is only a number.
   */
  public static final class Share {

    private final TextMemory memory;
    private long bytes;
    private @Nullable Runnable removal;

    /** Without a lock: a mark that is lost costs a text that is made again. */
    private boolean used;

    private Share(TextMemory memory) {
      this.memory = memory;
    }

    /** Adds what the value takes more than before. */
    public void add(long more) {
      synchronized (memory) {
        bytes += more;
        if (removal != null) {
          memory.bytes += more;
          memory.shrink(this);
        }
      }
    }

    /** Notes that the value was found. */
    void use() {
      if (!used) {
        used = true;
      }
    }

    /**
     * Counts the value from now on. The caller holds the lock.
     *
     * @param forgetting removes the value
     */
    void keep(Runnable forgetting) {
      removal = forgetting;
      memory.bytes += bytes;
      memory.shares.add(this);
      memory.shrink(this);
    }

    /** Counts the value no more. The caller holds the lock, and removes the value. */
    void release() {
      if (removal != null) {
        removal = null;
        memory.bytes -= bytes;
        memory.shares.remove(this);
      }
    }
  }
}
