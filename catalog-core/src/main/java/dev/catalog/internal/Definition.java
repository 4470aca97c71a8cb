package dev.catalog.internal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rendered side of a query, shared by all values that differ only in limit, offset and
 * parameters. Each text is rendered at most once (or, when threads race, to the same result).
 */
abstract class Definition {

  private volatile @Nullable Rendered rendered;
  private volatile @Nullable SqlText limited;
  private volatile @Nullable SqlText limitedAndOffset;
  private volatile @Nullable SqlText offset;
  private volatile @Nullable SqlText page;
  private volatile @Nullable SqlText total;
  private volatile @Nullable SqlText exists;

  /**
   * A query without limit and offset.
   *
   * @param text selects the rows
   * @param counted selects something for each row, as cheaply as may be
   * @param plan reads the rows
   */
  record Rendered(SqlText text, SqlText counted, Plan plan) {}

  abstract Rendered render();

  final Rendered rendered() {
    Rendered result = rendered;
    if (result == null) {
      result = render();
      rendered = result;
    }
    return result;
  }

  final Plan plan() {
    return rendered().plan();
  }

  /** Returns the text that selects the rows, with binds for the limit and offset there are. */
  final SqlText select(Values values) {
    SqlText text = rendered().text();
    if (values.hasLimit() && values.hasOffset()) {
      SqlText both = limitedAndOffset;
      if (both == null) {
        both = withLimit(withOffset(text));
        limitedAndOffset = both;
      }
      return both;
    }
    if (values.hasLimit()) {
      SqlText one = limited;
      if (one == null) {
        one = withLimit(text);
        limited = one;
      }
      return one;
    }
    if (values.hasOffset()) {
      SqlText one = offset;
      if (one == null) {
        one = withOffset(text);
        offset = one;
      }
      return one;
    }
    return text;
  }

  /**
   * Returns the text that gives the total, a marker and the rows of a page. The total stands in
   * each row; past the end there is one row, without the marker.
   */
  final SqlText page() {
    SqlText text = page;
    if (text == null) {
      SqlText rows = withLimit(withOffset(rendered().text()));
      text =
          rendered()
              .counted()
              .wrap(
                  "select t.total, q.* from (select count(*) as total from (",
                  ") as c) as t left join lateral (select true as present, p.* from (")
              .append(rows.sql(), rows.slots())
              .append(") as p) as q on true");
      page = text;
    }
    return text;
  }

  final SqlText count(Values values) {
    if (values.hasLimit() || values.hasOffset()) {
      return select(values).wrap("select count(*) from (", ") as c");
    }
    SqlText text = total;
    if (text == null) {
      text = rendered().counted().wrap("select count(*) from (", ") as c");
      total = text;
    }
    return text;
  }

  final SqlText exists(Values values) {
    if (values.hasLimit() || values.hasOffset()) {
      return select(values).wrap("select exists (", ")");
    }
    SqlText text = exists;
    if (text == null) {
      text = rendered().counted().wrap("select exists (", ")");
      exists = text;
    }
    return text;
  }

  private static SqlText withOffset(SqlText text) {
    return text.append(" offset ?", Slot.OFFSET);
  }

  private static SqlText withLimit(SqlText text) {
    return text.append(" limit ?", Slot.LIMIT);
  }

  /** Throws when a named parameter of the text has no value; nothing has been sent. */
  static void checkBound(SqlText text, Values values) {
    checkBound(text.parameters(), values);
  }

  /** As {@link #checkBound(SqlText, Values)}, for the texts of to-many relations as well. */
  static void checkBound(SqlText text, Plan plan, Values values) {
    checkBound(text, values);
    for (int i = 0; i < plan.many().size(); i++) {
      checkBound(plan.many().get(i).query().parameters(), values);
    }
  }

  private static void checkBound(List<Slot.Named<?>> parameters, Values values) {
    for (int i = 0; i < parameters.size(); i++) {
      if (!parameters.get(i).hasValueIn(values)) {
        throw unbound(parameters, values);
      }
    }
  }

  private static IllegalStateException unbound(List<Slot.Named<?>> parameters, Values values) {
    Set<String> names = new TreeSet<>();
    for (Slot.Named<?> parameter : parameters) {
      if (!parameter.hasValueIn(values)) {
        names.add(parameter.name());
      }
    }
    return new IllegalStateException(
        "The query's parameter %s has no value: call bind(param, value) before running it."
            .formatted(String.join(", ", names)));
  }

  boolean hasParameter(String name) {
    if (isAmong(rendered().text().parameters(), name)) {
      return true;
    }
    for (Node.Many many : plan().many()) {
      if (isAmong(many.query().parameters(), name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAmong(List<Slot.Named<?>> parameters, String name) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
