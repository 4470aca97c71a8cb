package dev.catalog.internal.sql;

import dev.catalog.internal.type.JooqModel;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Named;
import org.jooq.QueryPart;
import org.jooq.Row;
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

  void visitStart(QueryPart part) {
    JooqModel.ValueList values = JooqModel.valueList(part);
    if (values != null) {
      check(values.field(), values.size());
    } else if (JooqModel.isListOfRows(part.getClass())) {
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
          "the query contains a list of more than %d rows for (%s): use findAll() with a key, or join DSL.unnest with one array per column"
              .formatted(MOST_VALUES, names(sought)));
    }
  }

  @SuppressWarnings("ReferenceEquality") // equal parts are not the same visit
  void visitEnd(QueryPart part) {
    if (part == rows) {
      rows = null;
    }
  }

  private static void check(Field<?> field, int values) {
    if (values > MOST_VALUES) {
      throw new IllegalArgumentException(
          "the query contains a list of %d values for %s, and at most %d are allowed: use Query.anyOf(field, values), which sends one array, or not(anyOf(...))"
              .formatted(values, field.getName(), MOST_VALUES));
    }
  }

  private static String names(Row row) {
    return Arrays.stream(row.fields()).map(Named::getName).collect(Collectors.joining(", "));
  }
}
