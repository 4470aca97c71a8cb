package dev.catalog.internal;

import dev.catalog.Key;
import dev.catalog.NewRow;
import dev.catalog.Patch;
import dev.catalog.RowNotFoundException;
import dev.catalog.Rows;
import dev.catalog.Session;
import dev.catalog.spi.Assignment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** All verbs of a session. */
class Verbs extends ReadVerbs implements Session {

  private final Bulk bulk;

  Verbs(Link link, Statements statements, CursorSeal seal, Supplier<DSLContext> dsl) {
    this(link, statements, seal, dsl, new Bulk(link, statements, false));
  }

  private Verbs(
      Link link, Statements statements, CursorSeal seal, Supplier<DSLContext> dsl, Bulk bulk) {
    super(link, statements, seal, dsl);
    this.bulk = bulk;
  }

  @Override
  public Session locatingErrors() {
    return new Verbs(link, statements, seal, dsl, new Bulk(link, statements, true));
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R> R insert(NewRow<R> row) {
    Assignment<R> columns = row.assigned();
    TableType<R> type = (TableType<R>) columns.rowType();
    SqlText text = type.writeTexts().insert(columns);
    R inserted =
        link.<@Nullable R>write(new OneRow<>(statements, text, Values.of(columns), type.reader()));
    if (inserted == null) {
      throw dropped(type, text);
    }
    return inserted;
  }

  private static RowNotFoundException dropped(TableType<?> type, SqlText text) {
    return new RowNotFoundException(
        "The insert into %s returned no row: a trigger or a rule has dropped it."
            .formatted(type.name()),
        text.sql());
  }

  @Override
  public <R> List<R> insertAll(Collection<? extends NewRow<R>> rows) {
    return bulk.insertAll(rows);
  }

  @Override
  public <R> Optional<R> insertIfAbsent(Key<R, ?> key, NewRow<R> row) {
    TableKey<R, ?> tableKey = (TableKey<R, ?>) key;
    Assignment<R> columns = row.assigned();
    tableKey.valueIn(columns);
    SqlText text = tableKey.upserts().insertIfAbsent(columns);
    return Optional.ofNullable(
        link.<@Nullable R>write(
            new OneRow<>(statements, text, Values.of(columns), tableKey.type().reader())));
  }

  @Override
  public <R> Upserted<R> upsert(Key<R, ?> key, NewRow<R> row) {
    TableKey<R, ?> tableKey = (TableKey<R, ?>) key;
    TableType<R> type = tableKey.type();
    Assignment<R> columns = row.assigned();
    Object[] keyOfRow = tableKey.valueIn(columns);
    Upserted<R> upserted =
        link.<@Nullable Upserted<R>>write(
            unit -> {
              SqlText text = tableKey.upserts().upsert(columns, unit.returnsOld());
              return new OneRow<>(statements, text, Values.of(columns), Bulk.upsertedReader(type))
                  .run(unit);
            });
    if (upserted == null) {
      checkNotStale(tableKey, keyOfRow, columns);
      throw dropped(type, tableKey.upserts().insertIfAbsent(columns));
    }
    return upserted;
  }

  @Override
  public <R> List<Upserted<R>> upsertAll(Key<R, ?> key, Collection<? extends NewRow<R>> rows) {
    return bulk.upsertAll((TableKey<R, ?>) key, rows);
  }

  @Override
  public <R> long copyIn(Stream<? extends NewRow<R>> rows) {
    return bulk.copyIn(rows);
  }

  @Override
  public <R, V> Optional<R> update(Key<R, V> key, V value, Patch<R> patch) {
    TableKey<R, V> tableKey = (TableKey<R, V>) key;
    Assignment<R> columns = patch.assigned();
    Object[] keyColumns = tableKey.columnsOf(value);
    Values values = Values.ofKey(keyColumns, columns);
    if (columns.isEmpty()) {
      return Optional.ofNullable(byKey(tableKey, values));
    }
    R updated =
        link.<@Nullable R>write(
            new OneRow<>(statements, tableKey.update(columns), values, tableKey.type().reader()));
    if (updated == null) {
      checkNotStale(tableKey, keyColumns, columns);
    }
    return Optional.ofNullable(updated);
  }

  /** Reads a row that was not written although it may be there: then it has another version. */
  private <R> void checkNotStale(TableKey<R, ?> key, Object[] value, Assignment<R> columns) {
    R current = key.type().expectsVersion(columns) ? byKey(key, Values.ofKey(value)) : null;
    if (current != null) {
      throw RowErrors.stale(key.type(), current, null);
    }
  }

  @Override
  public <R, V> List<R> updateAll(Key<R, V> key, Map<V, ? extends Patch<R>> patches) {
    return bulk.updateAll((TableKey<R, V>) key, patches);
  }

  @Override
  public <R> int updateWhere(Rows<R> rows, Patch<R> patch) {
    TableDefinition definition = writable("updateWhere", rows);
    checkNoVersion("updateWhere", patch);
    if (patch.assigned().isEmpty()) {
      return Math.toIntExact(count(rows));
    }
    Values values = ((TableRows<R>) rows).values().withAssignment(patch.assigned());
    return changed(definition.update(values, false), values);
  }

  @Override
  public <R> List<R> updateReturning(Rows<R> rows, Patch<R> patch) {
    TableDefinition definition = writable("updateReturning", rows);
    checkNoVersion("updateReturning", patch);
    if (patch.assigned().isEmpty()) {
      return list(rows);
    }
    Values values = ((TableRows<R>) rows).values().withAssignment(patch.assigned());
    return changedRows(rows, definition.update(values, true), values);
  }

  @Override
  public <R, V> boolean delete(Key<R, V> key, V value) {
    TableKey<R, V> tableKey = (TableKey<R, V>) key;
    return changed(tableKey.delete(), Values.ofKey(tableKey.columnsOf(value))) > 0;
  }

  @Override
  public <R, V> int deleteAll(Key<R, V> key, Collection<V> values) {
    return bulk.deleteAll((TableKey<R, V>) key, values);
  }

  @Override
  public int deleteWhere(Rows<?> rows) {
    TableDefinition definition = writable("deleteWhere", rows);
    return changed(definition.delete(false), ((TableRows<?>) rows).values());
  }

  @Override
  public <R> List<R> deleteReturning(Rows<R> rows) {
    TableDefinition definition = writable("deleteReturning", rows);
    return changedRows(rows, definition.delete(true), ((TableRows<R>) rows).values());
  }

  private static void checkNoVersion(String verb, Patch<?> patch) {
    TableType<?> type = (TableType<?>) patch.assigned().rowType();
    if (type.expectsVersion(patch.assigned())) {
      throw new IllegalArgumentException(
          "%s takes a patch that sets no version, because it changes many rows alike: leave %s out, or use update or updateAll."
              .formatted(verb, type.nameOf(type.version())));
    }
  }

  private static TableDefinition writable(String verb, Rows<?> rows) {
    TableRows<?> value = (TableRows<?>) rows;
    value.definition().checkWritable(verb, value.values());
    return value.definition();
  }

  private int changed(SqlText text, Values values) {
    Definition.checkBound(text, values);
    return link.write(unit -> statements.update(unit, text, values));
  }

  private <R> List<R> changedRows(Rows<R> rows, SqlText text, Values values) {
    Definition.checkBound(text, values);
    Plan plan = ((TableRows<R>) rows).plan();
    return link.write(unit -> fetcher.rows(unit, text, values, plan));
  }
}
