package dev.catalog.internal;

import dev.catalog.Rows;
import org.jspecify.annotations.Nullable;

/** Sorts rows by a caller's text; the public {@code orderBy} ends here. */
public final class Sorting {

  private Sorting() {}

  /** Returns rows in the order that a text asks for. */
  public static <R> Rows<R> orderBy(Rows<R> rows, SortNames names, @Nullable String text) {
    return ((TableRows<R>) rows).orderBy(names, text);
  }
}
