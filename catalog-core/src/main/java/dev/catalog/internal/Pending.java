package dev.catalog.internal;

import dev.catalog.spi.ColumnType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parents of one statement that wait for the children of one relation. One thread. */
final class Pending {

  private final KeyIndex index;
  private final List<@Nullable Object[]> parents = new ArrayList<>();
  private int[] numbers = new int[16];
  private @Nullable List<Object>[] children = lists(0);
  private int part;

  Pending(List<ColumnType<?>> keyTypes) {
    this.index = KeyIndex.of(keyTypes);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable List<Object>[] lists(int size) {
    return new List[size];
  }

  /**
   * Notes a parent, whose key stands at some positions of a row; one without a key has no child.
   */
  void add(ResultSet result, int base, int[] positions, @Nullable Object[] parts, int position)
      throws SQLException {
    int number = index.add(result, base, positions);
    if (number == KeyIndex.NONE) {
      return;
    }
    if (parents.size() == numbers.length) {
      numbers = Arrays.copyOf(numbers, numbers.length * 2);
    }
    numbers[parents.size()] = number;
    parents.add(parts);
    part = position;
  }

  boolean isEmpty() {
    return parents.isEmpty();
  }

  Keys keys() {
    return index.keys();
  }

  /** Returns the number of the key to which a child belongs. */
  int numberOf(ResultSet result, int[] positions) throws SQLException {
    return index.find(result, positions);
  }

  /** Takes a child, in the order in which the parent is to hold it. */
  void child(int number, Object child) {
    if (children.length == 0) {
      children = lists(index.keys().size());
    }
    List<Object> list = children[number];
    if (list == null) {
      list = new ArrayList<>();
      children[number] = list;
    }
    list.add(child);
  }

  /** Hands the children to their parents. */
  void deliver() {
    for (int i = 0; i < children.length; i++) {
      List<Object> list = children[i];
      children[i] = list == null ? null : Collections.unmodifiableList(list);
    }
    for (int i = 0; i < parents.size(); i++) {
      List<Object> list = children.length == 0 ? null : children[numbers[i]];
      parents.get(i)[part] = list == null ? List.of() : list;
    }
  }
}
