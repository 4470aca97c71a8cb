package dev.catalog.internal.table;

import dev.catalog.internal.sql.Bind;
import dev.catalog.internal.sql.BindField;
import dev.catalog.internal.sql.DomainCast;
import dev.catalog.internal.sql.Lazy;
import dev.catalog.internal.sql.Renderer;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.sql.TextCache;
import dev.catalog.internal.sql.UnnestedTable;
import dev.catalog.internal.type.PlainSql;
import dev.catalog.spi.Assignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The texts that insert rows into a table, by the set of columns they assign. */
public final class WriteTexts {

  private final TableMetadata<?> type;
  private final TextCache inserts;
  private final TextCache bulkInserts;
  private final TextCache copies;
  private final Lazy<String> names = new Lazy<>(this::columnNames);

  WriteTexts(TableMetadata<?> type) {
    this.type = type;
    this.inserts = new TextCache(type.memory(), columns -> returning(one(columns)));
    this.bulkInserts = new TextCache(type.memory(), columns -> returning(many(columns)));
    this.copies = new TextCache(type.memory(), this::renderCopy);
  }

  /** Returns {@code insert into ... values (...) returning ...}. */
  SqlText insert(Assignment<?> assignment) {
    return inserts.get(assignment);
  }

  /** Returns the insert of one row, without a RETURNING clause. */
  SqlText one(Assignment<?> assignment) {
    Map<Field<?>, Field<?>> columns = new LinkedHashMap<>();
    for (int column : assigned(assignment)) {
      columns.put(type.columns().get(column), bind(column));
    }
    return columns.isEmpty()
        ? Renderer.render(DSL.insertInto(type.table()).defaultValues())
        : Renderer.render(
            DSL.insertInto(type.table()).columns(columns.keySet()).values(columns.values()));
  }

  /** Returns {@code insert into ... select ... from unnest(...) order by n returning ...}. */
  public SqlText insertAll(Assignment<?> shape) {
    return bulkInserts.get(shape);
  }

  /**
   * Returns the insert of many rows, without a RETURNING clause. The server inserts in the order of
   * the ORDER BY, so that the defaults of sequences and the returned rows follow it.
   */
  SqlText many(Assignment<?> shape) {
    List<Integer> columns = assigned(shape);
    if (columns.isEmpty()) {
      String table = PlainSql.sql(type.table());
      return new SqlText(
          "insert into " + table + " select from pg_catalog.generate_series(1, ?)",
          List.of(Bind.ROW_COUNT));
    }
    UnnestedTable rows = UnnestedTable.ofRows(type.columns(), columns);
    return Renderer.render(
        DSL.insertInto(type.table())
            .columns(columns.stream().map(type.columns()::get).toList())
            .select(DSL.select(rows.columns()).from(rows.table()).orderBy(UnnestedTable.order())));
  }

  /** Returns {@code copy ... (...) from stdin}. */
  public SqlText copy(Assignment<?> shape) {
    return copies.get(shape);
  }

  private SqlText renderCopy(Assignment<?> shape) {
    String columns = assigned(shape).stream().map(this::name).collect(Collectors.joining(", "));
    return new SqlText(
        "copy %s (%s) from stdin".formatted(PlainSql.sql(type.table()), columns), List.of());
  }

  /** Returns the text with all columns of the row behind RETURNING. */
  public SqlText returning(SqlText text) {
    return text.append(" returning " + columns()).returning(type.columns());
  }

  /** Returns the columns of the row, without their table. */
  String columns() {
    return names.get();
  }

  private String columnNames() {
    return type.columns().stream()
        .map(column -> PlainSql.sql(TableMetadata.bare(column)))
        .collect(Collectors.joining(", "));
  }

  private String name(int column) {
    return PlainSql.sql(TableMetadata.bare(type.columns().get(column)));
  }

  /** Returns the positions of the assigned columns, in the order of the table. */
  public static List<Integer> assigned(Assignment<?> assignment) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < assignment.rowType().columns().size(); i++) {
      if (assignment.isAssigned(i)) {
        columns.add(i);
      }
    }
    return columns;
  }

  /** Returns the columns that an update of one row, or of rows alike, sets. */
  public Map<Field<?>, Field<?>> updates(Assignment<?> assignment) {
    Map<Field<?>, Field<?>> columns = new LinkedHashMap<>();
    for (int column : assigned(assignment)) {
      if (column != type.version()) {
        columns.put(type.columns().get(column), bind(column));
      }
    }
    countVersion(columns);
    return columns;
  }

  /** Returns the condition that the row has the version an assignment expects, if it says one. */
  Condition isExpected(Assignment<?> assignment) {
    return type.expectsVersion(assignment)
        ? isVersion(type.columns().get(type.version()))
        : DSL.noCondition();
  }

  private Condition isVersion(Field<?> version) {
    return type.operators(version)
        .equal(DomainCast.comparable(TableMetadata.bare(version)), bind(type.version()));
  }

  /** Adds that the version, where there is one, goes up by one. */
  void countVersion(Map<Field<?>, Field<?>> columns) {
    if (type.version() != TableMetadata.NO_VERSION) {
      Field<?> version = type.columns().get(type.version());
      columns.put(version, DSL.field("{0} + 1", version.getDataType(), version));
    }
  }

  /** Returns a bind for an assigned column. */
  BindField<?> bind(int column) {
    return bind(type.columns().get(column), column);
  }

  private static <T> BindField<T> bind(Field<T> field, int column) {
    return BindField.of(new Bind.Assigned(column), field.getDataType());
  }
}
