package dev.catalog.codegen.model;

import java.util.HashSet;
import java.util.Set;

/** The names that are taken in one class. */
public final class NameScope {
  private final Set<String> taken = new HashSet<>();

  /** Takes a name; returns whether it was free. */
  public boolean take(String name) {
    return taken.add(name);
  }

  /** Takes the first of these names that is free, or the last with underscores at its end. */
  public String takeFirst(String... names) {
    for (String name : names) {
      if (taken.add(name)) {
        return name;
      }
    }
    String name = names[names.length - 1] + "_";
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }
}
