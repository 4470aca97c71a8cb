package dev.catalog.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;

/**
 * The optional conditions of rows, and one definition, with its texts, for each combination of
 * those that are present. Bounded as {@link TextCache}.
 */
final class Filters {

  /** Bits of a long. */
  private static final int MOST_CONDITIONS = 64;

  private static final int MOST_COMBINATIONS = 256;

  static final Filters NONE = new Filters(List.of());

  private final List<OptionalCondition> conditions;
  private final Map<Long, TableDefinition> definitions = new ConcurrentHashMap<>();

  private Filters(List<OptionalCondition> conditions) {
    this.conditions = conditions;
  }

  Filters and(Condition condition) {
    List<OptionalCondition> more = new ArrayList<>(conditions);
    more.add(OptionalCondition.of(condition));
    if (more.size() > MOST_CONDITIONS) {
      throw new IllegalArgumentException(
          "Rows take %d optional conditions at most: put several into one, or build the query for each call."
              .formatted(MOST_CONDITIONS));
    }
    return new Filters(List.copyOf(more));
  }

  /** Returns these conditions for another definition, which keeps its own texts. */
  Filters copy() {
    return conditions.isEmpty() ? NONE : new Filters(conditions);
  }

  boolean isEmpty() {
    return conditions.isEmpty();
  }

  boolean hasParameter(String name) {
    for (int i = 0; i < conditions.size(); i++) {
      if (conditions.get(i).names().contains(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the definition for these values: that without optional conditions, or one that is made
   * of it the first time, with those present.
   */
  TableDefinition resolve(TableDefinition none, Values values) {
    long present = present(values);
    if (present == 0) {
      return none;
    }
    TableDefinition definition = definitions.get(present);
    if (definition == null) {
      if (definitions.size() >= MOST_COMBINATIONS) {
        definitions.clear();
      }
      TableDefinition made = none.with(conditions(present));
      TableDefinition raced = definitions.putIfAbsent(present, made);
      definition = raced == null ? made : raced;
    }
    return definition;
  }

  private long present(Values values) {
    long present = 0;
    for (int i = 0; i < conditions.size(); i++) {
      if (conditions.get(i).isPresentIn(values)) {
        present |= 1L << i;
      }
    }
    return present;
  }

  private List<Condition> conditions(long present) {
    List<Condition> all = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      if ((present & 1L << i) != 0) {
        all.add(conditions.get(i).condition());
      }
    }
    return all;
  }
}
