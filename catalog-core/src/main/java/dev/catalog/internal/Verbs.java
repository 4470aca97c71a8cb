package dev.catalog.internal;

import dev.catalog.Block;
import dev.catalog.Key;
import dev.catalog.NewRow;
import dev.catalog.Page;
import dev.catalog.Patch;
import dev.catalog.Query;
import dev.catalog.RowNotFoundException;
import dev.catalog.Rows;
import dev.catalog.Session;
import dev.catalog.Slice;
import dev.catalog.TooManyRowsException;
import dev.catalog.VoidBlock;
import dev.catalog.spi.Assignment;
import dev.catalog.spi.RowReader;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The verbs of a session, over whatever connection its link gives. */
class Verbs implements Session {

  private final Link link;
  private final Statements statements;
  private final Supplier<DSLContext> dsl;
  private final CursorSeal seal;
  private final Bulk bulk;

  Verbs(Link link, Statements statements, CursorSeal seal, Supplier<DSLContext> dsl) {
    this(link, statements, seal, dsl, new Bulk(link, statements, false));
  }

  private Verbs(
      Link link, Statements statements, CursorSeal seal, Supplier<DSLContext> dsl, Bulk bulk) {
    this.seal = seal;
    this.link = link;
    this.statements = statements;
    this.dsl = dsl;
    this.bulk = bulk;
  }

  @Override
  public Session locatingErrors() {
    return new Verbs(link, statements, seal, dsl, new Bulk(link, statements, true));
  }

  @Override
  public <R> List<R> list(Query<R> query) {
    QueryValue<R> value = (QueryValue<R>) query;
    Definition definition = value.definition();
    return rows(definition, definition.select(value.values()), value.values());
  }

  @Override
  public <R> Optional<R> first(Query<R> query) {
    List<R> rows = atMost(1, query);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
  }

  @Override
  public <R> R one(Query<R> query) {
    List<R> rows = atMost(2, query);
    if (rows.isEmpty()) {
      throw new RowNotFoundException("No row matches the query.", query.sql());
    }
    if (rows.size() > 1) {
      throw new TooManyRowsException("More than one row matches the query.", query.sql());
    }
    return rows.get(0);
  }

  private <R> List<R> atMost(int rows, Query<R> query) {
    QueryValue<R> value = (QueryValue<R>) query;
    Values values = value.values().atMost(rows);
    Definition definition = value.definition();
    return rows(definition, definition.select(values), values);
  }

  private <R> List<R> rows(Definition definition, SqlText text, Values values) {
    Plan plan = definition.plan();
    Definition.checkBound(text, plan, values);
    return reading(plan, fetcher -> fetcher.rows(text, values, plan, Fetcher.RowListener.NONE));
  }

  @Override
  public <R, T extends @Nullable Object, X extends Exception> T stream(
      Query<R> query, Block<? super Stream<R>, T, X> block) throws X {
    return streaming(Guard.STREAM, query, rows -> block.run(rows.stream()));
  }

  @Override
  public <R, X extends Exception> void forEach(Query<R> query, VoidBlock<? super R, X> action)
      throws X {
    this.<R, @Nullable Void, X>streaming(
        Guard.FOR_EACH,
        query,
        rows -> {
          rows.forEach(action);
          return null;
        });
  }

  private <R, T extends @Nullable Object, X extends Exception> T streaming(
      String kind, Query<R> query, Block<RowStream<R>, T, X> block) throws X {
    QueryValue<R> value = (QueryValue<R>) query;
    Values values = value.values();
    SqlText text = value.definition().select(values);
    Plan plan = value.plan();
    Definition.checkBound(text, plan, values);
    return link.reading(
        kind,
        unit -> {
          try (RowStream<R> rows =
              RowStream.open(new Fetcher(statements, unit), text, values, plan)) {
            return block.run(rows);
          }
        });
  }

  private <T> T reading(Plan plan, FetcherWork<T> work) {
    Link.Work<T> onUnit = unit -> work.run(new Fetcher(statements, unit));
    return plan.isOneStatement() ? link.single(onUnit) : link.snapshot(onUnit);
  }

  private interface FetcherWork<T> {
    T run(Fetcher fetcher) throws SQLException;
  }

  @Override
  public <R, V> Optional<R> find(Key<R, V> key, V value) {
    TableKey<R, V> tableKey = (TableKey<R, V>) key;
    return byKey(tableKey, Values.ofKey(tableKey.columnsOf(value)));
  }

  private <R, V> Optional<R> byKey(TableKey<R, V> key, Values values) {
    return link.single(unit -> statements.optional(unit, key.find(), values, key.type().reader()));
  }

  @Override
  public <R, V> R get(Key<R, V> key, V value) {
    return find(key, value)
        .orElseThrow(
            () ->
                new RowNotFoundException(
                    "No row of %s has this value of %s.".formatted(key.table(), key.constraint()),
                    ((TableKey<R, V>) key).find().sql()));
  }

  @Override
  public <R, V> List<R> findAll(Key<R, V> key, Collection<V> values) {
    TableKey<R, V> tableKey = (TableKey<R, V>) key;
    Keys keys = tableKey.keysOf(values);
    if (keys.size() == 0) {
      return List.of();
    }
    Plan plan = tableKey.type().plan();
    return link.single(
        unit ->
            new Fetcher(statements, unit)
                .rows(tableKey.findAll(), Values.ofKeys(keys), plan, Fetcher.RowListener.NONE));
  }

