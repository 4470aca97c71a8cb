package dev.catalog.spi;

/**
 * Takes a key of several columns apart.
 *
 * @param <V> the key's value, a generated record
 */
@FunctionalInterface
public interface CompositeKey<V> {

  /** Returns the values in the order of the key's columns. */
  Object[] values(V key);
}
