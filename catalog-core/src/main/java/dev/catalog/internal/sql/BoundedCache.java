package dev.catalog.internal.sql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Values that are made when they are first asked for, by their keys. Past the bound all of them are
 * forgotten and made anew, which only a caller with hundreds of different keys ever meets.
 *
 * <p>Safe to share between threads; threads that ask for one key at the same time get one value.
 */
public final class BoundedCache<K, V> {

  private static final int MOST = 256;

  private final Map<K, V> values = new ConcurrentHashMap<>();

  /** Returns the value of a key, which {@code making} makes when there is none. */
  public V get(K key, Function<? super K, ? extends V> making) {
    V value = values.get(key);
    if (value != null) {
      return value;
    }
    if (values.size() >= MOST) {
      values.clear();
    }
    V made = making.apply(key);
    V raced = values.putIfAbsent(key, made);
    return raced == null ? made : raced;
  }
}
