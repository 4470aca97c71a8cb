package dev.catalog.internal.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts, or what makes texts, by numbers, within the memory of their constant. Finding one takes no
 * lock and allocates nothing: the numbers stand sorted in an array that is replaced when one comes
 * or goes.
 *
 * <p>Safe to share between threads. Threads that make the text of one number at the same time keep
 * the last.
 *
 * @param <V> what is kept, equal for equal numbers; where a number is a hash, the caller compares
 */
public final class KeptTexts<V> {

  private final TextMemory memory;
  private volatile Table<V> table = new Table<>(new long[0], List.of());

  /** Immutable. */
  private static final class Table<V> {

    private final long[] numbers;
    private final List<Kept<V>> values;

    private Table(long[] numbers, List<Kept<V>> values) {
      this.numbers = numbers;
      this.values = values;
    }

    Table<V> with(long number, Kept<V> value) {
      int at = Arrays.binarySearch(numbers, number);
      List<Kept<V>> more = new ArrayList<>(values.size() + 1);
      more.addAll(values);
      if (at >= 0) {
        more.set(at, value);
        return new Table<>(numbers, more);
      }
      int place = -at - 1;
      more.add(place, value);
      long[] longer = Arrays.copyOf(numbers, numbers.length + 1);
      System.arraycopy(numbers, place, longer, place + 1, numbers.length - place);
      longer[place] = number;
      return new Table<>(longer, more);
    }

    Table<V> without(long number) {
      int at = Arrays.binarySearch(numbers, number);
      List<Kept<V>> fewer = new ArrayList<>(values);
      fewer.remove(at);
      long[] shorter = Arrays.copyOf(numbers, numbers.length - 1);
      System.arraycopy(numbers, at + 1, shorter, at, shorter.length - at);
      return new Table<>(shorter, fewer);
    }
  }

  private record Kept<V>(V value, TextMemory.Share share) {}

  public KeptTexts(TextMemory memory) {
    this.memory = memory;
  }

  /** Returns what is kept for a number; null for nothing. */
  public @Nullable V find(long number) {
    Table<V> now = table;
    int at = Arrays.binarySearch(now.numbers, number);
    if (at < 0) {
      return null;
    }
    Kept<V> found = now.values.get(at);
    found.share.use();
    return found.value;
  }

  /**
   * Keeps a value, in place of the one that was there, and returns it.
   *
   * @param share what it takes of the memory, not used for another value
   */
  public V keep(long number, V value, TextMemory.Share share) {
    synchronized (memory) {
      Table<V> now = table;
      int at = Arrays.binarySearch(now.numbers, number);
      if (at >= 0) {
        now.values.get(at).share.release();
      }
      table = now.with(number, new Kept<>(value, share));
      share.keep(() -> table = table.without(number));
    }
    return value;
  }

  /** Keeps a text, and returns it. */
  public V keep(long number, V value, long bytes) {
    TextMemory.Share share = memory.share();
    share.add(bytes);
    return keep(number, value, share);
  }
}
