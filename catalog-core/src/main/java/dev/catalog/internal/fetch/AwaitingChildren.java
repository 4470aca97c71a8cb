package dev.catalog.internal.fetch;

import dev.catalog.internal.sql.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The parents of one statement that await the children of one relation. One thread. */
final class AwaitingChildren {

  private final KeyIndex index;

  /** Children by the number of their parents' key. */
  private final List<List<Object>> children;

  private final int expectedChildren;

  /**
   * @param expectedParents the number of parents to make room for
   * @param expectedChildren the number of children to make room for in each
   */
  AwaitingChildren(KeyIndex index, int expectedParents, int expectedChildren) {
    this.index = index;
    this.children = new ArrayList<>(expectedParents);
    this.expectedChildren = expectedChildren;
  }

  /**
   * Notes a parent, whose key stands at some positions of the result, and returns the list that its
   * children are going to be in; one without a key has no child.
   */
  List<Object> add(Object parent, ResultSet result, int base, int[] positions) throws SQLException {
    int number = index.add(parent, result, base, positions);
    if (number == KeyIndex.NONE) {
      return List.of();
    }
    if (number == children.size()) {
      children.add(new ArrayList<>(expectedChildren));
    }
    return children.get(number);
  }

  /** Returns how many keys the parents have. */
  int size() {
    return children.size();
  }

  Keys keys() {
    return index.keys();
  }

  /** Returns the children of the parents to which a child belongs. */
  List<Object> childrenOf(Object child, ResultSet result, int[] positions) throws SQLException {
    int number = index.find(child, result, positions);
    if (number == KeyIndex.NONE) {
      throw new IllegalStateException("a child belongs to none of the requested parents");
    }
    return children.get(number);
  }

  /** Assembles the children in place; their own children have been loaded. */
  void assemble(RowAssembler assembler) {
    if (assembler.awaitsChildren()) {
      for (List<Object> each : children) {
        each.replaceAll(assembler::assemble);
      }
    }
  }
}
