package dev.catalog.internal.sql;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Named;
import org.jooq.QueryPart;
import org.jooq.Row;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * Refuses lists of values in a statement's text: each length is a text of its own, prepared and
 * planned anew.
 */
public final class ListLimit {

  private static final int MOST_VALUES = 16;

  private @Nullable QueryPart rows;
  private @Nullable Row sought;
  private int listed;

  /** Returns whether parts of a class are looked at; all others need not be shown. */
  static boolean concerns(Class<?> part) {
    return QOM.InList.class.isAssignableFrom(part)
        || QOM.NotInList.class.isAssignableFrom(part)
        || Row.class.isAssignableFrom(part)
        || isListOfRows(part);
  }

  void visitStart(QueryPart part) {
    if (part instanceof QOM.InList<?> in) {
      check(in.$field(), in.$list().size());
    } else if (part instanceof QOM.NotInList<?> in) {
      check(in.$field(), in.$list().size());
    } else if (isListOfRows(part.getClass())) {
      rows = part;
      sought = null;
      listed = 0;
    } else if (rows != null && part instanceof Row row) {
      visitRow(row);
    }
  }

  private void visitRow(Row row) {
    if (sought == null) {
      sought = row;
    } else if (++listed > MOST_VALUES) {
      throw new IllegalArgumentException(
          "A list of more than %d rows for (%s) stands in the query: use findAll with a key, or join DSL.unnest of one array for each column."
              .formatted(MOST_VALUES, names(sought)));
    }
  }

  @SuppressWarnings("ReferenceEquality") // equal parts are not the same visit
  void visitEnd(QueryPart part) {
    if (part == rows) {
      rows = null;
    }
  }

  /** jOOQ has no public type for it. */
  private static boolean isListOfRows(Class<?> part) {
    return part.getName().equals("org.jooq.impl.RowInCondition");
  }

  private static void check(Field<?> field, int values) {
    if (values > MOST_VALUES) {
      throw new IllegalArgumentException(
          "The list of %d values for %s stands in the query, where %d are the most: use Query.anyOf(field, values), one array for any number of them, or not(anyOf(...))."
              .formatted(values, field.getName(), MOST_VALUES));
    }
  }

  private static String names(Row row) {
    return Arrays.stream(row.fields()).map(Named::getName).collect(Collectors.joining(", "));
  }
}
