package dev.catalog.internal.query;

import dev.catalog.internal.sql.Bind;
import dev.catalog.internal.sql.BindValues;
import dev.catalog.internal.sql.Renderer;
import dev.catalog.internal.sql.SqlText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;

/**
 * A condition that holds only when its named parameters have values.
 *
 * @param parameters the names of those that have none by themselves
 */
public record OptionalCondition(Condition condition, List<String> names, List<String> parameters) {

  /**
   * Finds the named parameters of a condition.
   *
   * @throws IllegalArgumentException if there is none
   */
  static OptionalCondition of(Condition condition) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> open = new LinkedHashSet<>();
    SqlText text = Renderer.render(condition);
    for (Bind bind : text.binds()) {
      if (bind instanceof Bind.Named<?> named) {
        names.add(named.name());
        if (named.preset() == null) {
          open.add(named.name());
        }
      }
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "whereIfBound() needs a condition with a named parameter, DSL.param(\"name\", type): %s; for others use where(...)"
              .formatted(text.sql()));
    }
    return new OptionalCondition(condition, List.copyOf(names), List.copyOf(open));
  }

  boolean isPresentIn(BindValues values) {
    for (int i = 0; i < parameters.size(); i++) {
      if (!values.named().has(parameters.get(i))) {
        return false;
      }
    }
    return true;
  }
}
