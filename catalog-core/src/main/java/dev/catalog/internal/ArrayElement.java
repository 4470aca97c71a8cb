package dev.catalog.internal;

import org.jspecify.annotations.Nullable;

/**
 * How values of a column travel inside an array bind. Types with a plain wire form keep it; all
 * others travel as text and are cast by the server, because {@code createArrayOf} fails on far
 * dates and {@code unnest} flattens nested arrays.
 */
interface ArrayElement {

  /** Returns the element type that the driver is told, for example {@code int8} or {@code text}. */
  String typeName();

  /** Returns the element for a value. */
  @Nullable Object of(@Nullable Object value);

  /** Returns an array for elements; of a class that the driver writes in binary where it can. */
  @Nullable Object[] newArray(int length);
}
