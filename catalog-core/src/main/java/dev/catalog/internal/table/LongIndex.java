package dev.catalog.internal.table;

import dev.catalog.internal.sql.Keys;
import dev.catalog.internal.sql.LongKeys;
import dev.catalog.internal.type.BasicType;
import java.util.Arrays;

/**
 * Numbers keys of one whole-number column without boxing them: open addressing with linear probing,
 * at most half full. See Knuth, The Art of Computer Programming, volume 3, section 6.4.
 */
public final class LongIndex {

  private final BasicType<?> type;
  private long[] keys;
  private int size;

  /** Numbers by the hash of their keys, plus one; 0 is free. */
  private int[] table;

  /**
   * @param expected the number of keys up to which the index does not grow, at least 1
   */
  public LongIndex(BasicType<?> type, int expected) {
    this.type = type;
    this.keys = new long[expected];
    this.table = new int[Integer.highestOneBit(2 * expected - 1) * 2];
  }

  /** Returns the number of a key, a new one for a new key. */
  public int add(long key) {
    int at = slot(key);
    if (table[at] == 0) {
      insert(key, at);
      return size - 1;
    }
    return table[at] - 1;
  }

  /** Returns the number of a key, -1 of one that was not added. */
  public int find(long key) {
    return table[slot(key)] - 1;
  }

  private int slot(long key) {
    int mask = table.length - 1;
    // the golden ratio spreads neighbours, of which generated keys are full
    int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (table[at] != 0 && keys[table[at] - 1] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void insert(long key, int at) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
    }
    keys[size++] = key;
    table[at] = size;
    if (size * 2 > table.length) {
      table = new int[table.length * 2];
      for (int i = 0; i < size; i++) {
        table[slot(keys[i])] = i + 1;
      }
    }
  }

  /** Returns the keys in the order of their numbers; none is added afterwards. */
  public Keys keys() {
    return new LongKeys(type, keys, size);
  }
}
