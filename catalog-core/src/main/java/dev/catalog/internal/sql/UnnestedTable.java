package dev.catalog.internal.sql;

import dev.catalog.internal.type.ColumnTypes;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Many keys or rows as a table, one array bind for each column: {@code unnest(?, ?) with ordinality
 * as k (k1, k2, n)}. One text for any number of them.
 */
public final class UnnestedTable {

  private static final Name ALIAS = DSL.name("k");
  private static final Name ORDER = DSL.name("n");

  private final List<Field<?>> fields;
  private final Table<?> table;

  private UnnestedTable(List<Field<?>> fields, List<Bind> binds, boolean order) {
    this.fields = fields;
    List<QueryPart> arrays = new ArrayList<>();
    List<QueryPart> names = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      arrays.add(BindField.array(binds.get(i), fields.get(i).getDataType()));
      names.add(name(i));
    }
    if (order) {
      names.add(ORDER);
    }
    String sql =
        order ? "unnest({0}) with ordinality as {1} ({2}){3}" : "unnest({0}) as {1} ({2}){3}";
    this.table = DSL.table(sql, DSL.list(arrays), ALIAS, DSL.list(names), KnownSql.READS);
  }

  /** Returns the keys of a call, in no stated order. */
  public static UnnestedTable ofKeys(Field<?>[] key) {
    return new UnnestedTable(List.of(key), keyBinds(key), false);
  }

  /** Returns the keys of a call, numbered. */
  public static UnnestedTable ofNumberedKeys(Field<?>[] key) {
    return new UnnestedTable(List.of(key), keyBinds(key), true);
  }

  /**
   * Returns some columns of the rows of a call, numbered.
   *
   * @param fields all columns of the table
   * @param columns the positions of those to take
   */
  public static UnnestedTable ofRows(List<? extends Field<?>> fields, List<Integer> columns) {
    return ofKeysAndRows(new Field<?>[0], fields, columns);
  }

  /** Returns the keys of a call and behind them some columns of its rows, numbered. */
  public static UnnestedTable ofKeysAndRows(
      Field<?>[] key, List<? extends Field<?>> all, List<Integer> columns) {
    List<Field<?>> fields = new ArrayList<>(List.of(key));
    List<Bind> binds = keyBinds(key);
    for (int column : columns) {
      Field<?> field = all.get(column);
      fields.add(field);
      binds.add(Bind.OfRows.of(field, column));
    }
    return new UnnestedTable(fields, binds, true);
  }

  private static List<Bind> keyBinds(Field<?>[] key) {
    List<Bind> binds = new ArrayList<>();
    for (int i = 0; i < key.length; i++) {
      binds.add(new Bind.KeyArray(ColumnTypes.element(key[i]), i));
    }
    return binds;
  }

  /** Returns the condition that columns equal one of the keys of a call. */
  public static Condition isAmongKeys(Field<?>[] columns) {
    if (columns.length == 1 && !ColumnTypes.isTakenApart(columns[0].getDataType())) {
      return AnyOf.equalsOne(columns[0], keys(columns[0]));
    }
    UnnestedTable keys = ofKeys(columns);
    return DSL.row(columns).in(DSL.select(keys.columns()).from(keys.table()));
  }

  private static <T> BindField<T[]> keys(Field<T> field) {
    return BindField.array(new Bind.KeyArray(ColumnTypes.element(field), 0), field.getDataType());
  }

  private static Name name(int column) {
    return DSL.name("k" + (column + 1));
  }

  public Table<?> table() {
    return table;
  }

  /** Returns the condition that columns equal the first ones of this table. */
  public Condition matches(Field<?>[] columns) {
    List<Condition> parts = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      parts.add(matches(columns[i], i));
    }
    return DSL.and(parts);
  }

  /** Returns the condition that a column equals one of this table, from 0. */
  public <T> Condition matches(Field<T> field, int column) {
    return field.eq(column(field, column));
  }

  /** Returns a column, from 0, with the type of the table's own. */
  public Field<?> column(int column) {
    return column(fields.get(column), column);
  }

  private static <T> Field<T> column(Field<T> field, int column) {
    Field<T> value = of(name(column), field.getDataType());
    return ColumnTypes.isTakenApart(field.getDataType())
        ? DSL.field(
            "cast({0} as " + ColumnTypes.castName(field.getDataType()) + "){1}",
            field.getDataType(),
            value,
            KnownSql.READS)
        : value;
  }

  public List<Field<?>> columns() {
    List<Field<?>> all = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      all.add(column(i));
    }
    return all;
  }

  /** Returns the number of a row, from 1. */
  public static Field<Long> order() {
    return of(ORDER, SQLDataType.BIGINT);
  }

  private static <T> Field<T> of(Name column, DataType<T> type) {
    return DSL.field("{0}{1}", type, ALIAS.append(column), KnownSql.READS);
  }
}
