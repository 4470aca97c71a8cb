package dev.catalog.internal.query;

import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.BoundedCache;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;

/**
 * The optional conditions of rows, and the texts for each combination of those that are present.
 */
public final class Filters {

  /** Bits of a long. */
  private static final int MOST_CONDITIONS = 64;

  static final Filters NONE = new Filters(List.of());

  private final List<OptionalCondition> conditions;
  private final BoundedCache<Long, TableTexts> texts = new BoundedCache<>();

  private Filters(List<OptionalCondition> conditions) {
    this.conditions = conditions;
  }

  Filters and(Condition condition) {
    List<OptionalCondition> more = new ArrayList<>(conditions);
    more.add(OptionalCondition.of(condition));
    if (more.size() > MOST_CONDITIONS) {
      throw new IllegalArgumentException(
          "rows take at most %d optional conditions: combine some of them, or build the query for each call"
              .formatted(MOST_CONDITIONS));
    }
    return new Filters(List.copyOf(more));
  }

  /** Returns these conditions for another query, which has texts of its own. */
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
   * Returns the texts for these values: those without optional conditions, or with the conditions
   * that are present, made the first time.
   */
  TableTexts resolve(TableTexts none, BindValues values) {
    long present = present(values);
    if (present == 0) {
      return none;
    }
    TableTexts found = texts.find(present);
    return found == null ? texts.keep(present, none.with(conditions(present))) : found;
  }

  private long present(BindValues values) {
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
