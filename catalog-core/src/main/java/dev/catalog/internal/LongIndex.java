package dev.catalog.internal;

import dev.catalog.spi.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Numbers keys of one whole-number column without boxing them: open addressing with linear probing,
 * at most half full. See Knuth, The Art of Computer Programming, volume 3, section 6.4.
 */
final class LongIndex implements KeyIndex, Keys {

  private final Class<?> type;
  private long[] keys = new long[16];
  private int size;

  /** Numbers by the hash of their keys, plus one; 0 is free. */
  private int[] table = new int[32];

  LongIndex(BasicType<?> type) {
    this.type = type.javaClass();
  }

  static boolean holds(ColumnType<?> type) {
    return type instanceof BasicType<?> basic
        && (basic.javaClass() == Long.class
            || basic.javaClass() == Integer.class
            || basic.javaClass() == Short.class);
  }

  @Override
  public int add(ResultSet result, int base, int[] positions) throws SQLException {
    long key = result.getLong(base + positions[0]);
    return key == 0 && result.wasNull() ? KeyIndex.NONE : add(key);
  }

  /** Returns the number of a key, a new one for a new key. */
  int add(long key) {
    int at = slot(key);
    if (table[at] == 0) {
      insert(key, at);
      return size - 1;
    }
    return table[at] - 1;
  }

  @Override
  public int find(ResultSet result, int[] positions) throws SQLException {
    long key = result.getLong(positions[0]);
    return key == 0 && result.wasNull() ? KeyIndex.NONE : table[slot(key)] - 1;
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
    if (size * 2 == table.length) {
      table = new int[table.length * 2];
      for (int i = 0; i < size; i++) {
        table[slot(keys[i])] = i + 1;
      }
    }
  }

  @Override
  public Keys keys() {
    return this;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Object part(int key, int part) {
    if (type == Long.class) {
      return keys[key];
    }
    return type == Integer.class ? (Object) (int) keys[key] : (Object) (short) keys[key];
  }

  @Override
  public Object primitives() {
    if (type == Long.class) {
      return Arrays.copyOf(keys, size);
    }
    if (type == Integer.class) {
      int[] ints = new int[size];
      for (int i = 0; i < size; i++) {
        ints[i] = (int) keys[i];
      }
      return ints;
    }
    short[] shorts = new short[size];
    for (int i = 0; i < size; i++) {
      shorts[i] = (short) keys[i];
    }
    return shorts;
  }
}
