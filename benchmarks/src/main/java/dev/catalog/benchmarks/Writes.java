package dev.catalog.benchmarks;

import dev.catalog.benchmarks.Shop.Change;
import dev.catalog.benchmarks.Shop.Draft;

/** Writes of one row, each in a transaction of its own. */
public interface Writes {

  /** Stores a product and returns its row, with what the server filled in. */
  Object insert(Draft draft) throws Exception;

  /** Changes price and stock of a product and returns its row. */
  Object patch(Change change) throws Exception;
}
