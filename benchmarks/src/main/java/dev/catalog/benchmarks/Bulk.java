package dev.catalog.benchmarks;

import dev.catalog.benchmarks.Shop.Change;
import dev.catalog.benchmarks.Shop.Draft;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Writes of many rows in one transaction. Each method converts the input into the contender's own
 * form and returns the job to be measured.
 */
public interface Bulk {

  /** Stores products and returns their rows, in the order of the drafts. */
  Callable<Object> insert(List<Draft> drafts);

  /** Loads products with COPY and returns their number. */
  default Callable<Object> copy(List<Draft> drafts) {
    throw new UnsupportedOperationException("has no COPY");
  }

  /** Updates price and stock of products and returns their rows or their number. */
  Callable<Object> update(List<Change> changes);

  /**
   * Stores products with these ids, or updates the existing ones; returns rows or counts, as the
   * contender can.
   */
  Callable<Object> upsert(List<Draft> drafts);
}
