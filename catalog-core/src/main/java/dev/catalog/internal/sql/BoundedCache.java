package dev.catalog.internal.sql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Values that callers make when they are first asked for, by their keys. Past the bound all of them
 * are forgotten and made anew, which only a caller with hundreds of different keys ever meets. A
 * value that is found costs no allocation.
 *
 * <p>Safe to share between threads; threads that ask for one key at the same time get one value.
 */
public final class BoundedCache<K, V> {

  private static final int MOST = 256;

  private final Map<K, V> values = new ConcurrentHashMap<>();

  /** Returns the value of a key; null when there is none. */
  public @Nullable V find(K key) {
    return values.get(key);
  }

  /** Keeps the value that was made for a key, and returns the one that all threads share. */
  public V keep(K key, V made) {
    if (values.size() >= MOST) {
      values.clear();
    }
    V raced = values.putIfAbsent(key, made);
    return raced == null ? made : raced;
  }
}
