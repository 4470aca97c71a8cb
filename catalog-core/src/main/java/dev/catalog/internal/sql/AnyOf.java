package dev.catalog.internal.sql;

import dev.catalog.internal.type.ArrayElement;
import dev.catalog.internal.type.ColumnTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A column compared with a list of values that travel as one array. */
public final class AnyOf {

  private AnyOf() {}

  /** Returns the condition that a field equals one of the values. */
  public static <T> Condition of(Field<T> field, Collection<? extends T> values) {
    ArrayElement type = ColumnTypes.element(field);
    @Nullable Object[] elements = type.newArray(values.size());
    int i = 0;
    for (T value : values) {
      if (value == null) {
        throw new IllegalArgumentException(
            "anyOf(%s, ...) must not contain null, which equals nothing: add .or(field.isNull())"
                .formatted(field.getName()));
      }
      elements[i++] = type.of(value);
    }
    Bind bind = new Bind.Elements(type, elements, field.getName());
    return equalsOne(
        field,
        BindField.array(bind, field.getDataType(), () -> texts(elements)),
        field.getDataType(),
        Operators.of(field.getDataType()));
  }

  /**
   * Returns the condition that a field equals an element of an array bind.
   *
   * @param element the type of the elements
   */
  static Condition equalsOne(
      Field<?> field, BindField<?> array, DataType<?> element, Operators operators) {
    String equal = operators.named(Operators.EQUAL);
    if (!ColumnTypes.isTakenApart(element)) {
      String elements =
          operators.type() == null ? "{1}" : "cast({1} as " + operators.type() + "[])";
      return DSL.condition(
          "{0} " + equal + " any(" + elements + "){2}", field, array, KnownSql.READS);
    }
    // the elements are texts of arrays or rows
    String value = "cast(e.v as " + ColumnTypes.castName(element) + ")";
    return DSL.condition(
        "{0} " + equal + " any (select " + value + " from pg_catalog.unnest({1}) as e (v)){2}",
        field,
        array,
        KnownSql.READS);
  }

  /** Returns the elements for jOOQ, which binds them by itself. */
  private static String[] texts(@Nullable Object[] elements) {
    List<String> texts = new ArrayList<>(elements.length);
    for (Object element : elements) {
      texts.add(Objects.toString(element));
    }
    return texts.toArray(String[]::new);
  }
}
