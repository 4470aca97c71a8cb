package dev.catalog.benchmarks;

import dev.catalog.benchmarks.Shop.Change;
import dev.catalog.benchmarks.Shop.Draft;

/** Writes of single rows, each in its own transaction. */
public interface Writes {

  /** Stores a product and returns its row, including what the server filled in. */
  Object insert(Draft draft) throws Exception;

  /** Updates price and stock of a product and returns its row. */
  Object patch(Change change) throws Exception;
}
