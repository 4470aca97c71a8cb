package dev.catalog.internal;

import java.util.List;

/**
 * How to read the result of a statement: the node of its rows, and the relations to load after it.
 *
 * @param node reads a row
 * @param many the to-many relations of all rows of the statement, by their index
 */
record Plan(Node node, List<Node.Many> many) {

  private static final Pending[] NONE = {};

  static Plan of(Node node) {
    return new Plan(node, List.of());
  }

  boolean isOneStatement() {
    return many.isEmpty();
  }

  /** Returns what will wait for the children of one run. */
  Pending[] pending() {
    if (many.isEmpty()) {
      return NONE;
    }
    Pending[] pending = new Pending[many.size()];
    for (int i = 0; i < pending.length; i++) {
      pending[i] = many.get(i).pending();
    }
    return pending;
  }
}
