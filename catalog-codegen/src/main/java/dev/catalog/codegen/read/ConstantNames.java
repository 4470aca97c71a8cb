package dev.catalog.codegen.read;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names of one record's constants, or of its nested records. Every key and relation claims each
 * name that it could have, now or after a change of the schema, and a name that two of them claim
 * is given to neither. What a migration adds can so take a name away, but never lets it mean
 * something else.
 */
final class ConstantNames {
  private final Map<String, Integer> claims = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** Takes a name that the build chose, or that Java or the record itself needs. */
  boolean take(String name) {
    return taken.add(name);
  }

  /** Adds the names that one key or relation could have. */
  void claim(Collection<String> names) {
    Set.copyOf(names).forEach(name -> claims.merge(name, 1, Integer::sum));
  }

  boolean isClaimed(String name) {
    return claims.containsKey(name);
  }

  /** Returns whether a name is claimed by one only, and not taken. */
  boolean isFree(String name) {
    return claims.getOrDefault(name, 0) <= 1 && !taken.contains(name);
  }
}
