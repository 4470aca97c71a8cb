package dev.catalog.internal;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Many keys as a table: {@code unnest(?, ?) with ordinality as k (k1, k2, n)}. */
final class KeyTable {

  private static final Name ALIAS = DSL.name("k");
  private static final Name ORDER = DSL.name("n");

  private final Table<?> table;
  private final int columns;

  private KeyTable(Table<?> table, int columns) {
    this.table = table;
    this.columns = columns;
  }

  static KeyTable withOrder(Field<?>[] fields) {
    return of(fields, true);
  }

  static KeyTable of(Field<?>[] fields) {
    return of(fields, false);
  }

  private static KeyTable of(Field<?>[] fields, boolean order) {
    List<QueryPart> arrays = new ArrayList<>();
    List<QueryPart> names = new ArrayList<>();
    for (int i = 0; i < fields.length; i++) {
      arrays.add(array(fields[i], i));
      names.add(column(i));
    }
    if (order) {
      names.add(ORDER);
    }
    String sql = order ? "unnest({0}) with ordinality as {1} ({2})" : "unnest({0}) as {1} ({2})";
    return new KeyTable(DSL.table(sql, DSL.list(arrays), ALIAS, DSL.list(names)), fields.length);
  }

  /** Returns one array bind with the values of a key column. */
  static <T> SlotField<T[]> array(Field<T> field, int part) {
    return SlotField.array(
        new Slot.KeyArray(ColumnTypes.element(field), part), field.getDataType());
  }

  private static Name column(int part) {
    return DSL.name("k" + (part + 1));
  }

  Table<?> table() {
    return table;
  }

  /** Returns the condition that columns equal a key of this table. */
  Condition matches(List<? extends Field<?>> fields) {
    List<Condition> parts = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      parts.add(equal(fields.get(i), i));
    }
    return DSL.and(parts);
  }

  private static <T> Condition equal(Field<T> field, int part) {
    return field.eq(column(field, part));
  }

  private static <T> Field<T> column(Field<T> field, int part) {
    Field<T> column = DSL.field(ALIAS.append(column(part)), field.getDataType());
    return ColumnTypes.isTakenApart(field.getDataType())
        ? DSL.field(
            "cast({0} as " + ColumnTypes.castName(field.getDataType()) + ")",
            field.getDataType(),
            column)
        : column;
  }

  List<Field<?>> columns(Field<?>[] fields) {
    List<Field<?>> all = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      all.add(column(fields[i], i));
    }
    return all;
  }

  Field<Long> order() {
    return DSL.field(ALIAS.append(ORDER), Long.class);
  }
}
