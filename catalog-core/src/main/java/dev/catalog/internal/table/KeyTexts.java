package dev.catalog.internal.table;

import dev.catalog.internal.sql.Bind;
import dev.catalog.internal.sql.BindField;
import dev.catalog.internal.sql.DomainCast;
import dev.catalog.internal.sql.Lazy;
import dev.catalog.internal.sql.Operators;
import dev.catalog.internal.sql.Renderer;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.sql.TextCache;
import dev.catalog.internal.sql.UnnestedTable;
import dev.catalog.internal.type.ColumnTypes;
import dev.catalog.spi.Assignment;
import dev.catalog.spi.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/** The texts that find, change and delete the rows of a table by a key. */
public final class KeyTexts {

  private final TableMetadata<?> table;
  private final Field<?>[] key;
  private final List<Operators> operators;
  private final Lazy<SqlText> find = new Lazy<>(this::renderFind);
  private final Lazy<SqlText> findAll = new Lazy<>(this::renderFindAll);
  private final Lazy<SqlText> findNumbered = new Lazy<>(this::renderFindNumbered);
  private final Lazy<SqlText> equal = new Lazy<>(() -> renderEqual(false));
  private final Lazy<SqlText> equalWhenStored = new Lazy<>(() -> renderEqual(true));
  private final Lazy<SqlText> delete = new Lazy<>(this::renderDelete);
  private final Lazy<SqlText> deleteAll = new Lazy<>(this::renderDeleteAll);
  private final TextCache updates;
  private final TextCache bulkUpdates;

  public KeyTexts(TableMetadata<?> table, Field<?>[] key) {
    this.table = table;
    this.key = key;
    this.operators = table.operators(key);
    this.updates = new TextCache(table.memory(), this::renderUpdate);
    this.bulkUpdates = new TextCache(table.memory(), this::renderUpdateAll);
  }

  /** Returns {@code select ... where key = ?}. */
  public SqlText find() {
    return find.get();
  }

  private SqlText renderFind() {
    return ownRows(
            DSL.select(table.columns().stream().map(TableMetadata::bare).toList())
                .from(table.table())
                .where(condition()))
        .returning(table.columns());
  }

  /** Returns the select of many rows, in the order of the keys given. */
  public SqlText findAll() {
    return findAll.get();
  }

  private SqlText renderFindAll() {
    return findAll(table.columns());
  }

  /** As {@link #findAll()}, with the number of each row's key, from 1, behind its columns. */
  public SqlText findNumbered() {
    return findNumbered.get();
  }

  private SqlText renderFindNumbered() {
    List<Field<?>> columns = new ArrayList<>(table.columns());
    columns.add(UnnestedTable.order());
    return findAll(columns);
  }

  private SqlText findAll(List<? extends Field<?>> columns) {
    UnnestedTable keys = UnnestedTable.ofNumberedKeys(key);
    return ownRows(
        DSL.select(columns)
            .from(keys.table())
            .join(table.table())
            .on(keys.matches(key, operators))
            .orderBy(UnnestedTable.order()));
  }

  /**
   * Returns the select that says which two of many keys the server takes for equal: the numbers of
   * the first two that are, from 1, or no row.
   *
   * @param stored whether they are compared as the columns would store them
   */
  public SqlText equalKeys(boolean stored) {
    return (stored ? equalWhenStored : equal).get();
  }

  private SqlText renderEqual(boolean stored) {
    UnnestedTable keys = UnnestedTable.ofNumberedKeys(key);
    List<Field<?>> values = new ArrayList<>();
    for (int i = 0; i < key.length; i++) {
      values.add(compared(keys.column(i), key[i], stored));
    }
    Field<Long> number = UnnestedTable.order();
    Field<?> first = DSL.field("pg_catalog.min({0})", number);
    return Renderer.render(
            DSL.select(first, DSL.field("(pg_catalog.array_agg({0} order by {0}))[2]", number))
                .from(keys.table())
                .groupBy(values)
                .having("pg_catalog.count(*) > 1")
                .orderBy(first))
        .append(" limit 1");
  }

  private Field<?> compared(Field<?> value, Field<?> column, boolean stored) {
    Comparison comparison = table.comparison(column);
    if (comparison == null) {
      int length = column.getDataType().length();
      return stored && length > 0 ? cast(value, "varchar(" + length + ")") : value;
    }
    Field<?> typed = cast(value, stored ? comparison.storedType() : comparison.type());
    return comparison.collation().isEmpty()
        ? typed
        : DSL.field("{0} collate " + comparison.collation(), typed);
  }

  private static Field<?> cast(Field<?> value, String type) {
    return DSL.field("cast({0} as " + type + ")", value);
  }

  /** Returns {@code delete ... where key = ?}. */
  public SqlText delete() {
    return delete.get();
  }

  private SqlText renderDelete() {
    return ownRows(DSL.deleteFrom(table.table()).where(condition()));
  }

  /** Returns the delete of many rows by their keys, in one text for any number. */
  public SqlText deleteAll() {
    return deleteAll.get();
  }

  private SqlText renderDeleteAll() {
    return ownRows(DSL.deleteFrom(table.table()).where(UnnestedTable.isAmongKeys(key, operators)));
  }

  /** Returns {@code update ... set ... where key = ? returning ...}. */
  public SqlText update(Assignment<?> assignment) {
    return updates.get(assignment);
  }

  private SqlText renderUpdate(Assignment<?> assignment) {
    WriteTexts texts = table.writeTexts();
    return texts.returning(
        ownRows(
            DSL.update(table.table())
                .set(texts.updates(assignment))
                .where(condition().and(texts.isExpected(assignment)))));
  }

  /**
   * Returns {@code update ... set ... from unnest(...) where key = k returning ...}, with the
   * number of the row in the input, from 1, behind the columns of the row.
   */
  public SqlText updateAll(Assignment<?> shape) {
    return bulkUpdates.get(shape);
  }

  private SqlText renderUpdateAll(Assignment<?> shape) {
    List<Integer> columns = WriteTexts.assigned(shape);
    UnnestedTable rows = UnnestedTable.ofKeysAndRows(key, table.columns(), columns);
    Map<Field<?>, Field<?>> updates = new LinkedHashMap<>();
    Condition matches = rows.matches(key, operators);
    for (int i = 0; i < columns.size(); i++) {
      Field<?> column = table.columns().get(columns.get(i));
      if (columns.get(i) == table.version()) {
        Field<?> expected = rows.column(key.length + i);
        matches = matches.and(table.operators(column).equal(column, expected));
      } else {
        updates.put(column, rows.column(key.length + i));
      }
    }
    table.writeTexts().countVersion(updates);
    List<Field<?>> returned = new ArrayList<>(table.columns());
    returned.add(UnnestedTable.order());
    return ownRows(
        DSL.update(table.table())
            .set(updates)
            .from(rows.table())
            .where(matches)
            .returning(returned));
  }

  /** A key identifies a row of the table, not one of a table that inherits from it. */
  private SqlText ownRows(QueryPart statement) {
    return Renderer.renderOwn(statement, table.table());
  }

  private Condition condition() {
    List<Condition> parts = new ArrayList<>();
    for (int i = 0; i < key.length; i++) {
      parts.add(
          operators
              .get(i)
              .equal(DomainCast.comparable(TableMetadata.bare(key[i])), bind(key[i], i)));
    }
    return DSL.and(parts);
  }

  private static <T> BindField<T> bind(Field<T> field, int part) {
    return BindField.of(
        new Bind.KeyPart<>(ColumnTypes.of(field), part, field.getName()), field.getDataType());
  }
}
