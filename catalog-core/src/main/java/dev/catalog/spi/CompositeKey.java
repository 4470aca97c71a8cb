package dev.catalog.spi;

/**
 * Splits the value of a key with several columns.
 *
 * @param <V> the key's value, a generated record
 */
@FunctionalInterface
public interface CompositeKey<V> {

  /** Returns the values in the order of the key's columns. */
  Object[] values(V key);
}
