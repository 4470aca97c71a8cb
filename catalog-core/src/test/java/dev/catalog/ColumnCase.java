package dev.catalog;

import dev.catalog.fixture.types.NewSpecimen;
import dev.catalog.fixture.types.Specimen;
import dev.catalog.fixture.types.SpecimenPatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.TableField;

/**
 * A column of the fixture, with values that must come back as they went.
 *
 * @param hasEquality whether PostgreSQL compares values of the type by {@code =}
 */
record ColumnCase<T>(
    TableField<?, T> field,
    BiFunction<NewSpecimen, T, NewSpecimen> create,
    BiFunction<SpecimenPatch, T, SpecimenPatch> patch,
    Function<Specimen, T> get,
    boolean hasEquality,
    List<T> values) {

  /** Returns a case with these values and null. */
  @SafeVarargs
  static <T> ColumnCase<T> of(
      TableField<?, T> field,
      BiFunction<NewSpecimen, T, NewSpecimen> create,
      BiFunction<SpecimenPatch, T, SpecimenPatch> patch,
      Function<Specimen, T> get,
      T... values) {
    List<T> all = new ArrayList<>();
    for (T value : values) {
      all.add(value);
    }
    all.add(null);
    return new ColumnCase<>(field, create, patch, get, true, all);
  }

  ColumnCase<T> withoutEquality() {
    return new ColumnCase<>(field, create, patch, get, false, values);
  }

  String name() {
    return field.getName();
  }

  String nameOf(T value) {
    String text = value instanceof Object[] array ? Arrays.deepToString(array) : value + "";
    text = value instanceof byte[] bytes ? bytes.length + " bytes" : text;
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  boolean isEqual(T left, T right) {
    return Objects.deepEquals(left, right);
  }
}
