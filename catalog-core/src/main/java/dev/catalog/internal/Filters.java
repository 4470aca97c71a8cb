package dev.catalog.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

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
  private volatile @Nullable Entry last;

  private record Entry(long present, TableDefinition definition) {}

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
   * Returns the definition for these values: none of the optional conditions, or the one that is
   * made the first time with those present.
   */
  TableDefinition resolve(
      TableDefinition none, Values values, Function<List<Condition>, TableDefinition> make) {
    long present = present(values);
    if (present == 0) {
      return none;
    }
    Entry recent = last;
    if (recent != null && recent.present == present) {
      return recent.definition;
    }
    TableDefinition definition = definitions.get(present);
    if (definition == null) {
      if (definitions.size() >= MOST_COMBINATIONS) {
        definitions.clear();
      }
      TableDefinition made = make.apply(conditions(present));
      TableDefinition raced = definitions.putIfAbsent(present, made);
      definition = raced == null ? made : raced;
    }
    last = new Entry(present, definition);
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