  @Override
  public <R> Page<R> page(Query<R> query, long offset, int limit) {
    QueryValue<R> value = (QueryValue<R>) query;
    QueryValue.checkNotNegative("offset", offset);
    QueryValue.checkNotNegative("limit", limit);
    checkUnlimited("page", value);
    Values values = value.values().withLimitAndOffset(limit, offset);
    Definition definition = value.definition();
    SqlText text = definition.page();
    Plan plan = definition.plan();
    Definition.checkBound(text, plan, values);
    return reading(plan, fetcher -> PageReader.read(fetcher, text, values, plan));
  }

  @Override
  public <R> Slice<R> slice(Rows<R> rows, @Nullable String cursor, int limit) {
    TableRows<R> value = (TableRows<R>) rows;
    if (limit < 1) {
      throw new IllegalArgumentException(
          "The limit of a slice is 1 or more, not %d.".formatted(limit));
    }
    checkUnlimited("slice", value);
    Keyset keyset = value.definition().keyset();
    SliceReader reader = new SliceReader(keyset, value.values(), cursor, limit, seal);
    return reading(keyset.plan(), reader::read);
  }

  private static void checkUnlimited(String verb, QueryValue<?> query) {
    if (query.values().hasLimit() || query.values().hasOffset()) {
      throw new IllegalArgumentException(
          verb + "() sets limit and offset itself: give it the query without them.");
    }
  }

  @Override
  public long count(Query<?> query) {
    return scalar(query, Definition::count, (result, at) -> result.getLong(at + 1));
  }

  @Override
  public boolean exists(Query<?> query) {
    return scalar(query, Definition::exists, (result, at) -> result.getBoolean(at + 1));
  }

  private <T> T scalar(Query<?> query, TextOf textOf, RowReader<T> reader) {
    QueryValue<?> value = (QueryValue<?>) query;
    SqlText text = textOf.text(value.definition(), value.values());
    Definition.checkBound(text, value.values());
    return link.single(unit -> statements.optional(unit, text, value.values(), reader))
        .orElseThrow();
  }

  private interface TextOf {
    SqlText text(Definition definition, Values values);
  }

  @Override
  public DSLContext dsl() {
    return dsl.get();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R> R insert(NewRow<R> row) {
    Assignment<R> columns = row.assigned();
    TableType<R> type = (TableType<R>) columns.rowType();
    SqlText text = type.writeTexts().insert(columns);
    Optional<R> inserted =
        link.write(unit -> statements.optional(unit, text, Values.of(columns), type.reader()));
    return inserted.orElseThrow(() -> dropped(type, text));
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
    return link.write(
        unit -> statements.optional(unit, text, Values.of(columns), tableKey.type().reader()));
  }

  @Override
  public <R> Upserted<R> upsert(Key<R, ?> key, NewRow<R> row) {
    TableKey<R, ?> tableKey = (TableKey<R, ?>) key;
    TableType<R> type = tableKey.type();
    Assignment<R> columns = row.assigned();
    Values keyOfRow = Values.ofKey(tableKey.valueIn(columns));
    RowReader<Upserted<R>> reader = Bulk.upsertedReader(type);
    Optional<Upserted<R>> upserted =
        link.write(
            unit ->
                statements.optional(
                    unit,
                    tableKey.upserts().upsert(columns, unit.returnsOld()),
                    Values.of(columns),
                    reader));
    if (upserted.isEmpty()) {
      checkNotStale(tableKey, keyOfRow, columns);
    }
    return upserted.orElseThrow(() -> dropped(type, tableKey.upserts().insertIfAbsent(columns)));
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
    Values values = Values.ofKey(tableKey.columnsOf(value), columns);
    if (columns.isEmpty()) {
      return byKey(tableKey, values);
    }
    SqlText text = tableKey.update(columns);
    Optional<R> updated =
        link.write(unit -> statements.optional(unit, text, values, tableKey.type().reader()));
    if (updated.isEmpty()) {
      checkNotStale(tableKey, values, columns);
    }
    return updated;
  }

  /** Reads a row that was not written although it may be there: then it has another version. */
  private <R> void checkNotStale(TableKey<R, ?> key, Values values, Assignment<R> columns) {
    if (key.type().expectsVersion(columns)) {
      byKey(key, values)
          .ifPresent(
              current -> {
                throw RowErrors.stale(key.type(), current, null);
              });
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
    return link.write(
        unit -> new Fetcher(statements, unit).rows(text, values, plan, Fetcher.RowListener.NONE));
  }

  /**
   * Returns rows that nobody has locked and locks them; only for sessions that are transactions.
   */
  public <R> List<R> claim(Rows<R> rows, int limit) {
    TableRows<R> value = (TableRows<R>) rows;
    if (limit < 1) {
      throw new IllegalArgumentException("claim takes 1 row or more, not %d.".formatted(limit));
    }
    if (value.values().hasOffset()) {
      throw new IllegalArgumentException(
          "claim takes rows without offset: others hold the rows before.");
    }
    Values values = value.values().atMost(limit);
    TableDefinition definition = value.definition();
    return rows(definition, definition.claiming(values), values);
  }

  /** Returns rows and locks them; only for sessions that are transactions. */
  public <R> List<R> lock(Rows<R> rows) {
    TableRows<R> value = (TableRows<R>) rows;
    TableDefinition definition = value.definition();
    return rows(definition, definition.locking(value.values()), value.values());
  }
}
