package dev.catalog.internal;

import dev.catalog.spi.Assignment;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The inserts of a table that give way to a row with the same key, by the columns they assign. */
final class UpsertTexts {

  /** Tells a new row on PostgreSQL 15 to 17, which have no OLD: nobody has ended its version. */
  static final String IS_NEW = "xmax = 0";

  private static final String OLD = "catalog_old";

  private final TableType<?> type;
  private final Field<?>[] key;
  private final TextCache absent = new TextCache(this::giveWay);
  private final TextCache single = new TextCache(columns -> one(columns, false));
  private final TextCache singleOld = new TextCache(columns -> one(columns, true));
  private final TextCache bulk = new TextCache(columns -> many(columns, false));
  private final TextCache bulkOld = new TextCache(columns -> many(columns, true));

  UpsertTexts(TableType<?> type, Field<?>[] key) {
    this.type = type;
    this.key = key;
  }

  /** Returns {@code insert ... on conflict (...) do nothing returning ...}. */
  SqlText insertIfAbsent(Assignment<?> assignment) {
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
  SqlText upsertAll(Assignment<?> shape, boolean returnsOld) {
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
    return insert.append(update + returning(returnsOld));
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
    if (type.version() != TableType.NO_VERSION) {
      updates.add(name(version()) + " = " + stored(version()) + " + 1");
    }
    // a row comes back only when it was written, so something has to be
    return updates.length() == 0
        ? name(key[0]) + " = excluded." + name(key[0])
        : updates.toString();
  }

  private String unlessStale(Assignment<?> assignment) {
    return type.expectsVersion(assignment)
        ? " where " + stored(version()) + " = excluded." + name(version())
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
    return Renderer.sql(DSL.name(type.table().getName())) + "." + name(field);
  }

  private static String name(Field<?> field) {
    return Renderer.sql(DSL.name(field.getName()));
  }
}
