package dev.catalog.internal.query;

import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.KeptTexts;
import dev.catalog.internal.sql.TextMemory;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;

/**
 * The optional conditions of rows, and the texts for each combination of those that are present.
 */
public final class Filters {

  /** Bits of a long. */
  private static final int MOST_CONDITIONS = 64;

  static final Filters NONE = new Filters(List.of(), new TextMemory());

  private final List<OptionalCondition> conditions;
  private final KeptTexts<TableTexts> texts;

  private Filters(List<OptionalCondition> conditions, TextMemory memory) {
    this.conditions = conditions;
    this.texts = new KeptTexts<>(memory);
  }

  /**
   * Returns these conditions and one more, for a query with texts of its own.
   *
   * @param memory that of the query
   */
  Filters and(Condition condition, TextMemory memory) {
    List<OptionalCondition> more = new ArrayList<>(conditions);
    more.add(OptionalCondition.of(condition));
    if (more.size() > MOST_CONDITIONS) {
      throw new IllegalArgumentException(
          "rows take at most %d optional conditions: combine some of them, or build the query for each call"
              .formatted(MOST_CONDITIONS));
    }
    return new Filters(List.copyOf(more), memory);
  }

  /** Returns these conditions for another query, which has texts of its own. */
  Filters in(TextMemory memory) {
    return conditions.isEmpty() ? NONE : new Filters(conditions, memory);
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
   * that are present, made when they are not kept.
   */
  TableTexts resolve(TableTexts none, BindValues values) {
    long present = present(values);
    if (present == 0) {
      return none;
    }
    TableTexts found = texts.find(present);
    if (found != null) {
      return found;
    }
    TableTexts made = none.with(conditions(present));
    return texts.keep(present, made, made.share());
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
