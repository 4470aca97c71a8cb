package dev.catalog.internal.sql;

import dev.catalog.internal.type.ColumnTypes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Many keys or rows as a table, one array bind for each column: {@code pg_catalog.unnest(?) with
 * ordinality as k (k1, n)}. One text for any number of them. The schema stands with the name
 * because a function of the user's own that takes {@code bigint[]} fits better than the server's,
 * which takes any array.
 */
public final class UnnestedTable {

  /** By its name: up to jOOQ 3.20 its parameter is a {@code Select}, and then a wider type. */
  private static final Method EXISTS =
      Stream.of(DSL.class.getMethods())
          .filter(method -> method.getName().equals("exists") && method.getParameterCount() == 1)
          .filter(method -> method.getParameterTypes()[0].isAssignableFrom(Select.class))
          .findFirst()
          .orElseThrow();

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
    // of several arrays it is no call but a syntax of its own, which always means the server's
    String name = fields.size() == 1 ? "pg_catalog.unnest" : "unnest";
    String sql = name + "({0})" + (order ? " with ordinality" : "") + " as {1} ({2}){3}";
    this.table = DSL.table(sql, DSL.list(arrays), ALIAS, DSL.list(names), KnownSql.READS);
  }

  /** Returns the keys of a call, in no stated order. */
  public static UnnestedTable ofKeys(Field<?>[] key) {
    return new UnnestedTable(List.of(key), keyBinds(key), false);
  }

  /** Returns the keys of parents as they are stored, numbered or in no stated order. */
  public static UnnestedTable ofParents(Field<?>[] key, boolean order) {
    List<Bind> binds = new ArrayList<>();
    for (int i = 0; i < key.length; i++) {
      binds.add(new Bind.KeyArray(ColumnTypes.storedElement(key[i]), i, key[i].getName()));
    }
    return new UnnestedTable(List.of(key), binds, order);
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
      binds.add(new Bind.KeyArray(ColumnTypes.element(key[i]), i, key[i].getName()));
    }
    return binds;
  }

  /**
   * Returns the condition that columns equal one of the keys of a call.
   *
   * @param operators that compare each of the columns
   */
  public static Condition isAmongKeys(Field<?>[] columns, List<Operators> operators) {
    if (columns.length == 1) {
      Field<?> column = columns[0];
      return AnyOf.equalsOne(column, arrayOfKeys(column), column.getDataType(), operators.get(0));
    }
    UnnestedTable keys = ofKeys(columns);
    return operators.stream().allMatch(Operators::isPlain)
        ? keys.has(columns)
        : exists(DSL.selectOne().from(keys.table()).where(keys.matches(columns, operators)));
  }

  private static Condition exists(Select<?> rows) {
    try {
      return (Condition) EXISTS.invoke(null, rows);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("jOOQ refused a subquery in EXISTS", e);
    }
  }

  private static <T> BindField<T[]> arrayOfKeys(Field<T> field) {
    return BindField.array(
        new Bind.KeyArray(ColumnTypes.element(field), 0, field.getName()), field.getDataType());
  }

  /**
   * Returns the condition that foreign keys equal the key of one of the parents, where that is
   * certain to be as Java compares them.
   *
   * @param key the columns that the foreign keys refer to
   */
  public static Condition isAmongParents(Field<?>[] foreignKey, Field<?>[] key) {
    return key.length == 1
        ? AnyOf.equalsOne(
            foreignKey[0],
            arrayOfParents(key[0]),
            key[0].getDataType(),
            Operators.of(key[0].getDataType()))
        : ofParents(key, false).has(foreignKey);
  }

  private static <T> BindField<T[]> arrayOfParents(Field<T> key) {
    return BindField.array(
        new Bind.KeyArray(ColumnTypes.storedElement(key), 0, key.getName()), key.getDataType());
  }

  /** Returns the condition that columns equal those of one of the rows. */
  private Condition has(Field<?>[] columns) {
    return DSL.row(columns).in(DSL.select(columns()).from(table));
  }

  private static Name name(int column) {
    return DSL.name("k" + (column + 1));
  }

  public Table<?> table() {
    return table;
  }

  /**
   * Returns the condition that columns equal the first ones of this table.
   *
   * @param operators that compare each of the columns
   */
  public Condition matches(Field<?>[] columns, List<Operators> operators) {
    List<Condition> parts = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      parts.add(operators.get(i).equal(columns[i], column(columns[i], i)));
    }
    return DSL.and(parts);
  }

  /** Returns the condition that columns equal the first ones, by operators that any type has. */
  public Condition isEqual(Field<?>[] columns) {
    return matches(columns, Collections.nCopies(columns.length, Operators.PLAIN));
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
