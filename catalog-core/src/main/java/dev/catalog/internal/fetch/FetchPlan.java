package dev.catalog.internal.fetch;

import dev.catalog.internal.sql.BindValues;
import dev.catalog.spi.RowReader;
import java.util.List;

/**
 * How to read the result of a statement: who assembles its rows, and the relations to load after
 * it.
 *
 * @param assembler assembles a row
 * @param many the to-many relations of all rows of the statement, by their index
 */
public record FetchPlan(RowAssembler assembler, List<RowAssembler.Many> many) {

  static final AwaitingChildren[] NONE = {};

  /** Returns the plan of rows without relations. */
  public static FetchPlan of(RowReader<?> reader) {
    return new FetchPlan(new RowAssembler(reader, 0, List.of(), null), List.of());
  }

  public boolean isOneStatement() {
    return many.isEmpty();
  }

  /** Returns what awaits the children of one run. */
  public AwaitingChildren[] awaiting() {
    if (many.isEmpty()) {
      return NONE;
    }
    AwaitingChildren[] awaiting = new AwaitingChildren[many.size()];
    for (int i = 0; i < awaiting.length; i++) {
      awaiting[i] = many.get(i).awaiting();
    }
    return awaiting;
  }

  /**
   * Checks that each named parameter of the texts that load relations has a value. Renders those
   * texts when they have not been rendered yet.
   *
   * @throws IllegalStateException if one has none; nothing has been sent
   */
  public void checkBound(BindValues values) {
    for (int i = 0; i < many.size(); i++) {
      many.get(i).query().checkBound(values);
    }
  }

  /** Returns whether a named parameter stands in one of the texts that load relations. */
  public boolean hasParameter(String name) {
    for (int i = 0; i < many.size(); i++) {
      if (many.get(i).query().hasParameter(name)) {
        return true;
      }
    }
    return false;
  }
}
