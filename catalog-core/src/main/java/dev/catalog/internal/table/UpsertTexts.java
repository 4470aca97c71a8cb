package dev.catalog.internal.table;

import dev.catalog.DatabaseException;
import dev.catalog.Session.Upserted;
import dev.catalog.StatementException;
import dev.catalog.internal.connection.Errors;
import dev.catalog.internal.sql.Operators;
import dev.catalog.internal.sql.SqlText;
import dev.catalog.internal.sql.TextCache;
import dev.catalog.internal.sql.TextMemory;
import dev.catalog.internal.type.PlainSql;
import dev.catalog.spi.Assignment;
import dev.catalog.spi.RowReader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The ON CONFLICT inserts of a table, by the columns they assign. */
public final class UpsertTexts {

  /** Identifies a new row on PostgreSQL 15 to 17, which have no OLD: no xmax ends its version. */
  private static final String IS_NEW = "xmax = 0";

  private static final String OLD = "catalog_old";

  private final TableMetadata<?> type;
  private final Field<?>[] key;
  private final TextCache absent;
  private final TextCache single;
  private final TextCache singleOld;
  private final TextCache bulk;
  private final TextCache bulkOld;

  public UpsertTexts(TableMetadata<?> type, Field<?>[] key) {
    this.type = type;
    this.key = key;
    TextMemory memory = type.memory();
    this.absent = new TextCache(memory, this::giveWay);
    this.single = new TextCache(memory, columns -> one(columns, false));
    this.singleOld = new TextCache(memory, columns -> one(columns, true));
    this.bulk = new TextCache(memory, columns -> many(columns, false));
    this.bulkOld = new TextCache(memory, columns -> many(columns, true));
  }

  /** Returns {@code insert ... on conflict (...) do nothing returning ...}. */
  public SqlText insertIfAbsent(Assignment<?> assignment) {
    return absent.get(assignment);
  }

  private SqlText giveWay(Assignment<?> assignment) {
    return type.writeTexts()
        .returning(type.writeTexts().one(assignment).append(onConflict() + " do nothing"));
  }

  /**
   * Returns {@code insert ... on conflict (...) do update set ... returning ...}, with one more
   * column that tells whether the row is a new one.
   *
   * @param returnsOld whether the server knows RETURNING OLD: PostgreSQL 18
   */
  SqlText upsert(Assignment<?> assignment, boolean returnsOld) {
    return (returnsOld ? singleOld : single).get(assignment);
  }

  /** As {@link #upsert}, of many rows. */
  public SqlText upsertAll(Assignment<?> shape, boolean returnsOld) {
    return (returnsOld ? bulkOld : bulk).get(shape);
  }

  private SqlText one(Assignment<?> columns, boolean returnsOld) {
    return updating(type.writeTexts().one(columns), columns, returnsOld);
  }

  private SqlText many(Assignment<?> columns, boolean returnsOld) {
    return updating(type.writeTexts().many(columns), columns, returnsOld);
  }

  private SqlText updating(SqlText insert, Assignment<?> columns, boolean returnsOld) {
    String update = onConflict() + " do update set " + updates(columns) + unlessStale(columns);
    return insert.append(update + returning(returnsOld)).returning(type.columns());
  }

  private String onConflict() {
    return Arrays.stream(key)
        .map(UpsertTexts::name)
        .collect(Collectors.joining(", ", " on conflict (", ")"));
  }

  private String updates(Assignment<?> assignment) {
    StringJoiner updates = new StringJoiner(", ");
    Set<String> keyNames = new HashSet<>();
    for (Field<?> part : key) {
      keyNames.add(part.getName());
    }
    for (int column : WriteTexts.assigned(assignment)) {
      Field<?> field = type.columns().get(column);
      if (column != type.version() && !keyNames.contains(field.getName())) {
        updates.add(name(field) + " = excluded." + name(field));
      }
    }
    if (type.version() != TableMetadata.NO_VERSION) {
      updates.add(name(version()) + " = " + stored(version()) + " + 1");
    }
    // a row comes back only when it was written, so something has to be
    return updates.length() == 0 ? name(key[0]) + " = " + stored(key[0]) : updates.toString();
  }

  private String unlessStale(Assignment<?> assignment) {
    return type.expectsVersion(assignment)
        ? " where "
            + stored(version())
            + " "
            + type.operators(version()).named(Operators.EQUAL)
            + " excluded."
            + name(version())
        : "";
  }

  private Field<?> version() {
    return type.columns().get(type.version());
  }

  private String returning(boolean returnsOld) {
    String columns = type.writeTexts().columns();
    return returnsOld
        ? " returning with (old as "
            + OLD
            + ") "
            + columns
            + ", "
            + OLD
            + "."
            + name(key[0])
            + " is null"
        : " returning " + columns + ", " + IS_NEW;
  }

  private String stored(Field<?> field) {
    return PlainSql.sql(DSL.name(type.table().getName())) + "." + name(field);
  }

  /** Returns what reads a row, and behind it whether it is a new one. */
  public static <R> RowReader<Upserted<R>> reader(TableMetadata<R> type) {
    int columns = type.columns().size();
    return (result, at) ->
        new Upserted<>(type.reader().read(result, at), result.getBoolean(at + columns + 1));
  }

  /** Returns a failure of an upsert, explained where the server's version is the reason. */
  public static DatabaseException explained(DatabaseException e) {
    String sql = e.sql().orElse("");
    if (!(e instanceof StatementException)
        || !e.sqlState().orElse("").equals("0A000")
        || !sql.endsWith(IS_NEW)) {
      return e;
    }
    String fact =
        "An upsert into a partitioned table needs PostgreSQL 18: earlier versions do not tell there which rows are new; use insertIfAbsent and update instead";
    return new StatementException(
        Errors.message(fact, null, "0A000", sql), "0A000", sql, e.getCause());
  }

  private static String name(Field<?> field) {
    return PlainSql.sql(DSL.name(field.getName()));
  }
}
