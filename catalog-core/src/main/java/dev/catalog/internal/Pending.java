package dev.catalog.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parents of one statement that wait for the children of one relation. One thread. */
final class Pending {

  private final List<KeyValue> keys = new ArrayList<>();
  private final List<@Nullable Object[]> parents = new ArrayList<>();
  private final Map<KeyValue, List<Object>> children = new HashMap<>();
  private int part;

  void add(KeyValue key, @Nullable Object[] parts, int position) {
    keys.add(key);
    parents.add(parts);
    part = position;
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  List<Object[]> distinctKeys() {
    Set<KeyValue> distinct = new LinkedHashSet<>(keys);
    List<Object[]> columns = new ArrayList<>(distinct.size());
    distinct.forEach(key -> columns.add(key.columns()));
    return columns;
  }

  /** Takes a child, in the order in which the parent is to hold it. */
  void child(KeyValue key, Object child) {
    children.computeIfAbsent(key, any -> new ArrayList<>()).add(child);
  }

  /** Hands the children to their parents. */
  void deliver() {
    children.replaceAll((key, list) -> List.copyOf(list));
    for (int i = 0; i < keys.size(); i++) {
      parents.get(i)[part] = children.getOrDefault(keys.get(i), List.of());
    }
  }
}
