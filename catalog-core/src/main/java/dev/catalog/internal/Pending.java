package dev.catalog.internal;

import dev.catalog.spi.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The parents of one statement that wait for the children of one relation. One thread. */
final class Pending {

  private final KeyIndex index;

  /** Children by the number of their parents' key. */
  private final List<List<Object>> children = new ArrayList<>();

  Pending(List<ColumnType<?>> keyTypes) {
    this.index = KeyIndex.of(keyTypes);
  }

  /**
   * Notes a parent, whose key stands at some positions of a row, and returns the list that its
   * children are going to be in; one without a key has no child.
   */
  List<Object> add(ResultSet result, int base, int[] positions) throws SQLException {
    int number = index.add(result, base, positions);
    if (number == KeyIndex.NONE) {
      return List.of();
    }
    if (number == children.size()) {
      children.add(new ArrayList<>());
    }
    return children.get(number);
  }

  boolean isEmpty() {
    return children.isEmpty();
  }

  Keys keys() {
    return index.keys();
  }

  /** Returns the children of the parents to which a child belongs. */
  List<Object> childrenOf(ResultSet child, int[] positions) throws SQLException {
    int number = index.find(child, positions);
    if (number == KeyIndex.NONE) {
      throw new IllegalStateException("a child of none of the parents that were asked for");
    }
    return children.get(number);
  }

  /** Finishes the children in place; their own children have been loaded. */
  void finish(Node node) {
    if (node.waitsForChildren()) {
      for (List<Object> each : children) {
        each.replaceAll(node::finish);
      }
    }
  }
}
