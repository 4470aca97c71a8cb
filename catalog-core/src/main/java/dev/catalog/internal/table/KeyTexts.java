package dev.catalog.internal.table;

import dev.catalog.internal.sql.Bind;
import dev.catalog.internal.sql.BindField;
import dev.catalog.internal.sql.Lazy;
import dev.catalog.internal.sql.Renderer;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.sql.TextCache;
import dev.catalog.internal.sql.UnnestedTable;
import dev.catalog.internal.type.ColumnTypes;
import dev.catalog.spi.Assignment;
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
  private final Lazy<SqlText> find = new Lazy<>(this::renderFind);
  private final Lazy<SqlText> findAll = new Lazy<>(this::renderFindAll);
  private final Lazy<SqlText> findNumbered = new Lazy<>(this::renderFindNumbered);
  private final Lazy<SqlText> delete = new Lazy<>(this::renderDelete);
  private final Lazy<SqlText> deleteAll = new Lazy<>(this::renderDeleteAll);
  private final TextCache updates = new TextCache(this::renderUpdate);
  private final TextCache bulkUpdates = new TextCache(this::renderUpdateAll);

  public KeyTexts(TableMetadata<?> table, Field<?>[] key) {
    this.table = table;
    this.key = key;
  }

  /** Returns {@code select ... where key = ?}. */
  public SqlText find() {
    return find.get();
  }

  private SqlText renderFind() {
    return ownRows(
        DSL.select(table.columns().stream().map(TableMetadata::bare).toList())
            .from(table.table())
            .where(condition()));
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
            .on(keys.matches(key))
            .orderBy(UnnestedTable.order()));
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
    return ownRows(DSL.deleteFrom(table.table()).where(UnnestedTable.isAmongKeys(key)));
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
    Condition matches = rows.matches(key);
    for (int i = 0; i < columns.size(); i++) {
      Field<?> column = table.columns().get(columns.get(i));
      if (columns.get(i) == table.version()) {
        matches = matches.and(rows.matches(column, key.length + i));
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
      parts.add(equal(key[i], i));
    }
    return DSL.and(parts);
  }

  private static <T> Condition equal(Field<T> field, int part) {
    return TableMetadata.bare(field)
        .eq(BindField.of(new Bind.KeyPart<>(ColumnTypes.of(field), part), field.getDataType()));
  }
}
